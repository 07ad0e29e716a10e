"""The shared folder: what this home writes for others, and what it takes in from them.

`envelope` is how every file there is sealed and signed, `segment` what a device says about records in one.
"""
