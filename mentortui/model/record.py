"""What every record carries, and the values a field may hold: each limit is a function, named for the schema too."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field

from mentortui.model import limits


def _schema(**words: Any) -> Any:
    """What the published JSON Schema says of a limit; the limit itself is the function beside it."""
    return Field(json_schema_extra=words)


Title = Annotated[str, AfterValidator(limits.title), _schema(minLength=1, maxLength=limits.TITLE_MAX)]
Name = Annotated[str, AfterValidator(limits.name), _schema(minLength=1, maxLength=limits.NAME_MAX)]
Phrase = Annotated[str, AfterValidator(limits.phrase), _schema(maxLength=limits.TITLE_MAX)]
Text = Annotated[str, AfterValidator(limits.text), _schema(maxLength=limits.TEXT_MAX)]
Written = Annotated[str, AfterValidator(limits.written), _schema(minLength=1, maxLength=limits.TEXT_MAX)]
Day = Annotated[str, AfterValidator(limits.day), _schema(format="date")]
Moment = Annotated[str, AfterValidator(limits.moment), _schema(format="date-time")]
FilePath = Annotated[str, AfterValidator(limits.path), _schema(minLength=1, maxLength=limits.PATH_MAX)]
Link = Annotated[str, AfterValidator(limits.link), _schema(format="uri")]
Number = Annotated[float | int, AfterValidator(limits.number)]
Minutes = Annotated[int, AfterValidator(limits.minutes), _schema(minimum=1, maximum=limits.MINUTES_MAX)]
Hours = Annotated[float | int, AfterValidator(limits.hours), _schema(minimum=0, maximum=limits.HOURS_MAX)]
Places = Annotated[int, AfterValidator(limits.places), _schema(minimum=0, maximum=limits.SET_MAX)]
Confidence = Annotated[int, AfterValidator(limits.confidence), _schema(minimum=1, maximum=10)]
Elements = Annotated[list[str], AfterValidator(limits.elements), _schema(uniqueItems=True, maxItems=limits.SET_MAX)]
Answers = Annotated[dict[str, Any], AfterValidator(limits.answers), _schema(maxProperties=limits.SET_MAX)]
Threshold = Annotated[int, AfterValidator(limits.threshold), _schema(minimum=3, maximum=1_000)]
Five = Annotated[int, Field(ge=1, le=5)]
RecordId = Annotated[str, Field(pattern=r"^[a-z_]+-[0-9a-f]{32}$")]


class Record(BaseModel):
    """What every record carries."""

    model_config = ConfigDict(extra="allow", str_strip_whitespace=False)

    id: RecordId = Field(description="Kind, a dash, and 128 random bits as hexadecimal digits.")
    at: Moment = Field(description="When it was written, as its writer's clock said.")
    by: str = Field(description="Id of the person who wrote it.")
    readers: Literal["only_you", "relationship", "everyone"] = Field(
        "only_you", description="Who can read it: its writer, the relationship, or everyone in the program."
    )
    counted: bool = Field(False, description="Whether the program counts the fixed list of fields made from it.")
    relationship: str | None = Field(None, description="Id of the relationship it belongs to.")
    deleted: bool = Field(False, description="Deleted records are kept until purged, and can be brought back.")
    moved_from: str | None = Field(
        None, description="Id it had before its readers changed; kept on the private side only."
    )
    position: str | None = Field(
        None, description="Place in its list: a fraction written so that text order is list order."
    )
    program: str | None = Field(None, description="Id of the shared folder of the program it belongs to or is open in.")
    by_name: str | None = Field(None, description="Name of its writer, where it is open to everyone in a program.")
    about_name: str | None = Field(None, description="Name of whom it is about, where it is open to everyone.")
    same_as: str | None = Field(None, description="Id of the record this one turned out to be; links follow it.")
