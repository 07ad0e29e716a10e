"""The command line: one file per noun, of which only the asked one is imported; never imports Textual."""
