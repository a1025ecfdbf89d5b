"""What the records of a log mean together: entries with their versions and fates.

A pure fold over opened records in the order of the log. Nothing is ever replaced: a
correction adds a version, a detail is added beside it, a withdrawal or an erasure is a
fate of its own. Whatever does not fit is reported as damage and the rest goes on.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Literal

from evidencelog.core.fields import Fields
from evidencelog.core.hashes import Digest, EntryId
from evidencelog.core.imported import ROW_KINDS
from evidencelog.core.kinds import KINDS, Entry, Import, Other
from evidencelog.core.mapping import MappingError, Nested, nested, typed, unread
from evidencelog.core.moments import Recorded
from evidencelog.core.system import (
    DETAIL,
    SYSTEM_KINDS,
    Erasure,
    SystemEntry,
    Unfamiliar,
    Withdrawal,
)

PLACING = frozenset(("number", "amends", "adds"))
"""One of these says to which numbered entry a record belongs."""

Label = Literal["open", "lawyer", "private"]
DEFAULT_LABEL: Label = "lawyer"
EVERY_OTHER = "*"
"""Under this key `labels` says what holds for entries that they do not name."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Opened:
    """One record whose content was decrypted and matched its content root."""

    seq: int
    leaf: Digest
    id: EntryId
    fields: Fields


@dataclass(frozen=True, slots=True, kw_only=True)
class Passed:
    """Rows of an import that were passed over: records `first` to `seq`."""

    first: int
    seq: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Version:
    """One state of an entry, or one later addition to it."""

    seq: int
    leaf: Digest
    id: EntryId
    entry: Entry
    fields: Fields

    @property
    def other(self) -> Fields:
        """The fields that this version of the program has no name for."""
        return tuple(f for f in unread(self.fields, self.entry) if f[0] != "/kind")

    @property
    def recorded(self) -> Recorded | None:
        """When it was written down."""
        return self.entry.recorded


@dataclass(frozen=True, slots=True, kw_only=True)
class Fate:
    """A withdrawal or an erasure: why and when."""

    seq: int
    reason: str
    recorded: Recorded | None


@dataclass(frozen=True, slots=True, kw_only=True)
class SystemRecord:
    """One entry that the program itself recorded; `fields` are what it consists of."""

    seq: int
    leaf: Digest
    entry: SystemEntry
    fields: Fields


@dataclass(frozen=True, slots=True, kw_only=True)
class Damage:
    """Something that could not be read or does not fit, by its place in the log."""

    seq: int
    what: str


@dataclass(slots=True, kw_only=True)
class Standing:
    """Everything that the log says about one numbered entry."""

    number: int
    kind: str
    versions: list[Version] = field(default_factory=list)
    details: list[Version] = field(default_factory=list)
    withdrawn: Fate | None = None
    erased: Fate | None = None
    forked: bool = False
    label: Label = DEFAULT_LABEL

    @property
    def current(self) -> Entry:
        """The newest version. Raises LookupError for an erased entry."""
        return self.newest.entry

    @property
    def newest(self) -> Version:
        """The newest version with its place in the log; LookupError when erased."""
        if not self.versions:
            raise LookupError(self.number)
        return self.versions[-1]

    @property
    def first(self) -> Version:
        """The version that was recorded first; LookupError when erased."""
        if not self.versions:
            raise LookupError(self.number)
        return self.versions[0]

    @property
    def amended(self) -> bool:
        """Whether there is more than one version."""
        return len(self.versions) > 1

    @property
    def readable(self) -> bool:
        """Whether there is anything to show."""
        return bool(self.versions) and self.erased is None


@dataclass(slots=True, kw_only=True)
class History:
    """All entries by number, the system's own records, and what could not be read."""

    size: int = 0
    entries: dict[int, Standing] = field(default_factory=dict)
    system: list[SystemRecord] = field(default_factory=list)
    damaged: list[Damage] = field(default_factory=list)

    def get(self, number: int) -> Standing | None:
        """The entry of that number, if there is one."""
        return self.entries.get(number)

    def recorded_times(self) -> list[Recorded]:
        """When each readable record was written down, in the order of the log."""
        return [recorded for _, recorded in self.times_by_seq()]

    def times_by_seq(self) -> list[tuple[int, Recorded]]:
        """The sequence of each readable record and when it was written down, in order."""
        found = [
            (version.seq, version.recorded)
            for standing in self.entries.values()
            for version in (*standing.versions, *standing.details)
        ]
        found += [(record.seq, record.entry.recorded) for record in self.system]
        return [(seq, recorded) for seq, recorded in sorted(found, key=_place) if recorded]

    @property
    def readable(self) -> list[Standing]:
        """The entries that can be shown, in the order of their numbers."""
        return [standing for standing in self.entries.values() if standing.readable]

    def imports(self) -> list[tuple[Standing, Import]]:
        """The imports that can be read, in the order of their numbers."""
        pairs = [(standing, standing.current) for standing in self.readable]
        return [(standing, entry) for standing, entry in pairs if isinstance(entry, Import)]

    def spans(self) -> list[tuple[int, int]]:
        """Of each readable import: the sequence of its entry, and how many rows follow it."""
        return [(standing.first.seq, entry.rows) for standing, entry in self.imports()]


