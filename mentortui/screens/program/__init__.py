"""The program one is in, and the one coordinates."""
