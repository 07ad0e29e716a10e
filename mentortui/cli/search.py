"""Find words in everything you wrote: all of them must be there, in any order, whatever case and accents."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from mentortui.cli.parser import at_least_one, examples
from mentortui.errors import DONE, Refused
from mentortui.model import limits

if TYPE_CHECKING:
    import argparse

    from mentortui.cli.session import Session
    from mentortui.model.reader import Directory
    from mentortui.practice.finding import Query
    from mentortui.practice.search import Hit

SHOWN: Final = 50


def configure(parser: argparse.ArgumentParser) -> None:
    """The words, and what narrows the search."""
    said = "words and names; also kind:goals, with:ana, sort:new or sort:old"
    parser.add_argument("text", metavar="TEXT", nargs="+", help=said)
    parser.add_argument("--kind", metavar="KIND", help="only goals, meetings, notes, …")
    parser.add_argument("--limit", type=at_least_one, default=SHOWN, metavar="N", help=f"at most so many ({SHOWN})")
    shown = ("search budget", "search training budget --kind notes", "search kind:actions with:ana sort:new")
    parser.epilog = examples(*shown) + (
        "\n\nThe sign behind the id says who can read a record: · only you, + shared, # counted by the program as well."
    )


def run(args: argparse.Namespace, session: Session) -> int:
    """Print a line for each record found, best first."""
    words = limits.clean(" ".join(args.text))
    if not words.strip():
        raise Refused("Search for what? Give at least one word.")
    from mentortui.practice.finding import query

    asked = query(words)
    if args.kind:
        from mentortui.cli.listing import kind_asked

        asked = asked._replace(kinds=(kind_asked(args.kind),))
    if not asked.asks:
        raise Refused("Sort what? Give at least one word, or a kind such as kind:goals.")
    return _search(session, asked, args.limit)


def _search(session: Session, asked: Query, limit: int) -> int:
    from mentortui.documents.headline import headline
    from mentortui.practice import search
    from mentortui.practice.finding import find
    from mentortui.store.glance import glance

    reader = glance(session.home) or session.journal()
    hits = find(reader, asked, limit + 1)
    titles = [headline(reader, hit.row) for hit in hits[:limit]]
    if session.json:
        session.document({"results": [search.as_data(hit, title) for hit, title in zip(hits, titles, strict=False)]})
        return DONE
    if hits:
        from mentortui.cli.output import table

        session.print(table([_line(reader, hit, title) for hit, title in zip(hits, titles, strict=False)]))
    else:
        session.say(_nothing(asked))
    if len(hits) > limit:
        session.say(f"More was found; --limit {limit * 2} shows more of it.")
    return DONE


def _nothing(asked: Query) -> str:
    """Why nothing was found, in a sentence."""
    if asked.kinds or asked.people:
        return "Nothing is all of that."
    return f"Nothing has {'all these words' if len(asked.words.split()) > 1 else 'this word'}."


def _line(reader: Directory, hit: Hit, title: str) -> tuple[str, str, str, str]:
    """Its id, who reads it, its day, its title and the words around the hit: once, where one says the other."""
    from mentortui.changes.naming import short
    from mentortui.documents.headline import long_day
    from mentortui.practice.readers import glyph

    said, around = title.strip("…"), hit.excerpt.strip("…")
    if not around or around in said:
        words = title
    elif hit.row.get("text") or said in around:  # a text is its own title
        words = hit.excerpt
    else:
        words = f"{title}: {hit.excerpt}"
    return short(hit.row["id"]), glyph(reader, hit.row), long_day(hit.day), words