def _place(found: tuple[int, Recorded | None]) -> int:
    return found[0]


@dataclass(slots=True)
class _Fold:
    history: History
    labels: Mapping[str, Label]
    owners: dict[str, Standing] = field(default_factory=dict)

    def take(self, opened: Opened) -> None:
        tree = nested(opened.fields)
        kind = str(tree.get("kind", ""))
        if kind in ROW_KINDS:
            return  # they are read by their import, when somebody asks for them
        if kind in SYSTEM_KINDS:
            self._system(opened, typed(tree, SYSTEM_KINDS[kind]))
        elif kind == DETAIL:
            self._detail(opened, tree)
        elif kind not in KINDS and not PLACING.intersection(tree):
            self._system(opened, typed(tree | {"kind": "unfamiliar"}, Unfamiliar))
        elif "amends" in tree:
            self._amendment(opened, tree)
        else:
            self._first(opened, tree)

    def _first(self, opened: Opened, tree: Nested) -> None:
        version = read_version(opened, tree, str(tree["kind"]))
        number = version.entry.number
        if number is None or number in self.history.entries:
            raise MappingError(f"its number ({number}) is missing or used twice")
        standing = Standing(number=number, kind=str(tree["kind"]), versions=[version])
        other = self.labels.get(EVERY_OTHER, DEFAULT_LABEL)
        standing.label = self.labels.get(opened.id.hex(), other)
        self.history.entries[number] = standing
        self._own(opened, standing)

    def _amendment(self, opened: Opened, tree: Nested) -> None:
        standing = self._owner(str(tree["amends"]))
        standing.forked |= standing.newest.leaf.hex() != _leaf_of(str(tree["amends"]))
        standing.versions.append(read_version(opened, tree, standing.kind))
        self._own(opened, standing)

    def _detail(self, opened: Opened, tree: Nested) -> None:
        standing = self._owner(str(tree.get("adds", "")))
        standing.details.append(read_version(opened, tree, standing.kind))
        self._own(opened, standing)

    def _system(self, opened: Opened, entry: SystemEntry) -> None:
        record = SystemRecord(seq=opened.seq, leaf=opened.leaf, entry=entry, fields=opened.fields)
        self.history.system.append(record)
        if isinstance(entry, Withdrawal):
            fate = Fate(seq=opened.seq, reason=entry.reason, recorded=entry.recorded)
            self._owner(entry.withdraws).withdrawn = fate
        elif isinstance(entry, Erasure):
            self._erase(opened, entry)

    def _erase(self, opened: Opened, entry: Erasure) -> None:
        fate = Fate(seq=opened.seq, reason=entry.reason, recorded=entry.recorded)
        if entry.entry is None:
            return
        standing = self.history.entries.get(entry.entry)
        if standing is None:
            standing = Standing(number=entry.entry, kind="")
            self.history.entries[entry.entry] = standing
        standing.erased = fate
        standing.versions = []
        standing.details = []

    def _own(self, opened: Opened, standing: Standing) -> None:
        self.owners[opened.leaf.hex()] = standing

    def _owner(self, target: str) -> Standing:
        standing = self.owners.get(_leaf_of(target))
        if standing is None:
            raise MappingError(f"it refers to a record that is not there ({target})")
        return standing


def _leaf_of(target: str) -> str:
    return target.partition(" ")[2]


def read_version(opened: Opened, tree: Nested, kind: str) -> Version:
    """Return the typed entry; one that does not fit its kind is read as label and value."""
    content = {key: value for key, value in tree.items() if key != "of_kind"}
    known = KINDS.get(kind)
    try:
        if known is None:
            raise MappingError(kind)
        entry: Entry = typed(content | {"kind": kind}, known)
    except MappingError:
        entry = typed(_envelope(content) | {"kind": "other"}, Other)
    return Version(
        seq=opened.seq, leaf=opened.leaf, id=opened.id, entry=entry, fields=opened.fields
    )


def _envelope(tree: Nested) -> Nested:
    """Keep the parts without which an entry cannot be placed, as far as they can be read."""
    kept: Nested = {}
    for key in ("number", "author", "recorded", "amends", "adds", "reason", "occurred", "title"):
        if key in tree:
            try:
                typed(kept | {"kind": "other", key: tree[key]}, Other)
            except MappingError:
                continue
            kept[key] = tree[key]
    return kept


def fold(
    opened: Iterable[Opened | Damage | Passed], *, labels: Mapping[str, Label] | None = None
) -> History:
    """Return the history that the opened records tell, in the order given.

    `labels` are kept outside the log, by the id of an entry's first version (hex). Rows of
    imports are no part of it, whether they were opened or passed over.
    """
    history = History()
    state = _Fold(history, labels or {})
    for record in opened:
        history.size = record.seq + 1
        if isinstance(record, Passed):
            continue
        if isinstance(record, Damage):
            history.damaged.append(record)
            continue
        try:
            state.take(record)
        except (MappingError, LookupError) as error:
            history.damaged.append(Damage(seq=record.seq, what=str(error)))
    history.entries = dict(sorted(history.entries.items()))
    return history
