"""The outcome of a verification in plain words, for a tired person."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Final

from evidencelog.cli.output import faint, strong
from evidencelog.cli.verdict_advice import advice
from evidencelog.cli.verdict_comparisons import copy_sentences, receipt_sentences
from evidencelog.core.checkpoint import Relation
from evidencelog.core.findings import Finding, Grade
from evidencelog.i18n import gettext as _
from evidencelog.i18n import ngettext

if TYPE_CHECKING:
    from evidencelog.app.verify import Verdict
    from evidencelog.cli.run import Run
    from evidencelog.cli.verdict import Outcome

MOST_LINES: Final = 40
"""Findings of one kind that are shown: a log that was overwritten has thousands."""


def tell_outcome(run: Run, outcome: Outcome) -> None:
    """Print the answer first, then what was read, what was found and what it means."""
    verdict = outcome.verdict
    run.out.data(strong(_headline(outcome)))
    if verdict.head is not None or verdict.records:
        run.out.data(_what_was_read(verdict))
    _tell_findings(run, verdict)
    for name, comparison in zip(outcome.receipts, verdict.receipts, strict=False):
        _tell_block(run, receipt_sentences(name, comparison, outcome))
    if outcome.copy is not None:
        _tell_block(run, copy_sentences(outcome.copy))
    if outcome.ok:
        _tell_block(run, tuple(_meaning(outcome)))


def _tell_block(run: Run, sentences: tuple[str, ...]) -> None:
    run.out.data()
    for sentence in sentences:
        run.out.data(sentence)


def _headline(outcome: Outcome) -> str:
    verdict = outcome.verdict
    if verdict.damaged:
        count = sum(1 for finding in verdict.findings if finding.grade is Grade.DAMAGE)
        return ngettext(
            "NOT unchanged: {count} thing in this log is damaged or was changed.",
            "NOT unchanged: {count} things in this log are damaged or were changed.",
            count,
        ).format(count=count)
    if Relation.DIFFERENT in outcome.relations:
        return _("NOT the same history: this log differs from what it was compared with.")
    if Relation.OLDER_COPY in outcome.relations:
        return _("Nothing is damaged, but this is an OLDER copy of the log.")
    if not outcome.ok:
        return _("Nothing is damaged, but it was compared with ANOTHER log.")
    return _("Unchanged: this log is as it was written down.")


def _what_was_read(verdict: Verdict) -> str:
    files = ngettext("{count} file", "{count} files", verdict.attachments).format(
        count=verdict.attachments
    )
    if verdict.entries is None:
        return ngettext(
            "Checked without the passphrase: {count} record and {files}. What they say was not "
            "read.",
            "Checked without the passphrase: {count} records and {files}. What they say was not "
            "read.",
            verdict.records,
        ).format(count=verdict.records, files=files)
    return ngettext(
        "Read and compared: {count} entry and {files}.",
        "Read and compared: {count} entries and {files}.",
        verdict.entries,
    ).format(count=verdict.entries, files=files)


def _tell_findings(run: Run, verdict: Verdict) -> None:
    """Print each finding on a line of its own, and what to do once for each kind."""
    order = {Grade.DAMAGE: 0, Grade.ABSENT: 1, Grade.NOTE: 2}
    findings = sorted(verdict.findings, key=lambda finding: order[finding.grade])
    for (grade, what_to_do), group in groupby(findings, key=lambda f: (f.grade, advice(f))):
        run.out.data()
        shown = [*group]
        for finding in shown[:MOST_LINES]:
            line = f"  {_place(finding)}: {finding.what}"
            run.out.data(strong(line) if grade is Grade.DAMAGE else line)
        if len(shown) > MOST_LINES:
            run.out.data(
                _("  and {count} more; --json lists all").format(count=len(shown) - MOST_LINES)
            )
        run.out.data(faint("  "), _("What to do: {advice}").format(advice=what_to_do))


def _place(finding: Finding) -> str:
    place = _("the log")
    if finding.entry is not None:
        place = _("entry {number}").format(number=finding.cited)
    elif finding.seq is not None:
        place = _("record {seq}").format(seq=finding.seq)
    return f"{place}, {finding.file}" if finding.file else place


def _meaning(outcome: Outcome) -> list[str]:
    verdict = outcome.verdict
    shown = [
        _("What this shows: since it was written down, nothing was altered, taken out or moved."),
        _("What it does not show: that what the entries say is true."),
    ]
    if outcome.anchor is None:
        shown.append(
            _(
                "Nor when they were written, beyond this computer's own clock, or that this is "
                "the newest state. A receipt that somebody else keeps shows that: "
                "evidencelog receipt"
            )
        )
    if verdict.keyless:
        shown.append(_("With the passphrase, what the entries and files say is compared as well."))
    return shown
