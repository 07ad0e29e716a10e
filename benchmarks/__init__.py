"""How fast the journal, its commands and its app are, beside peers and bare limits."""
