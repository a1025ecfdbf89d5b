"""What `verify --json` prints; the names are a promise."""

from __future__ import annotations

from typing import Any

from evidencelog.cli.verdict import Outcome
from evidencelog.core.findings import Finding

SCHEMA = 1


def outcome_json(outcome: Outcome) -> dict[str, Any]:
    """Return the whole outcome as one object."""
    verdict = outcome.verdict
    head = verdict.head
    return {
        "schema": SCHEMA,
        "ok": outcome.ok,
        "keyless": verdict.keyless,
        "log_id": verdict.log_id or None,
        "entries": verdict.entries,
        "records": verdict.records,
        "attachments": verdict.attachments,
        "last_recorded": verdict.last_recorded,
        "head": None if head is None else {"size": head.size, "root": head.root.hex()},
        "anchored_to": _anchor(outcome),
        "receipts": [
            {"file": name, "relation": comparison.relation.value, "size": comparison.size}
            for name, comparison in zip(outcome.receipts, verdict.receipts, strict=False)
        ],
        "against": _against(outcome),
        "findings": [finding_json(finding) for finding in verdict.findings],
    }


def finding_json(finding: Finding) -> dict[str, Any]:
    """Return one finding; `entry` is its number where known, `seq` its place in the log."""
    return {
        "grade": finding.grade.value,
        "code": finding.code,
        "entry": finding.entry,
        "row": finding.row,
        "seq": finding.seq,
        "file": finding.file,
        "what": finding.what,
    }


def _anchor(outcome: Outcome) -> dict[str, Any] | None:
    anchor = outcome.anchor
    if anchor is None:
        return None
    return {"kind": "receipt", "size": anchor.size, "entries": outcome.covered(anchor.size)}


def _against(outcome: Outcome) -> dict[str, Any] | None:
    copy = outcome.copy
    if copy is None:
        return None
    return {
        "relation": copy.relation.value,
        "common": copy.parting.common,
        "here": copy.parting.here,
        "there": copy.parting.there,
        "first_entry": copy.first_entry,
        "other_ok": not copy.other_damaged,
    }
