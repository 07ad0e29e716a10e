"""Milestones: the trail, the trophy shelf, introductions, and the celebration."""
