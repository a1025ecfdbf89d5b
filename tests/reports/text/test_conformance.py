"""Text in every script, with emoji and composed syllables, follows PDF/A-2a and PDF/UA-1."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.reports.conformance.verapdf import check
from tests.reports.samples import incident, printed, report, standing
from tests.reports.text.sentences import BOTH_WAYS, EAST_ASIAN, LEFT_TO_RIGHT, RIGHT_TO_LEFT


@pytest.mark.slow
def test_every_script_follows_the_standards(tmp_path: Path) -> None:
    sentences = [
        *(LEFT_TO_RIGHT | RIGHT_TO_LEFT | EAST_ASIAN).values(),
        *(sentence for sentence, _ in BOTH_WAYS.values()),
        "\x00\u202e \U0001fae9 " + "".join(map(chr, range(0x1F300, 0x1F600))),
    ]
    pdf, _ = printed(report(standing(incident("\n".join(sentences), title=sentences[-1][:40]))))
    found = check({"scripts": ("2a,ua1", pdf)}, tmp_path)
    assert len(found) == 2
    for result in found.values():
        assert result.checks > 1000
        assert result.failures == []
