"""The limits we are measured against: the least program that does the same thing."""
