"""What a person does: pure functions from a reader and arguments to a delta, or a refusal in words.

The command line, the app, the inbox and imports call the same ones. Times, days and ids are passed in.
"""
