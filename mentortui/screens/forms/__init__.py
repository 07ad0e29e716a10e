"""One form for every record: fields, drafts, and two versions side by side."""
