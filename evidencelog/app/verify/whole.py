"""What only shows over the whole log: numbers, references, erasures, the clock, entry 0."""

from __future__ import annotations

from evidencelog.app.verify.chain import damage
from evidencelog.app.verify.content import Summary
from evidencelog.core.findings import Finding, Grade
from evidencelog.core.hashes import Digest
from evidencelog.core.records import RecordError, Reference
from evidencelog.i18n import gettext as _
from evidencelog.storage.rows import Head


def check_genesis(summaries: dict[int, Summary], head: Head, found: list[Finding]) -> None:
    """Entry 0 must name the key and nonce that the log's id is made of (rule 15)."""
    first = summaries.get(0)
    if first is None:
        return
    named = (first.kind, first.key, first.nonce)
    if named != ("genesis", head.public.hex(), head.nonce.hex()):
        found.append(damage("genesis", _("the log does not begin as it was started"), 0))


def check_numbers(summaries: dict[int, Summary], found: list[Finding]) -> dict[int, int]:
    """Entry numbers must run from 1 without gaps or repeats; return sequence by number."""
    by_number: dict[int, int] = {}
    erased = {s.entry for s in summaries.values() if s.kind == "erasure"}
    expected = 1
    for summary in summaries.values():
        if summary.entry is None or summary.kind == "erasure":
            continue
        while expected in erased and expected != summary.entry:
            expected += 1
        if summary.entry in by_number:
            found.append(damage("number", _("an entry number was given twice"), summary.seq))
        elif summary.entry != expected:
            found.append(damage("number", _("an entry number was left out"), summary.seq))
        by_number.setdefault(summary.entry, summary.seq)
        expected = max(expected, summary.entry) + 1
    return by_number


def check_references(
    summaries: dict[int, Summary], leaves: dict[int, Digest], found: list[Finding]
) -> set[int]:
    """Corrections and the like must name an earlier record exactly; return what is erased."""
    erased: set[int] = set()
    for summary in summaries.values():
        if summary.reference is None:
            continue
        label, text = summary.reference
        try:
            target = Reference.parse(text)
        except RecordError as error:
            found.append(damage("reference", error.message, summary.seq))
            continue
        if target.seq >= summary.seq or leaves.get(target.seq) != target.leaf:
            what = _("it refers to a record that is not as it was")
            found.append(damage("reference", what, summary.seq))
        if label == "/erases":
            last = _last_erased(summary, target, leaves, found)
            erased.update(range(target.seq, last + 1))
    return erased


def _last_erased(
    summary: Summary, target: Reference, leaves: dict[int, Digest], found: list[Finding]
) -> int:
    """Return the last record that an erasure covers: its target, or a later one that it names."""
    if summary.through is None:
        return target.seq
    try:
        last = Reference.parse(summary.through)
    except RecordError as error:
        found.append(damage("reference", error.message, summary.seq))
        return target.seq
    if not target.seq <= last.seq < summary.seq or leaves.get(last.seq) != last.leaf:
        found.append(
            damage("reference", _("it refers to a record that is not as it was"), summary.seq)
        )
        return target.seq
    return last.seq


def check_files(summaries: dict[int, Summary], found: list[Finding]) -> None:
    """A named file must be brought by the entry itself or by an earlier record (rule 12)."""
    brought: set[str] = set()
    for summary in summaries.values():
        brought.update(summary.bound)
        if not brought.issuperset(summary.files):
            found.append(damage("file-unbound", _("it names a file that is nowhere"), summary.seq))


def check_erasures(
    keyless: set[int], erased: set[int], bodies: set[int], found: list[Finding]
) -> None:
    """A key may be gone only where a tombstone says so, and must be gone there."""
    gone, back = _("the key of this record is gone"), _("it was erased, but its key is back")
    found += [damage("key-gone", gone, seq) for seq in sorted(keyless - erased)]
    found += [damage("erase-undone", back, seq) for seq in sorted(erased - keyless)]
    left = _("it was erased; its sealed remains go with the next erasure")
    found += [
        Finding(grade=Grade.NOTE, code="erase-unfinished", what=left, seq=seq)
        for seq in sorted(erased & keyless & bodies)
    ]


def check_clock(summaries: dict[int, Summary], found: list[Finding]) -> None:
    """Times that run against the order of the log are noted; they are no damage."""
    before = ""
    for summary in summaries.values():
        at = summary.recorded_at
        if at is None:
            continue
        remark = summary.clock or ("backwards" if at < before else None)
        if remark is not None:
            what = _clock_words().get(remark, remark)
            found.append(
                Finding(
                    grade=Grade.NOTE, code="clock", what=what, seq=summary.seq, entry=summary.entry
                )
            )
        before = at


def _clock_words() -> dict[str, str]:
    return {
        "backwards": _("this computer's clock showed an earlier time than for the record before"),
        "stood still": _("this computer's clock showed the same time as for the record before"),
        "far ahead": _("this computer's clock was more than a year ahead of the record before"),
    }


def numbers_of(summaries: dict[int, Summary]) -> dict[int, int]:
    """Return the sequence of each entry number, where not everything could be opened."""
    return {
        summary.entry: summary.seq
        for summary in summaries.values()
        if summary.entry is not None and summary.kind != "erasure"
    }


def absent(keyless: set[int]) -> list[Finding]:
    """Without the key nobody can tell an erasure from a lost key, so it is only said."""
    what = _("its content is not here: erased, or lost; that cannot be told without unlocking")
    return [
        Finding(grade=Grade.ABSENT, code="absent", what=what, seq=seq) for seq in sorted(keyless)
    ]
