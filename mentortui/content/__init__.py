"""Data that ships with mentortui: templates and the demo. Data, not code."""
