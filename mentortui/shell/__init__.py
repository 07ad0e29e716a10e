"""What lies under the app: keys heard one at a time, changes carried to the journal, what works on every screen."""
