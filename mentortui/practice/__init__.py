"""Pure rules of one relationship."""
