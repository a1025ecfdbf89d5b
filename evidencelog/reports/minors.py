"""Children by their initials, in everything labelled that a court or the police read.

The names are those that the log itself gives to children, whole or short. In free text
they are replaced when the report is whole, in square brackets (`redaction/children.py`).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from evidencelog.core.history import Standing
from evidencelog.core.kinds import Entry as Recorded
from evidencelog.core.kinds import Person
from evidencelog.reports.model import Change, Entry, Exhibit, Fact, Named
from evidencelog.reports.redaction.folding import fold
from evidencelog.reports.redaction.ordinary import is_month, is_ordinary

Shield = Callable[[str], str]

_BETWEEN = re.compile(r"[\s_.-]+")
_ITEMS = re.compile(r"(\s*[,;:/&()\n]\s*|\s+(?:and|y|e|[-\u2013\u2014])\s+)")
"""What stands between the names of a list."""


def initials(name: str) -> str:
    """Return the first letter of each part of a name, as courts ask for minors."""
    return " ".join(f"{part[0].upper()}." for part in _BETWEEN.split(name) if part)


def shield_for(standings: Iterable[Standing]) -> Shield:
    """Return what replaces the names of all children of the log by their initials."""
    names = {
        name
        for standing in standings
        for version in (*standing.versions, *standing.details)
        for name in _children(version.entry)
        if name.strip()
    }
    plain = {name for name in names if not _is_ordinary(name)}
    return _both(_anywhere(plain), _among_names(names - plain))


def _both(one: Shield, other: Shield) -> Shield:
    if str in (one, other):
        return other if one is str else one
    return lambda text: other(one(text))


def _anywhere(names: set[str]) -> Shield:
    """Return what replaces these names wherever they stand as whole words."""
    if not names:
        return str
    longest_first = sorted(names, key=lambda name: (-len(name), name))
    choices = "|".join(map(_choice, longest_first))
    # File names have lines between words: neither they nor digits belong to a name.
    pattern = re.compile(rf"(?<![^\W\d_])(?:{choices})(?![^\W\d_])", re.IGNORECASE)
    return lambda text: pattern.sub(lambda found: initials(found.group()), text)


def _among_names(names: set[str]) -> Shield:
    """Return what replaces names that are words or months as well: only where names are listed.

    In sentences they are looked at one by one when the report is whole.
    """
    if not names:
        return str
    wanted = {fold(name.strip()) for name in names}

    def replaced(text: str) -> str:
        parts = _ITEMS.split(text)
        items = {fold(part.strip()) for part in parts[::2]}
        if wanted.isdisjoint(items) or any(is_month(item) for item in items - wanted):
            return text
        return "".join(
            initials(part) if index % 2 == 0 and fold(part.strip()) in wanted else part
            for index, part in enumerate(parts)
        )

    return replaced


def _is_ordinary(name: str) -> bool:
    return is_ordinary(fold(name.strip()))


def _choice(name: str) -> str:
    parts = [part for part in _BETWEEN.split(name) if part]
    return _BETWEEN.pattern.join(map(re.escape, parts))


def _children(entry: Recorded) -> Iterator[str]:
    yield from (child.name for child in entry.children)
    if isinstance(entry, Person) and entry.role == "child":
        yield from (name for name in (entry.name, entry.short, *entry.aliases) if name)


def shielded(entry: Entry, shield: Shield) -> Entry:
    """Return the entry with children's initials in its labelled answers."""
    return replace(
        entry,
        title=entry.title if entry.event else shield(entry.title),
        brief=entry.brief if entry.event else shield(entry.brief),
        facts=_facts(entry.facts, shield),
        answers=_facts(entry.answers, shield),
        quotes=tuple(replace(one, source=shield(one.source)) for one in entry.quotes),
        changes=tuple(_change(one, shield) for one in entry.changes),
        exhibits=tuple(_exhibit(one, shield, entry.event) for one in entry.exhibits),
    )


def _exhibit(exhibit: Exhibit, shield: Shield, event: bool) -> Exhibit:
    about = exhibit.about if event else shield(exhibit.about)
    name, facts = shield(exhibit.name), _facts(exhibit.facts, shield)
    return replace(exhibit, about=about, name=name, facts=facts)


def shielded_names(named: Iterable[Named], shield: Shield) -> tuple[Named, ...]:
    """Return the people or places with children's initials."""
    return tuple(replace(one, name=shield(one.name)) for one in named)


def _facts(facts: Iterable[Fact], shield: Shield) -> tuple[Fact, ...]:
    return tuple(
        replace(fact, label=shield(fact.label), value=shield(fact.value)) for fact in facts
    )


def _change(change: Change, shield: Shield) -> Change:
    return replace(change, before=_facts(change.before, shield), added=_facts(change.added, shield))
