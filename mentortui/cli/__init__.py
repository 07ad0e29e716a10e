"""The command line: one module per noun, imported only when asked for; never imports Textual."""
