"""A book to write in, empty but for its owner, or with Ana Silva as mentee."""

from __future__ import annotations

import pytest

from tests.changes.book import Book, mentor


@pytest.fixture
def book() -> Book:
    """A journal of Tom Berg alone."""
    return Book()


@pytest.fixture
def pair(book: Book) -> Book:
    """Tom Berg mentors Ana Silva."""
    mentor(book, "Ana Silva")
    return book
