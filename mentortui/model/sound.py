"""Whether what somebody else's program wrote can stand where it was written.

One's own words are checked when they are said. What comes from outside is not: a day that is a number, a title that
is a list would end every screen that shows it. Choices are taken as words, for a newer version may know more of them;
fields and kinds that are not known here are kept as they are.
"""

from __future__ import annotations

from functools import cache, reduce
from operator import or_
from typing import TYPE_CHECKING, Annotated, Any, Final, Literal, get_args, get_origin

from mentortui.errors import Refused
from mentortui.model.vocabulary import SET_FIELDS

if TYPE_CHECKING:
    from pydantic import TypeAdapter

WORD_MAX: Final = 200
"""Characters of a choice, and of an element of a set."""


def fits(kind: str, field: str, value: Any) -> bool:
    """Whether a value can stand in a field of a kind; `field` of a set is `tags/<element>`. None empties any field."""
    name, slash, element = field.partition("/")
    if slash and name in SET_FIELDS.get(kind, ()):
        return type(value) is bool and 0 < len(element) <= WORD_MAX
    if value is None:
        return True
    taken = _taken(kind, field)
    if taken is None:
        return True
    from pydantic import ValidationError

    try:
        taken.validate_python(value, strict=True)
    except (ValidationError, Refused):
        return False
    return True


@cache
def _taken(kind: str, field: str) -> TypeAdapter[Any] | None:
    """What a field takes; None where anything may stand, for this version does not know it."""
    from pydantic import TypeAdapter

    from mentortui.model.records import MODELS

    known = MODELS[kind].model_fields.get(field) if kind in MODELS else None
    if known is None:
        return None
    kept: Any = known.annotation if field == "readers" else _wider(known.annotation)
    whole: Any = Annotated[kept, *known.metadata] if known.metadata else kept
    return TypeAdapter(whole)


def _wider(annotation: Any) -> Any:
    """An annotation with every choice of words widened to any short word."""
    from pydantic import Field

    if get_origin(annotation) is Literal:
        words = all(isinstance(choice, str) for choice in get_args(annotation))
        return Annotated[str, Field(min_length=1, max_length=WORD_MAX)] if words else annotation
    parts = get_args(annotation)
    if parts and not isinstance(annotation, type) and type(None) in parts:
        return reduce(or_, map(_wider, parts))
    return annotation
