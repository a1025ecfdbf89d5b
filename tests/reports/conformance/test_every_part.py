"""Every part, and every part with texts that are hard to set, follows the standards."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from evidencelog.reports.model import Conventions
from tests.reports.conformance.verapdf import check
from tests.reports.layout.laid import laid_out
from tests.reports.layout.parts_sample import sample
from tests.reports.layout.test_parts import nasty

LARGE = Conventions(profile="us-california", body=12, binding=113, stamp_later=(216, 90))


def test_every_part_follows_the_standards(tmp_path: Path) -> None:
    files = {
        "every": ("2a,ua1", laid_out(sample()).pdf),
        "hard": ("2a,ua1", laid_out(nasty()).pdf),
        "large": ("2a,ua1", laid_out(sample(conventions=LARGE)).pdf),
        "hard and large": ("2a,ua1", laid_out(replace(nasty(), conventions=LARGE)).pdf),
    }
    found = check(files, tmp_path)
    assert set(found) == {(name, standard) for name in files for standard in ("2a", "ua1")}
    for key, answer in found.items():
        assert answer.failures == [], key
        assert answer.checks > 10_000
