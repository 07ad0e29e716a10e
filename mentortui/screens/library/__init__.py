"""The library: links, files and books."""
