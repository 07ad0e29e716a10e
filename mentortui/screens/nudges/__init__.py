"""Lines worth a look: putting one aside on Today, and the list of all rules."""
