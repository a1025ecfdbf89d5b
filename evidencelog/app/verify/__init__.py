"""Verification: every finding over the whole log, never only the first.

With the key: records, contents and files. Without it (`keys=None`): what a stranger with a
copy of the store can check. Neither shows that an account is true, or that no other log
exists; only a receipt or another copy shows that nothing was cut off at the end.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from evidencelog.app.keys_in_use import keys_of
from evidencelog.app.receipt import read_receipt
from evidencelog.app.rows import log_size
from evidencelog.app.session import OpenLog
from evidencelog.app.verify import beside, imports, newest, whole
from evidencelog.app.verify.chain import check_links
from evidencelog.app.verify.content import Summary
from evidencelog.app.verify.ranges import Progress, Seen, look_at_all
from evidencelog.app.verify.remembered import Comparison, compare_with
from evidencelog.core.checkpoint import Checkpoint
from evidencelog.core.findings import Finding, Grade
from evidencelog.core.hashes import Digest
from evidencelog.errors import DamagedError
from evidencelog.storage.rows import Head
from evidencelog.storage.store import Store

__all__ = ["Progress", "Verdict", "verify_keyless", "verify_keyless_at", "verify_log"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """What was found over a whole log.

    `ok` is true when nothing is damaged and every receipt given fits. `entries` counts
    the numbered entries (None without the key), `records` everything in the chain. `head`
    is the signed newest state. `leaves` are the leaf hashes, for comparisons.
    """

    ok: bool
    keyless: bool
    log_id: str
    records: int
    entries: int | None
    attachments: int
    head: Checkpoint | None
    findings: tuple[Finding, ...]
    receipts: tuple[Comparison, ...]
    numbers: dict[int, int]
    leaves: tuple[Digest, ...]
    last_recorded: str | None

    @property
    def damaged(self) -> bool:
        """Whether anything is not as it was recorded."""
        return any(finding.grade is Grade.DAMAGE for finding in self.findings)


def verify_log(
    log: OpenLog, receipts: Sequence[bytes] = (), *, progress: Progress | None = None
) -> Verdict:
    """Verify everything with the key. Raises NoVerdictError for a receipt that is none."""
    return _verify(log.store, log, receipts, progress)


def verify_keyless(
    store: Store, receipts: Sequence[bytes] = (), *, progress: Progress | None = None
) -> Verdict:
    """Verify what can be verified without the passphrase."""
    return _verify(store, None, receipts, progress)


def verify_keyless_at(
    location: str,
    receipts: Sequence[bytes] = (),
    *,
    why: DamagedError | None = None,
    progress: Progress | None = None,
) -> Verdict:
    """Verify the log at `location` without its passphrase.

    `why` is the damage for which it could not be unlocked, if that is the reason. A log that
    cannot even be opened gives a verdict with that as its only finding. Raises NoLogError,
    NewerVersionError and NoVerdictError.
    """
    try:
        with Store.open(location) as store:
            verdict = verify_keyless(store, receipts, progress=progress)
    except DamagedError as error:
        return _nothing_readable(error)
    if why is None:
        return verdict
    reason = Finding(grade=Grade.DAMAGE, code="unlocking", what=why.message)
    known = {finding.what for finding in verdict.findings}
    findings = verdict.findings if why.message in known else (reason, *verdict.findings)
    return replace(verdict, ok=False, findings=findings)


def _nothing_readable(error: DamagedError) -> Verdict:
    return Verdict(
        ok=False,
        keyless=True,
        log_id="",
        records=0,
        entries=None,
        attachments=0,
        head=None,
        findings=(Finding(grade=Grade.DAMAGE, code="file-structure", what=error.message),),
        receipts=(),
        numbers={},
        leaves=(),
        last_recorded=None,
    )


def _verify(
    store: Store,
    log: OpenLog | None,
    receipts: Sequence[bytes],
    progress: Progress | None,
) -> Verdict:
    found: list[Finding] = []
    with store.reading() as view:
        head = view.head()
    around = beside.read_around(store, found)
    kept = [read_receipt(data, log=head.log, public_key=head.public) for data in receipts]
    seen = look_at_all(store, log_size(store), keys_of(log) if log else None, progress)
    found += seen.found
    beside.check_strays(store, len(seen.links) + seen.unread, found)
    leaves = check_links(seen.links, found)
    beside.check_descriptor(head, found)
    checkpoint = beside.check_head(head, leaves, found)
    beside.check_left(around.notes, head, leaves, found)
    beside.check_doors(around.doors, found)
    numbers: dict[int, int] = {}
    if log is not None:
        beside.check_asides(log, around.asides, found)
        newest.check_labels(log, found)
        newest.check_known_doors(log, head, around.doors, found)
        beside.check_signer(log, found)
        numbers = _check_whole(seen, head, found)
    comparisons = tuple(compare_with(remembered, leaves) for remembered in kept)
    return _verdict(log, head, checkpoint, seen, found, comparisons, numbers, leaves)


def _check_whole(seen: Seen, head: Head, found: list[Finding]) -> dict[int, int]:
    summaries: dict[int, Summary] = {summary.seq: summary for summary in seen.summaries}
    leaves = {link.seq: link.leaf for link in seen.links}
    whole.check_genesis(summaries, head, found)
    erased = whole.check_references(summaries, leaves, found)
    # A key that is gone without an erasure takes a number with it: that is one finding, not two.
    complete = len(summaries) + len(seen.keyless & erased) == len(leaves) == head.size
    numbers = whole.check_numbers(summaries, found) if complete else whole.numbers_of(summaries)
    whole.check_erasures(seen.keyless, erased, seen.bodies, found)
    if complete and not erased:
        whole.check_files(summaries, found)
    imports.check_rows(summaries, found)
    whole.check_clock(summaries, found)
    return numbers


def _verdict(
    log: OpenLog | None,
    head: Head,
    checkpoint: Checkpoint | None,
    seen: Seen,
    found: list[Finding],
    comparisons: tuple[Comparison, ...],
    numbers: dict[int, int],
    leaves: list[Digest],
) -> Verdict:
    if log is None:
        found += whole.absent(seen.keyless)
    by_seq = {seq: number for number, seq in numbers.items()}
    findings = tuple(_numbered(finding, by_seq) for finding in _in_order(found))
    findings = imports.cited(findings, {summary.seq: summary for summary in seen.summaries})
    fits = all(comparison.fits for comparison in comparisons)
    times = [s.recorded_at for s in seen.summaries if s.recorded_at is not None]
    return Verdict(
        ok=fits and not any(f.grade is Grade.DAMAGE for f in findings),
        keyless=log is None,
        log_id=head.log.hex(),
        records=len(leaves),
        entries=len(numbers) if log is not None else None,
        attachments=seen.files,
        head=checkpoint,
        findings=findings,
        receipts=comparisons,
        numbers=numbers,
        leaves=tuple(leaves),
        last_recorded=max(times, default=None),
    )


def _in_order(found: list[Finding]) -> list[Finding]:
    """Return each finding once: first the whole log, then its records in their order.

    Where records are damaged or gone, a receipt made later no longer fits. That follows from
    the damage and says less of it, so it comes last.
    """
    once = dict.fromkeys(found)
    broken = any(f.grade is Grade.DAMAGE and _concerns_records(f) for f in once)
    return sorted(
        once,
        key=lambda f: (broken and f.code == "receipt-kept", -1 if f.seq is None else f.seq),
    )


def _concerns_records(finding: Finding) -> bool:
    return finding.seq is not None or finding.code in ("size", "root")


def _numbered(finding: Finding, by_seq: dict[int, int]) -> Finding:
    if finding.entry is not None or finding.seq is None:
        return finding
    return replace(finding, entry=by_seq.get(finding.seq))
