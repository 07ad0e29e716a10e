"""What a person does, as pure functions from a reader and arguments to a delta, or a refusal in words."""
