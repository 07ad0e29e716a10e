"""The journal on disk, and the state it merges. Free of pydantic and Textual.

Names are loaded on first use, so that `append` costs a command nothing but itself.
"""
