"""What entries were sorted under: subjects in their groups, and manners of contact."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from evidencelog.core import kinds
from evidencelog.core.history import Standing
from evidencelog.core.vocabulary import TAGS
from evidencelog.i18n import gettext as _
from evidencelog.reports.citing import events, said_in
from evidencelog.reports.material import Material
from evidencelog.reports.model import Entry
from evidencelog.reports.wording import listed

_NEUTRAL = frozenset(("positive", "own-conduct", "observation"))
"""Subjects that say nothing of what somebody else did."""

_Sorting = tuple[str, str]
"""The theme that an entry belongs to, and the word that puts it there."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Theme:
    """Entries that were sorted alike, in the order of the chronology.

    `words` has how many of them carry each word of the theme, as it is printed.
    """

    name: str
    words: tuple[tuple[str, int], ...]
    found: tuple[tuple[Standing, Entry], ...]


def themes_of(material: Material) -> tuple[Theme, ...]:
    """Return every theme of the printed entries: the subjects, then the manners."""
    return (*_themes(material, _subjects), *_themes(material, _manners))


def _themes(
    material: Material, sorting: Callable[[Standing], Iterable[_Sorting]]
) -> Iterator[Theme]:
    found: dict[str, dict[int, tuple[Standing, Entry]]] = {}
    words: dict[str, Counter[str]] = {}
    for standing, entry in events(material):
        for theme, word in dict.fromkeys(sorting(standing)):
            found.setdefault(theme, {})[standing.number] = (standing, entry)
            words.setdefault(theme, Counter())[word] += 1
    for theme, entries in found.items():
        yield Theme(
            name=material.shield(theme),
            words=tuple((material.shield(word), n) for word, n in words[theme].most_common()),
            found=tuple(entries.values()),
        )


def _subjects(standing: Standing) -> Iterator[_Sorting]:
    """Yield the group of each subject; a word of the person's own is a theme by itself."""
    groups = {word.value: group for group in TAGS for word in group.words}
    for entry in said_in(standing):
        for tag in entry.tags:
            if tag not in _NEUTRAL:
                said = listed("tags", tag)
                yield (groups[tag].title if tag in groups else said), said


def _manners(standing: Standing) -> Iterator[_Sorting]:
    for entry in said_in(standing):
        if isinstance(entry, kinds.Contact):
            for tactic in entry.tactics:
                said = listed("tactics", tactic)
                yield _("Manner of contact: {manner}").format(manner=said), said
