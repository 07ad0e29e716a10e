"""Forms on their way to somebody, as tests write them."""

from __future__ import annotations

from mentortui.practice.by_form.asking import Asking
from mentortui.practice.by_form.sheet import Named
from mentortui.practice.forms import load, shipped

TOM = Named("Tom Berg", "person-" + "0" * 32)
ANA = Named("Ana Silva", "person-" + "a" * 32)

EVERY_KIND = """
id = "every-kind"
version = 2
title = "Every <b>kind</b> & </script><script>alert(1)</script>"
who = "everyone"
about = "program"
seen = "Confidential: {name} & nobody <i>else</i>."
minutes = 3
scoring = "none"
source = "Written for tests"
licence = "MIT"

[scales]
five = ["no", "", "so-so", "", "yes & yes"]

[[items]]
id = "scale"
text = "A scale \\"quoted\\" <u>tag</u>"
type = "scale"
scale = "five"
part = "First"

[[items]]
id = "number"
text = "A small number"
type = "number"
low = 0
high = 10

[[items]]
id = "large"
text = "A large number"
type = "number"
low = 0
high = 500
optional = true

[[items]]
id = "one"
text = "One of these"
type = "choice"
options = ["red, and blue", "</option>", "green"]
part = "Second (of two)"

[[items]]
id = "many"
text = "Some of these"
type = "choice"
many = true
options = ["a", "b", "c"]
optional = true

[[items]]
id = "text"
text = "Words (any)"
type = "text"
hint = "as <many> as you like"
optional = true
"""


def of(form: str = "meeting-mentee", **known: object) -> Asking:
    """A form that Tom Berg sends to Ana Silva."""
    spec = load(EVERY_KIND, "every kind") if form == "every-kind" else shipped()[form]
    return Asking(spec, TOM, **{"number": "0123456789abcdef", "writer": ANA, "other": TOM, **known})  # type: ignore[arg-type]
