"""The goals screen, a goal in full, its forms and its coach."""
