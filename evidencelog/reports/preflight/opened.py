"""A file that was opened to be looked at, with what it should be."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import pikepdf

from evidencelog.reports.preflight.expected import Expected
from evidencelog.reports.preflight.findings import Finding
from evidencelog.reports.preflight.scan import Scan
from evidencelog.reports.profiles.form import Profile


@dataclass(frozen=True, slots=True, kw_only=True)
class Opened:
    """The file with its size in bytes, its profile and what is expected of it."""

    pdf: pikepdf.Pdf
    size: int
    found: Scan
    profile: Profile
    expected: Expected


Look = Callable[[Opened], Iterator[Finding]]
"""One check: yields what it finds."""
