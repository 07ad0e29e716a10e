"""Pure documents made from a journal: Markdown, CSV."""
