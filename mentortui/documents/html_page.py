"""A page of HTML that needs no network: light and dark by what the reader's system says, black on white in print."""

from __future__ import annotations

from html import escape
from typing import Final

from mentortui.model.limits import clean

STYLE: Final = """
:root { --paper: #fff; --ink: #1d2430; --muted: #5b6573; --accent: #0f766e; --soft: #e6ebef; --rule: #c9d1d9; }
@media (prefers-color-scheme: dark) {
  :root { --paper: #14181d; --ink: #e6e9ee; --muted: #9aa5b1; --accent: #5fc9b8; --soft: #242c35; --rule: #3a444f; }
}
* { box-sizing: border-box; }
html { color-scheme: light dark; background: var(--paper); color: var(--ink); }
body { margin: 0; font: 1rem/1.5 system-ui, "Segoe UI", Roboto, "Noto Sans", sans-serif; overflow-wrap: anywhere; }
main { max-width: 46rem; margin: 0 auto; padding: 2rem 1.25rem 4rem; }
h1 { font-size: 1.7rem; line-height: 1.25; margin: 0 0 .75rem; } h2 { font-size: 1.2rem; margin: 2.25rem 0 .5rem; }
h3 { font-size: 1rem; margin: 1.5rem 0 .25rem; } p { margin: .4rem 0; } .muted { color: var(--muted); }
table { width: 100%; border-collapse: collapse; font-size: .95rem; } th { font-weight: 600; }
td, th { text-align: left; vertical-align: top; padding: .35rem .6rem .35rem 0; border-bottom: 1px solid var(--rule); }
td.number, th.number, td.day { text-align: right; white-space: nowrap; font-variant-numeric: tabular-nums; }
td.box { width: 1.6rem; } footer { margin-top: 3rem; color: var(--muted); font-size: .85rem; }
@media print {
  :root { --paper: #fff; --ink: #000; --muted: #333; --accent: #000; --soft: #ddd; --rule: #999; }
  html { color-scheme: light; } main { max-width: none; padding: 0; }
  h2, h3 { break-after: avoid; } tr, figure, svg { break-inside: avoid; } @page { margin: 16mm; }
}
"""


def page(title: str, body: str, style: str = "", language: str = "en") -> str:
    """A whole page. `body` is HTML; nothing in it is fetched from anywhere, which its policy enforces."""
    return (
        f'<!doctype html>\n<html lang="{language}">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'; "
        'img-src data:">\n'
        f"<title>{escaped(title)}</title>\n<style>{STYLE}{style}</style>\n</head>\n<body>\n<main>\n{body}\n</main>\n"
        "</body>\n</html>\n"
    )


def escaped(words: str) -> str:
    """A person's words as HTML shows them: control characters gone, nothing read as markup."""
    return escape(clean(words))
