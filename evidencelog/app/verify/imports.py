"""The rows of imports: each must stand where its import says, and be cited by its place."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from evidencelog.app.verify.chain import damage
from evidencelog.app.verify.content import Summary
from evidencelog.core.findings import Finding
from evidencelog.core.imported import ROW_KINDS
from evidencelog.i18n import gettext as _


def check_rows(summaries: dict[int, Summary], found: list[Finding]) -> None:
    """Rows follow their import without a gap, in ascending order, and stand nowhere else."""
    owner: Summary | None = None
    end = last = 0
    for summary in summaries.values():
        if summary.kind == "import" and summary.entry is not None:
            owner, end, last = summary, summary.seq + summary.rows, 0
        elif owner is not None and summary.seq <= end:
            if summary.kind not in ROW_KINDS or summary.of != owner.entry:
                what = _("something else stands among the rows of an import")
                found.append(damage("row", what, summary.seq))
            elif summary.row is None or summary.row < last:
                what = _("a row of an import is not in its place")
                found.append(damage("row", what, summary.seq))
            last = summary.row or last
        elif summary.kind in ROW_KINDS and _readable(summary, summaries):
            what = _("a row stands outside its import")
            found.append(damage("row", what, summary.seq))


def _readable(row: Summary, summaries: dict[int, Summary]) -> bool:
    """Whether nothing between a row and the entry before it is missing, so that it must fit."""
    seq = row.seq - 1
    while seq in summaries and summaries[seq].kind in ROW_KINDS:
        seq -= 1
    return seq in summaries


def cited(findings: tuple[Finding, ...], summaries: dict[int, Summary]) -> tuple[Finding, ...]:
    """Return the findings, each about a row with the number of its import and its row."""
    owners = dict(_owners(findings, summaries))
    return tuple(
        replace(finding, entry=owners[finding.seq][0], row=owners[finding.seq][1])
        if finding.seq in owners and finding.entry is None
        else finding
        for finding in findings
    )


def _owners(
    findings: tuple[Finding, ...], summaries: dict[int, Summary]
) -> Iterator[tuple[int, tuple[int, int | None]]]:
    """Yield import and row of each record that a finding is about and that is a row."""
    spans = [
        (summary.seq, summary.seq + summary.rows, summary.entry)
        for summary in summaries.values()
        if summary.kind == "import" and summary.entry is not None
    ]
    for seq in {finding.seq for finding in findings if finding.seq is not None}:
        for first, last, number in spans:
            if first < seq <= last and number is not None:
                yield seq, (number, _row(seq, first, last, summaries))


def _row(seq: int, first: int, last: int, summaries: dict[int, Summary]) -> int | None:
    """Return the row of a record, from its neighbours where it cannot be read itself.

    None where rows were left out between them, so that nobody can tell.
    """
    own = summaries.get(seq)
    if own is not None:
        return own.row
    before, after = seq - 1, seq + 1
    while before > first and before not in summaries:
        before -= 1
    while after <= last and after not in summaries:
        after += 1
    start = 0 if before == first else summaries[before].row
    end = summaries[after].row if after <= last else None
    if start is None or end is None or end - start != after - before:
        return None
    return start + seq - before
