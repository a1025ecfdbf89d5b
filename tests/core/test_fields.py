"""Which lists of fields an entry may have (docs/format.md, rules 3 to 5)."""

from __future__ import annotations

import pytest

from evidencelog.core.fields import MAX_OPENINGS, MAX_VALUE_BYTES, FieldError, Fields, check_fields

KIND = ("/kind", "incident")

ALLOWED: dict[str, Fields] = {
    "kind alone": (KIND,),
    "groups and lists": (
        KIND,
        ("/people/0/name", "Sam"),
        ("/people/0/role", "witness"),
        ("/people/1/name", "Alex"),
        ("/text", ("One.",)),
    ),
    "elements in any order": (KIND, ("/tags/1", "b"), ("/tags/0", "a")),
    "do not know": (KIND, ("/where/unknown", "true")),
    "a name that begins with another": (KIND, ("/a", "1"), ("/ab", "2"), ("/a_b/c", "3")),
    "six levels": (KIND, ("/a/b/c/d/e/f", "x")),
    "longest name": (KIND, (f"/{'a' * 40}", "x")),
    "longest value": (KIND, ("/text", (("\u00e9" * (MAX_VALUE_BYTES // 2)),))),
    "control characters": (KIND, ("/text", ("\x00\x1b[2J\u202e",))),
    "beyond the first plane": (KIND, ("/text", ("\U0001f469\u200d\U0001f467",))),
    "eleven elements": (KIND, *((f"/tags/{at}", "x") for at in range(11))),
}

REFUSED: dict[str, tuple[Fields, str]] = {
    "no fields": ((), "first field"),
    "kind not first": ((("/text", "x"), KIND), "first field"),
    "kind in words": ((("/kind", ("incident",)),), "kind of an entry"),
    "same label twice": ((KIND, ("/a", "1"), ("/a", "1")), "twice"),
    "value and group": ((KIND, ("/a", "1"), ("/a/b", "2")), "/a is both"),
    "group and value": ((KIND, ("/a/b/c", "2"), ("/a", "1")), "/a is both"),
    "label like a word": ((KIND, ("/text", ("x",)), ("/text/0", "x")), "/text is both"),
    "no slash": ((KIND, ("a", "x")), "label"),
    "empty label": ((KIND, ("", "x")), "label"),
    "empty name": ((KIND, ("/a//b", "x")), "label"),
    "slash at the end": ((KIND, ("/a/", "x")), "label"),
    "capital": ((KIND, ("/A", "x")), "label"),
    "hyphen": ((KIND, ("/a-b", "x")), "label"),
    "other letters": ((KIND, ("/é", "x")), "label"),
    "other digits": ((KIND, ("/a/٤", "x")), "label"),
    "line end": ((KIND, ("/a\n", "x")), "label"),
    "name too long": ((KIND, (f"/{'a' * 41}", "x")), "label"),
    "seven levels": ((KIND, ("/a" * 7, "x")), "label"),
    "label too long": ((KIND, (f"/{'a' * 40}" * 5, "x")), "label"),
    "list from 1": ((KIND, ("/tags/1", "x")), "list at /tags is not"),
    "list with a gap": ((KIND, ("/tags/0", "x"), ("/tags/2", "x")), "list at /tags is not"),
    "leading zero": ((KIND, ("/tags/00", "x")), "list at /tags is not"),
    "list and names": ((KIND, ("/tags/0", "x"), ("/tags/unknown", "true")), "list at /tags"),
    "list inside a list": ((KIND, ("/a/0/b/1", "x")), "list at /a/0/b is not"),
    "empty value": ((KIND, ("/a", "")), "/a is empty"),
    "no words": ((KIND, ("/text", ())), "/text has no words"),
    "empty word": ((KIND, ("/text", ("x", ""))), "/text is empty"),
    "half a character": ((KIND, ("/a", "x\ud83d")), "/a has half a character"),
    "half a character in a word": ((KIND, ("/text", ("\udc00",))), "/text has half"),
    "value too long": ((KIND, ("/a", "x" * (MAX_VALUE_BYTES + 1))), "/a is longer"),
    "value of too many bytes": ((KIND, ("/a", "é" * (MAX_VALUE_BYTES // 2 + 1))), "/a is longer"),
    "too many words": ((KIND, ("/text", ("x",) * (MAX_OPENINGS - 1))), "more than 1048576 parts"),
}


@pytest.mark.parametrize("fields", ALLOWED.values(), ids=ALLOWED)
def test_fields_are_allowed(fields: Fields) -> None:
    check_fields(fields)


@pytest.mark.parametrize(("fields", "message"), REFUSED.values(), ids=REFUSED)
def test_fields_are_refused(fields: Fields, message: str) -> None:
    with pytest.raises(FieldError, match=message):
        check_fields(fields)


def test_refused_labels_are_refused_again() -> None:
    for _attempt in range(2):
        with pytest.raises(FieldError, match="twice"):
            check_fields((KIND, KIND))


def test_as_many_words_as_fit_are_allowed() -> None:
    check_fields((KIND, ("/text", ("x",) * (MAX_OPENINGS - 2))))
