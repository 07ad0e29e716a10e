"""Answers of people without the app: a form on its way to somebody, and what comes back. No disk, no clock."""
