"""Many relationships: what is counted of them, figures made of it, and what a coordinator does with that. Pure."""
