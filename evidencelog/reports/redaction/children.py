"""The names of children as terms, so that a court reads initials in free text as well.

Federal Rule of Civil Procedure 5.2(a)(3) asks for a minor's initials in everything that is
filed. The names are those that the log itself gives to children. A name that is an ordinary
word too is only taken for a name where it is written with a capital letter, and the first
name alone is left alone where somebody else has it as well: both are listed for a yes.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from evidencelog.core.history import Standing
from evidencelog.core.kinds import Entry, Person
from evidencelog.core.moment_words import month_names
from evidencelog.i18n import gettext as _
from evidencelog.reports.minors import initials
from evidencelog.reports.redaction.folding import fold
from evidencelog.reports.redaction.terms import Term, findable, words_of

# First names that are words of English or Spanish as well, folded.
_ORDINARY = frozenset(
    """abril alba amber angel april art august aurora autumn basil bill bob bonita brook brooke
    carol chance chase chip clara claro cliff cruz daisy dawn dean destiny dolores dot drew earl
    esperanza eve faith felix flora gene ginger glen grace grant guy hazel heath heather heaven
    holly hope hunter iris ivy jack jay jewel jordan joy june justice luna luz major mar marina
    mark mason max may melody mercy milagros miles misty nick norma olive page paris parker pat
    patience paz pearl penny peter pilar piper poppy porter price prince ray red reed rich river
    rob robin rocio rod rose rosa rosario ruby rusty sage sandy scarlet serenity skip sky sol
    soledad sonny sterling stone storm sue summer sunny tanner trinity tucker tyler victor
    victoria violet virtue wade ward will willow winter wren""".split()
)


@dataclass(frozen=True, slots=True, kw_only=True)
class ChildNames:
    """The names of children: those that are removed, and first names that others have too."""

    terms: tuple[Term, ...]
    shared: tuple[Term, ...]


def child_names(standings: Iterable[Standing]) -> ChildNames:
    """Return the terms for all children whom these entries name."""
    entries = [
        version.entry
        for standing in standings
        for version in (*standing.versions, *standing.details)
    ]
    children = {name for entry in entries for name in _children(entry)}
    others = {words_of(name)[:1] for entry in entries for name in _others(entry)}
    others -= {words_of(name)[:1] for name in children if len(words_of(name)) == 1}
    whole = {" ".join(name.split()) for name in children}
    first = {name.split()[0] for name in whole if len(name.split()) > 1} - whole
    shared = {name for name in first if words_of(name)[:1] in others}
    return ChildNames(terms=tuple(_terms(whole | (first - shared))), shared=tuple(_terms(shared)))


def _terms(names: Iterable[str]) -> Iterator[Term]:
    months = {fold(month) for month in month_names()}
    for name in sorted(names, key=lambda name: (-len(name), name)):
        words = words_of(name)
        if not findable(name) or all(len(word) == 1 and word.isascii() for word in words):
            continue  # initials already
        ordinary = len(words) == 1 and (words[0] in _ORDINARY or words[0] in months)
        yield Term(
            text=name,
            token=_token(name),
            case="capital" if ordinary else "any",
            month=len(words) == 1 and words[0] in months,
        )


def _token(name: str) -> str:
    token = f"[{initials(name)}]"
    # A name of one character, as Chinese has them, would be its own initial.
    return token if words_of(token) != words_of(name) else _("[child]")


def _children(entry: Entry) -> Iterator[str]:
    yield from (child.name for child in entry.children if child.name.strip())
    if isinstance(entry, Person) and entry.role == "child":
        names = (entry.name, entry.short, *entry.aliases)
        yield from (name for name in names if name and name.strip())


def _others(entry: Entry) -> Iterator[str]:
    yield from (one.name for one in entry.people)
    yield from (quote.by for quote in entry.words if quote.by)
    if isinstance(entry, Person) and entry.role != "child":
        yield from (name for name in (entry.name, entry.short, *entry.aliases) if name)
