"""A report as the real writer makes it, and what was laid out in it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from io import BytesIO
from typing import Any

import pikepdf
import pytest

from evidencelog.reports.preflight import Expected, Result, check, expected_of
from evidencelog.reports.preflight.pages import page_labels
from evidencelog.reports.profiles import Profile, profile
from tests.reports.samples import attachment, incident, photo, printed, report, standing

PRIVATE = ("sam-laptop", "/home/sam")


@dataclass(frozen=True)
class Good:
    """A file without a fault, in the bytes that were written."""

    data: bytes
    expected: Expected

    def look(self, key: str = "us-federal", data: bytes | None = None, **more: Any) -> Result:
        expected = replace(self.expected, **more)
        return check(self.data if data is None else data, one(key), expected)


def one(key: str) -> Profile:
    return profile(key)


def changed(data: bytes, change: Any, **save: Any) -> bytes:
    """The file after `change` had its way with it."""
    out = BytesIO()
    with pikepdf.open(BytesIO(data)) as pdf:
        change(pdf)
        pdf.save(out, **save)
    return out.getvalue()


def made(paper: str) -> Good:
    picture = photo()
    report_ = report(
        standing(
            incident("She said: ‘no’. שלום 👍", attachments=(attachment("hall.jpg", picture),))
        ),
        paper=paper,
    )
    roomy = replace(report_.conventions, stamp=(306.0, 240.0), stamp_later=(216.0, 72.0))
    report_ = replace(report_, conventions=roomy)
    data, written = printed(report_, {"hall.jpg": picture})
    with pikepdf.open(BytesIO(data)) as pdf:
        labels = tuple(page_labels(pdf))
    assert len(labels) == written.pages
    return Good(data=data, expected=expected_of(report_, labels, private=PRIVATE))


@pytest.fixture(scope="session")
def letter() -> Good:
    return made("letter")


@pytest.fixture(scope="session")
def a4() -> Good:
    return made("a4")
