"""Workshops, and who came."""
