"""What one question about an entry is: a row of the table behind options and prompts.

A row ties a name (`--where`, and the key of an answer) to its place in the entry model
(`place/text`). The choices stand here as plain literals, so that help pages cost nothing
to print; a test holds them against the model.
"""

from __future__ import annotations

from typing import Final, Literal, NamedTuple

from evidencelog.i18n import gettext as _

Form = Literal[
    "text",  # free text of any length
    "line",  # a short text
    "moment",  # a time as people say it
    "number",  # a whole number
    "choice",  # one of `choices`
    "words",  # several short texts
    "pairs",  # several texts of the form KEY=REST, each a small record of its own
]

Choices = tuple[tuple[str, str], ...]


class EntryField(NamedTuple):
    """One thing that can be said about an entry.

    `path` is the label in the model, `extra` the second label that a pair fills. `ask` is
    the question at a prompt, `help` the line in a help page. Empty `kinds` means all.
    """

    name: str
    path: str
    form: Form
    section: str
    ask: str
    help: str
    kinds: tuple[str, ...] = ()
    choices: Choices = ()
    extra: str = ""
    metavar: str = ""


WHAT: Final = _("What happened")
WHEN: Final = _("When and where")
WHO: Final = _("Who was there")
HARM: Final = _("Harm and effect")
REPORTED: Final = _("Police, doctors, others")
CONTACT: Final = _("The contact")
PLAN: Final = _("Planned and actual")
PAPER: Final = _("The paper")
PERSON: Final = _("The person")
SORTING: Final = _("To find it again")
SECTIONS: Final = (WHAT, CONTACT, PLAN, PAPER, PERSON, WHEN, WHO, HARM, REPORTED, SORTING)
