"""Exhibits of every kind keep to PDF/A-2a and PDF/UA-1: veraPDF says so."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from evidencelog.reports.model import Bates
from tests.reports.conformance.verapdf import check
from tests.reports.exhibits.papers_made import paper, turned
from tests.reports.exhibits.test_recordings import sound
from tests.reports.samples import attachment, incident, photo, printed, report, standing

FILES = {
    "photo.jpg": (photo((1200, 900)), "image/jpeg"),
    "wide.jpg": (photo((3000, 700)), "image/jpeg"),
    "letter.pdf": (paper("Meet me", "at six"), "application/pdf"),
    "turned.pdf": (turned("A page on its side"), "application/pdf"),
    "call.wav": (sound(2), "audio/wav"),
    "notes.txt": ("مرحبا بالعالم, hello 😀\n\x07\n".encode() * 80, "text/plain"),
    "broken.pdf": (b"%PDF-1.7" + bytes(200), "application/pdf"),
    "plan.zip": (b"PK\x03\x04", "application/zip"),
}


def test_exhibits_of_every_kind_follow_both_standards(tmp_path: Path) -> None:
    attached = tuple(attachment(name, data, kind) for name, (data, kind) in FILES.items())
    made = replace(report(standing(incident("a", attachments=attached))), bates=Bates(prefix="EX"))
    pdf, _ = printed(made, {name: data for name, (data, _kind) in FILES.items()})
    for (_name, standard), found in check({"exhibits": ("2a,ua1", pdf)}, tmp_path).items():
        assert found.checks > 1000, standard
        assert found.failures == []
