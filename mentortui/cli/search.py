"""Find words in everything you wrote: all of them must be there, in any order, whatever case and accents."""

from __future__ import annotations

import gc
from typing import TYPE_CHECKING, Final

from mentortui.cli.parser import examples, whole
from mentortui.errors import DONE, Refused

if TYPE_CHECKING:
    import argparse

    from mentortui.cli.session import Session

SHOWN: Final = 50


def configure(parser: argparse.ArgumentParser) -> None:
    """The words, and what narrows the search."""
    parser.add_argument("text", metavar="TEXT", nargs="+", help="words; a person's name finds what was said with them")
    parser.add_argument("--kind", metavar="KIND", help="only goals, meetings, notes, …")
    parser.add_argument("--limit", type=whole, default=SHOWN, metavar="N", help=f"at most so many ({SHOWN})")
    parser.epilog = examples("search budget", "search training budget --kind notes", "search ana promotion --json")


def run(args: argparse.Namespace, session: Session) -> int:
    """Print a line for each record found, best first."""
    from mentortui.documents.headline import headline, long_day
    from mentortui.practice import search
    from mentortui.store.glance import glance

    words = " ".join(args.text)
    if not words.strip():
        raise Refused("Search for what? Give at least one word.")
    kinds = None
    if args.kind:
        from mentortui.cli.listing import kind_asked

        kinds = [kind_asked(args.kind)]
    gc.disable()  # it would walk every record again and again, for a process that ends at once
    reader = glance(session.home) or session.journal()
    limit = max(args.limit, 0)
    hits = search.search(reader, words, kinds, limit + 1)
    found = [search.as_data(hit, headline(reader, hit.row)) for hit in hits[:limit]]
    if session.json:
        session.document({"results": found})
        return DONE
    if found:
        from mentortui.changes.naming import short
        from mentortui.cli.output import table

        session.print(table([(short(one["id"]), long_day(one["on"]), _said(one)) for one in found]))
    else:
        session.say(f"Nothing has {'all these words' if len(words.split()) > 1 else 'this word'}.")
    if len(hits) > limit:
        session.say(f"More was found; --limit {limit * 2} shows more of it.")
    return DONE


def _said(found: dict[str, str]) -> str:
    """The title and the words around the hit, once when they are the same."""
    title, excerpt = found["title"], found["excerpt"]
    return title if excerpt.strip("…") in title or not excerpt else (
        excerpt if title.strip("…") in excerpt else f"{title}: {excerpt}")  # fmt: skip
