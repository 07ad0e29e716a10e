"""Real transports of a shared folder, on the loopback only."""
