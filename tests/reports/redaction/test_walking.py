"""Every text of a report is gone through; what is not is named and known."""

from __future__ import annotations

import dataclasses
import types
import typing
from collections.abc import Iterator

from evidencelog.reports import model
from evidencelog.reports.redaction.walking import STRUCTURE, Place, mapped, texts_of
from tests.reports.samples import attachment, incident, report, standing


def shouted(text: str, _place: Place) -> str:
    return text.upper()


def classes(kind: typing.Any, seen: set[typing.Any]) -> Iterator[typing.Any]:
    for inner in typing.get_args(kind):
        yield from classes(inner, seen)
    if dataclasses.is_dataclass(kind) and kind not in seen:
        seen.add(kind)
        yield kind
        for hint in typing.get_type_hints(kind).values():
            yield from classes(hint, seen)


def sample(kind: typing.Any) -> typing.Any:
    """A value of that type with the text `words` wherever there may be one."""
    origin = typing.get_origin(kind)
    if origin in (typing.Union, types.UnionType):
        return sample(next(one for one in typing.get_args(kind) if one is not type(None)))
    if origin is tuple:
        arguments = [one for one in typing.get_args(kind) if one is not Ellipsis]
        return tuple(sample(one) for one in arguments)
    if origin is typing.Literal:
        return typing.get_args(kind)[0]
    if dataclasses.is_dataclass(kind):
        return kind(
            **{
                one.name: sample(typing.get_type_hints(kind)[one.name])
                for one in dataclasses.fields(kind)
            }
        )  # type: ignore[operator]
    return {str: "words", int: 1, float: 0.5, bool: False}[kind]


def strings(value: typing.Any, path: str = "") -> Iterator[tuple[str, str]]:
    if isinstance(value, str):
        yield path, value
    elif isinstance(value, tuple):
        for one in value:
            yield from strings(one, path)
    elif dataclasses.is_dataclass(value):
        for one in dataclasses.fields(value):
            name = f"{type(value).__name__}.{one.name}"
            yield from strings(getattr(value, one.name), name)


def test_only_named_fields_of_the_model_are_not_gone_through() -> None:
    known = {f"{kind.__name__}.{name}" for kind, names in STRUCTURE.items() for name in names}
    inside = {"Conventions", "Bates"}
    left = set()
    for part in typing.get_args(model.Part):
        whole = dataclasses.replace(sample(model.Report), parts=(sample(part),))
        left |= {path for path, text in strings(mapped(whole, shouted)) if text == "words"}
    assert {path for path in left if path.split(".")[0] not in inside} <= known


def test_the_names_of_what_is_not_gone_through_are_fields() -> None:
    for kind, names in STRUCTURE.items():
        assert names <= {one.name for one in dataclasses.fields(kind)}


def test_a_text_knows_the_entry_that_it_belongs_to() -> None:
    files = (attachment("a.jpg", b"x"),)
    found = report(standing(incident("the account", 7, attachments=files)))
    places = dict(texts_of(found))
    assert places["the account"] == (7, "entries")
    assert places["a.jpg"] == (7, "entries")


def test_a_report_without_anything_to_change_is_the_same() -> None:
    found = report(standing(incident("a")))
    assert mapped(found, lambda text, _place: text) is found
