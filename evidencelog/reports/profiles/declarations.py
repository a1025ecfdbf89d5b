"""Forms to fill in, change and sign by hand, as data with the source of their wording.

Nothing in them is asserted beforehand: names, dates and answers are blank lines. They stay
in English in every language of the program, because the words belong to the court that
gave them. A form is marked as a draft as long as nobody read the whole of its wording in
the text that prescribes it.
"""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import Annotated, Final

import msgspec
from msgspec import Meta

from evidencelog.errors import UsageError
from evidencelog.i18n import gettext as _
from evidencelog.reports.model import Blank, Declaration
from evidencelog.reports.profiles.shelf import ProfileError

_FILE: Final = Path(__file__).parent / "declarations.toml"

_Text = Annotated[str, Meta(min_length=1)]


class _Blank(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    label: _Text
    lines: Annotated[int, Meta(ge=1, le=12)] = 1


class _Form(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """`read` is the day on which the wording was read; a draft says in `source` what was not."""

    key: _Text
    title: _Text
    source: _Text
    read: Annotated[str, Meta(pattern=r"^\d{4}-\d\d-\d\d$")]
    draft: bool
    paragraphs: Annotated[tuple[_Text, ...], Meta(min_length=1)]
    blanks: Annotated[tuple[_Blank, ...], Meta(min_length=1)]


class _Forms(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    forms: tuple[_Form, ...]


def declaration(key: str) -> Declaration:
    """Return the form of that key. Raises UsageError when there is none."""
    forms = _forms()
    if key not in forms:
        raise UsageError(
            _("there is no declaration {name}").format(name=f'"{key}"'),
            hint=_("the declarations are {names}").format(names=", ".join(forms)),
        )
    return forms[key]


def declarations() -> tuple[Declaration, ...]:
    """Return all forms."""
    return tuple(_forms().values())


@cache
def _forms() -> dict[str, Declaration]:
    return {one.key: one for one in decode(_FILE.read_text(encoding="utf-8"))}


def decode(text: str) -> tuple[Declaration, ...]:
    """Return the forms that a TOML text describes. Raises ProfileError."""
    try:
        forms = msgspec.convert(tomllib.loads(text), _Forms, strict=True).forms
    except (tomllib.TOMLDecodeError, msgspec.ValidationError) as error:
        raise ProfileError(
            _("these declarations cannot be read ({reason})").format(reason=error)
        ) from error
    return tuple(_declaration(form) for form in forms)


def _declaration(form: _Form) -> Declaration:
    return Declaration(
        key=form.key,
        title=form.title,
        source=f"{form.source} (read {form.read})",
        paragraphs=form.paragraphs,
        blanks=tuple(Blank(label=one.label, lines=one.lines) for one in form.blanks),
        draft=form.draft,
    )
