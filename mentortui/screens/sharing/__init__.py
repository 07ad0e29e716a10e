"""Shared folders: who is in each, what waits, what was set aside, and what was written in two places apart."""
