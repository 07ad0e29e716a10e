"""Forms written for tests: a small one, and one in the shape of a published measure of 26 items in six subscales."""

SIZES = (6, 5, 3, 5, 2, 5)

SMALL = """
id = "small"
version = 1
title = "A small form"
who = "both"
about = "relationship"
seen = "Confidential: only you read this, not even {name}."
scoring = "mean"

[scales]
often = ["never", "", "always"]

[[items]]
id = "one"
text = "First"
type = "scale"
scale = "often"

[[items]]
id = "two"
text = "Second"
type = "scale"
labels = ["no", "perhaps", "yes"]
reverse = true

[[items]]
id = "why"
text = "Why?"
type = "text"
optional = true

[[items]]
id = "what"
text = "What?"
type = "choice"
options = ["tea", "talk", "time"]
many = true

[[subscales]]
id = "both"
title = "Both"
items = ["one", "two"]
"""


def competency(version: int = 1) -> str:
    """26 items from 1 to 7 in subscales of 6, 5, 3, 5, 2 and 5; only the ends of the scale have words."""
    lines = [
        f"""
id = "competency"
version = {version}
title = "Mentoring competency"
who = "mentor"
about = "me"
seen = "Confidential: only you read this."
scoring = "mean"
source = "Neutral wording in the shape of a published measure"
[scales]
skilled = ["not at all", "", "", "moderately", "", "", "extremely"]
"""
    ]
    number = 0
    for part, size in enumerate(SIZES, 1):
        ids = []
        for _ in range(size):
            number += 1
            ids.append(f"i{number}")
            lines.append(f'[[items]]\nid = "i{number}"\ntext = "Statement {number}"\ntype = "scale"\nscale = "skilled"')
        lines.append(f'[[subscales]]\nid = "s{part}"\ntitle = "Part {part}"\nitems = {ids}'.replace("'", '"'))
    # Tables of one name stand together in TOML.
    items = [one for one in lines if one.startswith("[[items]]")]
    return "\n".join([lines[0], *items, *(one for one in lines if one.startswith("[[subscales]]"))])


def long_form(items: int = 100) -> str:
    """A form of many items on one scale."""
    asked = "\n".join(
        f'[[items]]\nid = "i{number}"\ntext = "Statement {number}"\ntype = "scale"\nscale = "s"'
        for number in range(items)
    )
    return f"""
id = "long"
version = 1
title = "A long form"
who = "both"
about = "relationship"
seen = "Confidential: only you read this."
scoring = "mean"
[scales]
s = ["low", "", "", "", "high"]
{asked}
"""
