"""Finding a profile, and reading the files that hold them."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import Final

import msgspec

from evidencelog.errors import EvidenceLogError, UsageError
from evidencelog.i18n import gettext as _
from evidencelog.reports.profiles.form import Profile

ORDER: Final = (
    "generic-letter",
    "generic-a4",
    "us-federal",
    "us-california",
    "england-wales",
    "canada",
    "australia",
    "archive",
)
"""All profiles, in the order in which they are shown."""

_FOLDER: Final = Path(__file__).parent / "courts"


class ProfileError(EvidenceLogError):
    """The data of a profile do not have the form of one (form.py)."""


def profile(key: str) -> Profile:
    """Return the profile of that key. Raises UsageError when there is none."""
    if key not in ORDER:
        raise UsageError(
            _("there is no profile {name}").format(name=f'"{key}"'),
            hint=_("the profiles are {names}").format(names=", ".join(ORDER)),
        )
    return _read(key)


def profiles() -> tuple[Profile, ...]:
    """Return all profiles, those for no court in particular first and the archive last."""
    return tuple(_read(key) for key in ORDER)


@cache
def _read(key: str) -> Profile:
    return decode((_FOLDER / f"{key}.toml").read_text(encoding="utf-8"))


def decode(text: str) -> Profile:
    """Return the profile that a TOML text describes. Raises ProfileError."""
    try:
        return msgspec.convert(tomllib.loads(text), Profile, strict=True)
    except (tomllib.TOMLDecodeError, msgspec.ValidationError) as error:
        raise ProfileError(
            _("this profile cannot be read ({reason})").format(reason=error)
        ) from error
