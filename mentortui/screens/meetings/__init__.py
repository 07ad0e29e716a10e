"""The meetings screen, a meeting in full, and the live meeting."""
