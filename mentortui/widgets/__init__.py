"""Lists, editors and dialogs: they know records, never the store."""
