"""What can be said about a person."""

from __future__ import annotations

from typing import Final

from evidencelog.cli.field_table import PERSON, EntryField
from evidencelog.i18n import gettext as _

FIELDS: Final = (
    EntryField("name", "name", "line", PERSON, _("Their name?"), _("The full name."), ("person",)),
    EntryField(
        "short",
        "short",
        "line",
        PERSON,
        _("A short name, to type quickly?"),
        _("A short name, to type quickly."),
        ("person",),
    ),
    EntryField(
        "role",
        "role",
        "choice",
        PERSON,
        _("Who is it in this?"),
        _("The person's part in this."),
        ("person",),
        (
            ("other party", _("the other party")),
            ("child", _("a child")),
            ("witness", _("a witness")),
            ("relative", _("a relative")),
            ("professional", _("a professional")),
            ("other", _("somebody else")),
        ),
    ),
    EntryField(
        "relation",
        "relation",
        "line",
        PERSON,
        _("How are they related to you?"),
        _("How they are related to you."),
        ("person",),
    ),
    EntryField(
        "alias",
        "aliases",
        "words",
        PERSON,
        _("Other names?"),
        _("Another name. (repeatable)"),
        ("person",),
    ),
    EntryField(
        "identifier",
        "identifiers",
        "pairs",
        PERSON,
        _("Numbers, addresses and account names?"),
        _("A number, address or account name. (repeatable)"),
        ("person",),
        extra="type",
        metavar="VALUE[=TYPE]",
    ),
    EntryField(
        "blocked-since",
        "identifiers/blocked",
        "words",
        PERSON,
        _("Blocked since when?"),
        _("Since when it is blocked; one for each --identifier."),
        ("person",),
    ),
    EntryField(
        "born", "born", "line", PERSON, _("Date of birth?"), _("Date of birth."), ("person",)
    ),
    EntryField(
        "initials",
        "initials",
        "line",
        PERSON,
        _("Initials, for copies?"),
        _("Initials, for copies in which the name is not to stand."),
        ("person",),
    ),
    EntryField(
        "contact",
        "contact",
        "line",
        PERSON,
        _("How can they be reached? (left out of copies)"),
        _("How they can be reached; left out of copies."),
        ("person",),
    ),
)
