"""A report that is too large for one file goes on in others, and the page numbers run on."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from io import BytesIO
from random import Random

import pikepdf
import pypdfium2
import pytest
from PIL import Image

from evidencelog.reports.binder import Limits
from evidencelog.reports.document import Document, Written, lay_out
from evidencelog.reports.model import Report
from tests.reports.samples import attachment, incident, report, standing, text

MEGABYTE = 1_000_000


def noise(seed: int) -> bytes:
    """A picture that cannot be packed: about half a megabyte as a JPEG."""
    image = Image.frombytes("RGB", (700, 700), Random(seed).randbytes(700 * 700 * 3))
    out = BytesIO()
    image.save(out, "JPEG", quality=80)
    return out.getvalue()


def papers(pages: int) -> bytes:
    """A PDF of scanned pages."""
    images = [Image.open(BytesIO(noise(seed))) for seed in range(pages)]
    out = BytesIO()
    images[0].save(out, "PDF", save_all=True, append_images=images[1:])
    return out.getvalue()


def divided(report_: Report, files: dict[str, bytes], **limits: int) -> Document:
    stored = {hashlib.sha256(name.encode()).hexdigest()[:32]: data for name, data in files.items()}

    def read(attachment_id: str) -> Iterator[bytes]:
        yield stored[attachment_id]

    return lay_out(report_, read_attachment=read, limits=Limits(**limits))


def written(document: Document) -> list[tuple[bytes, Written]]:
    found = []
    for index in range(document.files):
        out = BytesIO()
        file = document.write(index, out)
        found.append((out.getvalue(), file))
    return found


def photographs(count: int) -> tuple[Report, dict[str, bytes]]:
    files = {f"{number}.jpg": noise(number) for number in range(1, count + 1)}
    entries = [
        standing(incident("x", number, attachments=(attachment(f"{number}.jpg", data),)))
        for number, data in enumerate(files.values(), 1)
    ]
    return report(*entries), files


@pytest.fixture(scope="module")
def three() -> list[tuple[bytes, Written]]:
    report_, files = photographs(8)
    return written(divided(report_, files, size=4 * MEGABYTE))


def test_no_file_is_larger_than_allowed(three: list[tuple[bytes, Written]]) -> None:
    assert len(three) > 1
    assert all(len(data) <= 4 * MEGABYTE for data, _file in three)


def test_page_numbers_run_on_from_file_to_file(three: list[tuple[bytes, Written]]) -> None:
    labels = [label for _data, file in three for label in file.labels]
    assert labels == [str(number) for number in range(1, len(labels) + 1)]
    first_pages = [file.first_page for _data, file in three]
    assert first_pages == sorted(first_pages)
    for data, file in three:
        with pikepdf.open(BytesIO(data)) as pdf:
            assert [pikepdf.Page(page).label for page in pdf.pages] == list(file.labels)


def test_each_file_says_which_of_how_many_it_is(three: list[tuple[bytes, Written]]) -> None:
    for number, (data, file) in enumerate(three, 1):
        first = text(data)
        assert (
            f"File {number} of {len(three)}, pages {file.labels[0]} to {file.labels[-1]}" in first
        )
        with pikepdf.open(BytesIO(data)) as pdf:
            assert str(pdf.docinfo.Title).endswith(f"file {number} of {len(three)}")


def test_every_exhibit_is_in_exactly_one_file(three: list[tuple[bytes, Written]]) -> None:
    found = [label for _data, file in three for label in file.exhibits]
    assert sorted(found) == sorted(f"{number}-1" for number in range(1, 9))


def test_links_lead_only_to_pages_of_their_own_file(three: list[tuple[bytes, Written]]) -> None:
    for data, _file in three:
        with pikepdf.open(BytesIO(data)) as pdf:
            pages = {page.objgen for page in pdf.pages}
            for page in pdf.pages:
                for link in page.get("/Annots", []):
                    assert link.Dest[0].objgen in pages


def test_a_long_paper_goes_on_in_the_next_file() -> None:
    data = papers(9)
    entry = incident("x", attachments=(attachment("scan.pdf", data, "application/pdf"),))
    files = written(divided(report(standing(entry)), {"scan.pdf": data}, size=5 * MEGABYTE))
    assert len(files) > 1
    whole = "".join(text(data) for data, _file in files)
    for number in range(1, 10):
        assert f"Page {number} of 9" in whole
    last = next(label for _data, file in reversed(files) for label in file.labels)
    assert last in whole


def test_a_limit_of_pages_divides_as_well() -> None:
    report_, files = photographs(6)
    found = written(divided(report_, files, pages=5))
    assert len(found) > 1
    assert all(file.pages <= 5 for _data, file in found[1:])


def test_without_limits_there_is_one_file_and_no_word_of_files() -> None:
    report_, files = photographs(2)
    ((data, file),) = written(divided(report_, files))
    assert "File 1 of" not in text(data)
    assert file.pages == len(pypdfium2.PdfDocument(data))


def test_the_same_report_is_divided_in_the_same_bytes() -> None:
    report_, files = photographs(5)
    once = [data for data, _ in written(divided(report_, files, size=3 * MEGABYTE))]
    again = [data for data, _ in written(divided(report_, files, size=3 * MEGABYTE))]
    assert once == again
