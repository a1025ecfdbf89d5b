"""What the person prefers and what reports need to know once: kept sealed beside the log."""

from __future__ import annotations

from typing import Any, Literal

import msgspec

from evidencelog.app import beside
from evidencelog.app.session import OpenLog
from evidencelog.errors import UsageError
from evidencelog.i18n import gettext as _
from evidencelog.storage.transaction import Reading

PURPOSE = "settings"


class Settings(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """All settings; what is not set is None or off.

    `numbers` are telephone numbers that the person wants to see after a dangerous entry;
    `quiet` turns that line off. `date_order` reads numeric dates; `zone` is IANA.

    `profile` is the court whose conventions reports follow. `role` and `other_role` are
    what the court calls the person and the other party; `parties` is both on one line, as
    it was asked for before there were roles. `initials` stand before exhibit numbers,
    `bates_prefix` before page numbers of exhibits. `case_asked` is set once the questions
    about the case were put.
    """

    name: str | None = None
    zone: str | None = None
    date_order: Literal["dmy", "mdy", "ymd"] | None = None
    numbers: str | None = None
    quiet: bool = False
    shell_hint_shown: bool = False
    paper: Literal["letter", "a4"] | None = None
    court: str | None = None
    case_number: str | None = None
    parties: str | None = None
    profile: str | None = None
    role: str | None = None
    other_party: str | None = None
    other_role: str | None = None
    initials: str | None = None
    bates_prefix: str | None = None
    case_asked: bool = False


def settings_of(log: OpenLog, view: Reading) -> Settings:
    """Return the settings as one transaction sees them."""
    return beside.read(log, view, PURPOSE, Settings, Settings())


def read_settings(log: OpenLog) -> Settings:
    """Return the settings; all at their defaults when they were damaged."""
    with log.store.reading() as view:
        return settings_of(log, view)


def change_settings(log: OpenLog, **changes: Any) -> Settings:
    """Change some settings; None or False clears one. Raises UsageError for a wrong value."""
    unknown = set(changes) - set(Settings.__struct_fields__)
    if unknown:
        raise UsageError(
            _("there is no setting {name}").format(name=", ".join(sorted(unknown))),
            hint=_("the settings are {names}").format(names=", ".join(Settings.__struct_fields__)),
        )
    with log.store.writing() as change:
        before = msgspec.to_builtins(settings_of(log, change))
        try:
            after = msgspec.convert(before | changes, Settings)
        except msgspec.ValidationError as error:
            raise UsageError(
                _("this value does not fit the setting ({reason})").format(reason=error)
            ) from error
        beside.write(log, change, PURPOSE, after)
    return after
