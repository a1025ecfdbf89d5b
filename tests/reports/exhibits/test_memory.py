"""What a report of many large files takes: promised are 600 MB in all."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[3]
MOST = 600  # MB
pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(sys.platform != "linux", reason="counts memory as Linux does"),
]

PROGRAM = """
import os, resource, sys
from dataclasses import replace
from io import BytesIO
from PIL import Image, ImageFilter
from evidencelog.reports.model import Region
from tests.reports.exhibits.papers_made import paper
from tests.reports.samples import attachment, incident, report, standing
from evidencelog.reports.document import write_pdf

def photograph():
    grain = Image.effect_noise((4032, 3024), 70).filter(ImageFilter.GaussianBlur(0.9))
    out = BytesIO()
    grain.convert("RGB").save(out, "JPEG", quality=91)
    return out.getvalue()

if sys.argv[1] == "photos":
    one, count, name, kind = photograph(), 300, "{}.jpg", "image/jpeg"
else:
    one, count, name, kind = paper(*(f"Page {n}" for n in range(1, 201))), 1, "{}.pdf", (
        "application/pdf"
    )

def file(number):
    return one + b"%03d" % number

attached = tuple(attachment(name.format(n), file(n), kind) for n in range(count))
numbers = {one.id: number for number, one in enumerate(attached)}
made = report(standing(incident("a", attachments=attached)))
entries = tuple(  # a black spot in another place each time, so that no two copies are the same
    replace(entry, exhibits=tuple(
        replace(one, regions=(Region(left=n / 400, top=0.1, right=n / 400 + 0.002, bottom=0.2),))
        for n, one in enumerate(entry.exhibits)
    ))
    for entry in made.entries
)

class Nowhere:
    size = 0

    def write(self, data):
        self.size += len(data)
        return len(data)

out = Nowhere()
made = replace(made, entries=entries)
document = write_pdf(made, out, read_attachment=lambda id: [file(numbers[id])])
own = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
other = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
print(document.pages, len(one) * count >> 20, out.size >> 20, own >> 10, other >> 10)
"""


@pytest.mark.parametrize(("what", "pages"), [("photos", 300), ("pages", 200)])
def test_large_exhibits_stay_below_the_promise(what: str, pages: int) -> None:
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, what], cwd=ROOT, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stderr
    printed, _read, _written, own, other = (int(word) for word in done.stdout.split())
    assert printed > pages
    assert own + other < MOST
