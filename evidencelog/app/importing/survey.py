"""Counting what a source holds, in one pass and in memory that does not grow with its texts."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import Final

from evidencelog.core import imported as kept
from evidencelog.importers import drafts

MOST_LISTED: Final = 1000
"""Skips and differences that are listed one by one; the rest is counted."""
MOST_CONVERSATIONS: Final = 1000
MOST_SENDERS: Final = 500
MOST_REMARKS: Final = 100
SAMPLES: Final = 10


@dataclass(slots=True)
class _Extent:
    rows: int = 0
    title: str | None = None
    service: str | None = None
    first: str = ""
    last: str = ""

    def take(self, when: str) -> None:
        self.rows += 1
        if when:
            self.first = min(self.first, when) if self.first else when
            self.last = max(self.last, when)


@dataclass(slots=True)
class Survey:
    """What was found so far."""

    records: int = 0
    skipped: int = 0
    new: int = 0
    duplicates: int = 0
    files: int = 0
    counts: Counter[str] = field(default_factory=Counter)
    declared: list[kept.Tally] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)
    skips: list[kept.SkippedRow] = field(default_factory=list)
    samples: list[drafts.Record] = field(default_factory=list)
    talks: dict[str, _Extent] = field(default_factory=dict)
    writers: Counter[str] = field(default_factory=Counter)
    names: dict[str, str] = field(default_factory=dict)
    first: str = ""
    last: str = ""

    def note(self, item: drafts.Remark | drafts.Declared) -> None:
        """Take in what is said about the whole source."""
        if isinstance(item, drafts.Declared):
            self.declared.append(kept.Tally(of=item.of, count=item.count))
        elif len(self.remarks) < MOST_REMARKS and item.says not in self.remarks:
            self.remarks.append(item.says)

    def skip(self, item: drafts.Skip) -> None:
        """Take in a record that could not be read."""
        self.skipped += 1
        if len(self.skips) < MOST_LISTED:
            self.skips.append(
                kept.SkippedRow(
                    row=item.position,
                    place=storable(item.place),
                    reason=storable(item.reason),
                    excerpt=storable(item.excerpt[:200]) or None,
                )
            )

    def take(self, record: drafts.Record) -> None:
        """Take in a record."""
        self.records += 1
        self.counts[what_of(record)] += 1
        if isinstance(record, drafts.Draft):
            self._conversation(record)
            self.files += sum(file.read is not None for file in record.files)
        elif isinstance(record, drafts.Appointment):
            self._extend(_when(record.start))

    def sample(self, record: drafts.Record) -> None:
        """Keep a few records to be shown: the first ones."""
        if len(self.samples) < SAMPLES:
            self.samples.append(record)

    def _conversation(self, draft: drafts.Draft) -> None:
        when = _when(draft.stamp)
        self._extend(when)
        talk = self.talks.get(draft.conversation)
        if talk is None:
            talk = _Extent(title=draft.title, service=draft.service)
            self.talks[draft.conversation] = talk
        talk.take(when)
        if draft.sender is not None:
            self.writers[draft.sender.id] += 1
            if draft.sender.name:
                self.names.setdefault(draft.sender.id, draft.sender.name)

    def _extend(self, when: str) -> None:
        if when:
            self.first = min(self.first, when) if self.first else when
            self.last = max(self.last, when)

    def conversations(self) -> tuple[kept.Conversation, ...]:
        """Return the conversations, those with most rows first; equal ones as they came."""
        talks = sorted(self.talks.items(), key=lambda pair: -pair[1].rows)
        return tuple(
            kept.Conversation(
                id=storable(name) or "?",
                rows=talk.rows,
                title=storable(talk.title or "") or None,
                service=storable(talk.service or "") or None,
                first=talk.first or None,
                last=talk.last or None,
            )
            for name, talk in talks[:MOST_CONVERSATIONS]
        )

    def senders(self) -> tuple[kept.Sender, ...]:
        """Return who wrote, those with most rows first."""
        return tuple(
            kept.Sender(
                id=storable(who) or "?", rows=rows, name=storable(self.names.get(who, "")) or None
            )
            for who, rows in self.writers.most_common(MOST_SENDERS)
        )


def what_of(record: drafts.Record) -> str:
    """Return the word by which a record is counted."""
    if isinstance(record, drafts.Draft):
        return record.what
    if isinstance(record, drafts.Appointment):
        return "appointment"
    return "name" if isinstance(record, drafts.Contact) else "file"


def storable(text: str) -> str:
    """Return the text as any log can hold it: at most 2,000 characters, none of them halved."""
    return text[:2000].encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def _when(stamp: drafts.Stamp | None) -> str:
    return "" if stamp is None else stamp.instant or stamp.local or ""
