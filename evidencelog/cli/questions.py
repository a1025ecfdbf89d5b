"""The guided questions: which things are asked first for each kind of entry.

Data only. At most five answers stand before "save"; everything else of a kind can be
said under "more", in the groups of the table of questions.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from evidencelog.cli.entry_fields import BY_NAME, SECTIONS, EntryField, fields_for
from evidencelog.i18n import gettext as _

if TYPE_CHECKING:
    from collections.abc import Mapping

QUOTE: Final = "quote"
FILES: Final = "files"


class Step(NamedTuple):
    """One question: the answer it fills, how it is asked, a line of help beside it."""

    name: str
    ask: str
    help: str = ""


class Guide(NamedTuple):
    """The first questions for one kind, and answers that go without saying."""

    steps: tuple[Step, ...]
    given: tuple[tuple[str, str], ...] = ()


_WORDS: Final = Step(
    QUOTE,
    _("What was said or written, in their exact words?"),
    _("Enter on an empty line: done, or none."),
)
_WHEN: Final = Step(
    "when",
    _("When did it happen?"),
    _("For example: yesterday 6pm, last Tuesday, about 18:00, March 2026. ?: not known."),
)
_ACCOUNT: Final = Step("text", _("What happened? In your own words."))
REMEMBERED: Final = Step("text", _("What do you want to add? In your own words."))
FILES_STEP: Final = Step(
    FILES,
    _("Photos, recordings or other files that belong to it?"),
    _("Type or drag in one file after the other. Enter: no more."),
)
_CHANNEL: Final = Step("channel", _("How did it come?"))
_FROM: Final = Step(
    "from", _("From whom? A name or number."), _("For example: Alex, or +1 555 010 0142.")
)
_TO: Final = Step("to", _("To whom? A name or number."), _FROM.help)
_COUNT: Final = Step("count", _("How many times in a row?"), _("For example: 14. Blank: once."))
_TACTIC: Final = Step("tactic", _("What was it like?"))

GUIDES: Final = {
    "incident": Guide((_ACCOUNT, _WORDS, _WHEN, FILES_STEP)),
    "contact": Guide((_CHANNEL, _FROM, _WORDS, _WHEN, FILES_STEP)),
    "hoover": Guide(
        (_CHANNEL, _FROM, _TACTIC, _WORDS, _WHEN), (("wanted", "no"), ("direction", "in"))
    ),
    "exchange": Guide(
        (
            Step("planned", _("When was it planned?"), _WHEN.help),
            Step("when", _("When did it take place?"), _("? or blank if it did not.")),
            Step("status", _("How did it go?")),
            Step("text", _("What else happened? In your own words.")),
        )
    ),
    "document": Guide(
        (
            Step("title", _("What is it?")),
            Step("when", _("Which date does it carry, or when did you get it?"), _WHEN.help),
            Step("text", _("What does it show? In your own words.")),
            FILES_STEP,
        )
    ),
    "report": Guide(
        (
            Step("agency", _("To whom was it reported?")),
            Step("reference", _("Its report number, if there is one?")),
            Step("when", _("When was it reported?"), _WHEN.help),
            Step("text", _("What was reported, and what was said?")),
        )
    ),
    "order": Guide(
        (
            Step("title", _("What is the order called?")),
            Step("when", _("When was it made?"), _("For example: 5 March 2026. ?: not known.")),
            Step("served", _("When was it served, and how?")),
            Step("numbered", _("Its clauses, word for word, one after the other?")),
        )
    ),
    "boundary": Guide(
        (
            Step(QUOTE, _("What exactly did you say or write?")),
            Step("to-whom", _("To whom?")),
            Step("when", _("When?"), _WHEN.help),
            Step("arrived", _("What shows that it arrived?")),
        ),
        (("quote-by", "me"),),
    ),
    "promise": Guide(
        (
            Step("by", _("Who promised it?")),
            Step(QUOTE, _("What was promised, in their words?")),
            Step("when", _("When was it promised?"), _WHEN.help),
            Step("due", _("By when?")),
        )
    ),
    "person": Guide(
        (
            Step("name", _("What is their name?")),
            Step("role", _("Who is it in this?")),
            Step("identifier", _("Their numbers, addresses and account names")),
            Step("relation", _("How are they related to you?")),
        )
    ),
}

# What may be written about a child's words; courts look at how they came about.
BESIDE: Final = {
    "child-reaction": _("Write down what the child said unasked, in the child's own words."),
    "weapon": _("A thing used as a weapon counts."),
    # Where an answer has two parts, an example says it; a number typed as part of a name
    # would stand in every copy.
    "person": _("One at a time. For example: Alex. With their part: Alex = party."),
    "witness": _("For example: Mrs Hill = 555 0100. What follows = is left out of most copies."),
    "child": _("One at a time. For example: Mia. Or: Mia = heard (saw, nearby, told, not there)."),
    "numbered": _("For example: 3 = No contact except about the children."),
    "identifier": _("One at a time. For example: 555 0100 = mobile, or alex@mail.example = email."),
    "clause": _("For example: 3. Clause 3 of the order that is entry 7: 3 = 7."),
    "link": _("One at a time, by number. For example: 12."),
    "needed": _("One at a time. For example: camera of the shop = the shop."),
}

_QUOTE_FIELDS: Final = (
    EntryField("quote-by", "", "line", SECTIONS[0], _("Who said or wrote it?"), ""),
    EntryField(
        "quote-exact",
        "",
        "choice",
        SECTIONS[0],
        _("Are these the exact words?"),
        "",
        choices=(("yes", _("word for word")), ("about", _("about like this"))),
    ),
    EntryField("quote-language", "", "line", SECTIONS[0], _("Which language is it?"), ""),
    EntryField("quote-translation", "", "text", SECTIONS[0], _("A translation?"), ""),
    EntryField("quote-translator", "", "line", SECTIONS[0], _("Who translated it?"), ""),
)


_NOTHING_SAID: Final = frozenset({"missed-call"})


def step_instead(step: Step, answers: Mapping[str, object]) -> Step:
    """Return the question that makes sense after what was answered.

    Where nobody spoke, how often and not what; where it went out, to whom.
    """
    if step.name == QUOTE and answers.get("channel") in _NOTHING_SAID:
        return _COUNT
    return _TO if step.name == _FROM.name and answers.get("direction") == "out" else step


class Group(NamedTuple):
    """Questions behind "more" that belong together."""

    title: str
    fields: tuple[EntryField, ...]


def groups_of(kind: str, asked: set[str]) -> tuple[Group, ...]:
    """Return everything else that can be said about a kind, in its groups."""
    fields = [*_QUOTE_FIELDS, *fields_for(kind)]
    groups = []
    for title in SECTIONS:
        inside = tuple(
            field for field in fields if field.section == title and field.name not in asked
        )
        if inside:
            groups.append(Group(title, inside))
    return tuple(groups)


def field_of(name: str) -> EntryField | None:
    """Return the question of that name, of the table or about a quote."""
    for field in _QUOTE_FIELDS:
        if field.name == name:
            return field
    return BY_NAME.get(name)
