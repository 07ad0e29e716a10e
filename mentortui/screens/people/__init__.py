"""The people screen, a person in full, and their forms."""
