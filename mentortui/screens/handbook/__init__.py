"""The handbook: its pages, one to read, its self-check."""
