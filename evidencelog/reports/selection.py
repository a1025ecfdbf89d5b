"""What a report takes from the log, and what its reader may see."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from evidencelog.core.history import Label, Standing

Audience = Literal["me", "lawyer", "advocate", "police", "court"]

_OPEN: frozenset[Label] = frozenset(("open",))
_CONFIDENTIAL: frozenset[Label] = frozenset(("open", "lawyer"))
_SEEN_BY_OTHERS: frozenset[Audience] = frozenset(("police", "court"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Selection:
    """Which entries, for whom.

    None stands for no limit. `since` and `until` are days, both included; an entry that
    has no date is left out when either is given. Addresses and contact details are only
    printed when they are asked for. `hidden` are the numbers of entries that this audience
    may not see: no other entry may point to them. `intimate` are the ids of files that are
    only described, `show_intimate` the names of those that are shown all the same (12-1).
    `in_full` prints children's names where others would read initials: for a working copy.
    """

    audience: Audience = "lawyer"
    kinds: frozenset[str] | None = None
    since: date | None = None
    until: date | None = None
    numbers: frozenset[int] | None = None
    person: str | None = None
    tag: str | None = None
    addresses: bool = False
    contacts: bool = False
    hidden: frozenset[int] = frozenset()
    intimate: frozenset[str] = frozenset()
    show_intimate: frozenset[str] = frozenset()
    in_full: bool = False

    @property
    def seen_by_others(self) -> bool:
        """Whether the other side will read it, as it reads what courts and police receive."""
        return self.audience in _SEEN_BY_OTHERS

    @property
    def labels(self) -> frozenset[Label]:
        """The labels of entries that this audience may see; private ones are in no report."""
        return _OPEN if self.seen_by_others else _CONFIDENTIAL

    def takes(self, standing: Standing) -> bool:
        """Tell whether a readable entry belongs in the report."""
        entry = standing.current
        return (
            standing.withdrawn is None
            and standing.label in self.labels
            and (self.kinds is None or standing.kind in self.kinds)
            and not self.passes_over(standing)
            and (self.numbers is None or standing.number in self.numbers)
            and (self.tag is None or self.tag in entry.tags)
            and (self.person is None or self._names(standing))
            and self._in_period(standing)
        )

    def passes_over(self, standing: Standing) -> bool:
        """Tell whether an entry is an import that nobody asked for.

        Its file is the whole of what a phone had, of which a report needs a few messages.
        """
        asked = "import" in (self.kinds or ()) or standing.number in (self.numbers or ())
        return standing.kind == "import" and not asked

    def _names(self, standing: Standing) -> bool:
        entry = standing.current
        named = [one.name for one in entry.people]
        named += [child.name for child in entry.children]
        named += [quote.by for quote in entry.words if quote.by]
        named.append(getattr(entry, "name", None) or "")
        wanted = (self.person or "").casefold()
        return any(wanted == name.casefold() for name in named)

    def _in_period(self, standing: Standing) -> bool:
        if self.since is None and self.until is None:
            return True
        occurred = standing.current.occurred
        if occurred is None or occurred.from_ is None:
            return False
        first = occurred.from_[:10]
        last = (occurred.to or occurred.from_)[:10]
        return (self.since is None or last >= self.since.isoformat()[: len(last)]) and (
            self.until is None or first <= self.until.isoformat()[: len(first)]
        )
