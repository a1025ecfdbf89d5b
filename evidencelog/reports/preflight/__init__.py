"""Looking at a written file the way a court's system does, before anybody gets it.

Nothing here changes a file or raises: `check` returns what was found and what was looked
at in vain. What follows from a finding is decided by whoever asked.
"""

from __future__ import annotations

from evidencelog.reports.preflight.checking import check
from evidencelog.reports.preflight.expected import Expected, expected_of
from evidencelog.reports.preflight.findings import Check, Finding, Result
from evidencelog.reports.preflight.sheet import PassSheet, pass_sheet

__all__ = [
    "Check",
    "Expected",
    "Finding",
    "PassSheet",
    "Result",
    "check",
    "expected_of",
    "pass_sheet",
]
