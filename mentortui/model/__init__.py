"""What a journal holds: vocabulary, limits, records and the reader protocol.

Nothing is imported here, because quick capture needs `vocabulary` without pydantic.
"""
