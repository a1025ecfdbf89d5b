"""The names of children as terms, so that a court reads initials in free text as well.

Federal Rule of Civil Procedure 5.2(a)(3) asks for a minor's initials in everything that is
filed. The names are those that the log itself gives to children. A name that is an ordinary
word too is only taken for a name where the text shows that it is one (`ordinary.py`), and the
first name alone is left alone where somebody else has it as well: both are listed for a yes.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from evidencelog.core.history import Standing
from evidencelog.core.kinds import Contact, Entry, Person
from evidencelog.i18n import gettext as _
from evidencelog.reports.minors import initials
from evidencelog.reports.redaction.ordinary import is_month, is_ordinary
from evidencelog.reports.redaction.terms import Term, findable, words_of


@dataclass(frozen=True, slots=True, kw_only=True)
class ChildNames:
    """The names of children: those that are removed, and first names that others have too.

    `others` are the folded words of the names of everybody else.
    """

    terms: tuple[Term, ...]
    shared: tuple[Term, ...]
    others: frozenset[str] = frozenset()


def child_names(standings: Iterable[Standing]) -> ChildNames:
    """Return the terms for all children whom these entries name."""
    entries = [
        version.entry
        for standing in standings
        for version in (*standing.versions, *standing.details)
    ]
    children = {name for entry in entries for name in _children(entry)}
    grown = {words_of(name) for entry in entries for name in _others(entry)}
    others = {words[:1] for words in grown}
    others -= {words_of(name)[:1] for name in children if len(words_of(name)) == 1}
    whole = {" ".join(name.split()) for name in children}
    first = {name.split()[0] for name in whole if len(name.split()) > 1} - whole
    shared = {name for name in first if words_of(name)[:1] in others}
    return ChildNames(
        terms=tuple(_terms(whole | (first - shared), ordinary=True)),
        shared=tuple(_terms(shared, ordinary=False)),
        others=frozenset(word for words in grown for word in words),
    )


def _terms(names: Iterable[str], *, ordinary: bool) -> Iterator[Term]:
    """Yield the terms; with `ordinary`, words and months are only names where that is clear."""
    for name in sorted(names, key=lambda name: (-len(name), name)):
        words = words_of(name)
        if not findable(name) or all(len(word) == 1 and word.isascii() for word in words):
            continue  # initials already
        is_word = len(words) == 1 and is_ordinary(words[0])
        yield Term(
            text=name,
            token=_token(name),
            case="capital" if is_word else "any",
            month=len(words) == 1 and is_month(words[0]),
            ordinary=ordinary and is_word,
            child=True,
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
    if isinstance(entry, Contact):
        yield from filter(None, (entry.sender, entry.recipient))
    if isinstance(entry, Person) and entry.role != "child":
        yield from (name for name in (entry.name, entry.short, *entry.aliases) if name)
