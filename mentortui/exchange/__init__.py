"""Import and export: what leaves a journal and what comes into it."""
