"""What a person does: pure functions from a reader and arguments to a delta, or a refusal in words.

The command line, the app, the inbox and imports call the same ones. Times, days and ids are passed in. Each raises
NotFound where an id or a name answers to no record, Ambiguous where to several, and Refused for a value that breaks a
limit; what else it refuses is said where it stands. Nothing is changed then.
"""
