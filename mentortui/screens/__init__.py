"""One file and one stylesheet per screen: compose, keys to actions, show results."""
