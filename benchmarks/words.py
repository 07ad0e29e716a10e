"""Sentences for made-up journals: the same for the same number, so that every peer holds the same text."""

from __future__ import annotations

SUBJECTS = ("handover", "feedback", "roadmap", "delegation", "interview", "workshop", "estimate", "budget")
VERBS = ("Talked through", "Planned", "Reviewed", "Practised", "Shadowed", "Wrote up", "Asked about", "Listened to")
PLACES = ("with the platform team", "before the release", "over a walk", "in the weekly call", "at the whiteboard")
RARE = "periwinkle"
RARE_EVERY = 500
"""One sentence in this many holds the rare word that searches look for."""


def line(number: int) -> str:
    """The sentence of this number, about sixty characters."""
    subject = SUBJECTS[number % len(SUBJECTS)]
    verb = VERBS[number // 3 % len(VERBS)]
    place = PLACES[number // 7 % len(PLACES)]
    rare = f" {RARE}" if number % RARE_EVERY == 7 else ""
    return f"{verb} the {subject} {place}{rare}, number {number}"
