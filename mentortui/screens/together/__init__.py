"""What two people have together: their agreement, how it stands between them, and a good end."""
