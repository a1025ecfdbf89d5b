"""What can be said about an entry of any kind."""

from __future__ import annotations

from typing import Final

from evidencelog.cli.field_table import SORTING, WHAT, WHEN, WHO, Choices, EntryField
from evidencelog.i18n import gettext as _

_HEARD: Final[Choices] = (
    ("saw", _("I saw or heard it myself")),
    ("told", _("somebody told me")),
    ("document", _("from a document, message or recording")),
    ("inferred", _("I concluded it")),
    ("unknown", _("I don't know")),
)

FIELDS: Final = (
    EntryField("title", "title", "line", WHAT, _("A short title"), _("A short title.")),
    EntryField(
        "text",
        "account",
        "text",
        WHAT,
        _("What happened? In your own words."),
        _("What happened, in your own words."),
    ),
    EntryField(
        "known",
        "known/how",
        "choice",
        WHAT,
        _("How do you know it?"),
        _("How you know it."),
        choices=_HEARD,
    ),
    EntryField(
        "told-by", "known/by", "line", WHAT, _("Who told you?"), _("Who told you, if somebody did.")
    ),
    EntryField(
        "when",
        "occurred",
        "moment",
        WHEN,
        _("When did it happen?"),
        _("When it happened: 2026-03-14 18:05, yesterday 6pm, about 6pm, March 2026, unknown."),
        metavar="TIME",
    ),
    EntryField(
        "until",
        "occurred/to",
        "moment",
        WHEN,
        _("Until when?"),
        _("When it ended."),
        metavar="TIME",
    ),
    EntryField("where", "place/text", "line", WHEN, _("Where was it?"), _("Where it happened.")),
    EntryField(
        "address",
        "place/address",
        "line",
        WHEN,
        _("The exact address (left out of every copy unless you ask for it)"),
        _("The exact address; left out of every copy unless you ask for it."),
    ),
    EntryField(
        "coordinates",
        "place/coordinates",
        "line",
        WHEN,
        _("The place on the map"),
        _("Latitude and longitude."),
    ),
    EntryField(
        "person",
        "people",
        "pairs",
        WHO,
        _("Who was there, or is concerned? One name after the other."),
        _("Somebody who was there or is concerned; with =party, =present, =officer or =other."),
        extra="role",
        metavar="NAME[=ROLE]",
    ),
    EntryField(
        "witness",
        "people",
        "pairs",
        WHO,
        _("Who else saw or heard it?"),
        _("A witness, and how to reach them."),
        extra="contact",
        metavar="NAME[=CONTACT]",
    ),
    EntryField(
        "child",
        "children",
        "pairs",
        WHO,
        _("Were children there?"),
        _("A child; with =saw, =heard, =present, =nearby, =told, =not there."),
        extra="how",
        metavar="NAME[=HOW]",
    ),
    EntryField(
        "child-reaction",
        "children/reaction",
        "words",
        WHO,
        _("What did the child do and say?"),
        _("What the child did and said, unasked; one for each --child."),
    ),
    EntryField(
        "category",
        "tags",
        "words",
        SORTING,
        _("Words to find it by"),
        _("A word to find it by: threat, weapon, money, ... (repeatable)"),
    ),
    EntryField(
        "clause",
        "clauses",
        "pairs",
        SORTING,
        _("Which clause of an order, or stated limit, was not followed?"),
        _("A clause that was not followed, with the entry number of the order. (repeatable)"),
        extra="order",
        metavar="CLAUSE[=ENTRY]",
    ),
    EntryField(
        "link",
        "links",
        "pairs",
        SORTING,
        _("Which other entries belong to it? Their numbers."),
        _("Another entry that belongs to it, by number. (repeatable)"),
        extra="how",
        metavar="ENTRY[=HOW]",
    ),
    EntryField(
        "needed",
        "needed",
        "pairs",
        SORTING,
        _("What else would show it, and who has it?"),
        _("What else would show it, and who has it. (repeatable)"),
        extra="held_by",
        metavar="WHAT[=WHO]",
    ),
)
