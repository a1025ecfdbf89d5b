"""PDF files: what is wrong with one, and its pages as pixels with the words that stand there.

Nothing of the file itself goes into the report: a page is drawn by PDFium, so that scripts,
links, forms, fonts and whatever else it carries stay behind. PDFium is built without
JavaScript here, and form fields are drawn as they were filled in.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any, Final

from evidencelog.reports.exhibits.copies import blackened, copy_of, grey_if_colourless
from evidencelog.reports.exhibits.kinds import HEAD
from evidencelog.reports.exhibits.shown import Page, Reason, Remark, UnshownError, Word
from evidencelog.reports.exhibits.words import HYPHENS, MOST_CHARACTERS, words_of
from evidencelog.reports.model import Region
from evidencelog.reports.redaction.boxes import regions_of, running_text
from evidencelog.reports.redaction.matching import NOTHING, Redactor

RESOLUTION: Final = 150  # dots per inch of a page
LONGEST: Final = 2200  # pixels on its longer side
QUALITY: Final = 75
_SMALLEST: Final = 4.0  # points: a page of less has nothing to see
_PASSWORD: Final = 4  # FPDF_ERR_PASSWORD
_RUNNING: Final = frozenset(("/JavaScript", "/Launch"))
_DEEP: Final = 200_000  # objects that are looked through for what does not show


@dataclass(frozen=True, slots=True, kw_only=True)
class Opened:
    """What is known of a PDF before its pages are drawn."""

    count: int
    remarks: tuple[Remark, ...]


def examine(data: bytes) -> Opened:
    """Return how many pages a PDF has and what is odd about it.

    Two libraries look at it: where they disagree the file has faults, and a reader may see
    something else than what is printed. Raises UnshownError when it cannot be shown.
    """
    with _document(data) as document:
        count = len(document)
    if count <= 0:
        raise UnshownError("no pages")
    return Opened(count=count, remarks=tuple(_remarks(data, count)))


def drawn_pages(
    data: bytes,
    numbers: Sequence[int],
    regions: Sequence[Region] = (),
    redactor: Redactor = NOTHING,
) -> Iterator[Page]:
    """Yield the pages with these numbers, counted from 1, regions painted over.

    So are the words that the redactor removes, as far as the file has them as text.
    """
    with _document(data) as document:
        document.init_forms()
        for number in numbers:
            on_page = [one for one in regions if one.page == number]
            yield _drawn(document, number, on_page, redactor)


def page_texts(data: bytes, numbers: Sequence[int], *, lines: bool = False) -> Iterator[str]:
    """Yield the text of the pages with these numbers, as it is searched for words to remove.

    With `lines` it is as it stands on the page, line by line. A page that cannot be read has
    none.
    """
    with _document(data) as document:
        document.init_forms()
        for number in numbers:
            yield _text_of(document, number, _lines if lines else _running)


def _running(page: Any) -> str:
    return running_text(tuple(words_of(page)))


def _lines(page: Any) -> str:
    text = page.get_textpage()
    try:
        count = min(text.count_chars(), MOST_CHARACTERS)
        found: str = text.get_text_range(0, count) if count > 0 else ""
    finally:
        text.close()
    for hyphen in HYPHENS:
        found = found.replace(chr(hyphen), "-")
    return "\n".join(line.rstrip() for line in found.splitlines())


def _text_of(document: Any, number: int, text_of: Callable[[Any], str]) -> str:
    try:
        page = document[number - 1]
        try:
            return text_of(page)
        finally:
            page.close()
    except Exception:  # noqa: BLE001  # whatever a page does, the next one has its turn
        return ""


def _document(data: bytes) -> Any:
    import pypdfium2

    if not data:
        raise UnshownError("empty")
    try:
        return pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        raise UnshownError(_refusal(data, getattr(error, "err_code", None))) from error


def _refusal(data: bytes, code: int | None) -> Reason:
    if code == _PASSWORD:
        return "password"
    if b"%PDF-" not in data[:HEAD]:
        return "not a PDF"
    return "no pages" if _is_empty(data) else "damaged"


def _is_empty(data: bytes) -> bool:
    """Tell whether a file that PDFium refuses is sound and merely has no pages."""
    import pikepdf

    try:
        with pikepdf.open(io.BytesIO(data)) as pdf:
            return not pdf.get_warnings() and len(pdf.pages) == 0
    except Exception:  # noqa: BLE001  # then it is damaged for both readers
        return False


def _drawn(document: Any, number: int, regions: Sequence[Region], redactor: Redactor) -> Page:
    try:
        page = document[number - 1]
        try:
            return _pixels_and_words(page, number, regions, redactor)
        finally:
            page.close()
    except MemoryError:
        return Page(number=number, reason="too large")
    except Exception:  # noqa: BLE001  # whatever a page does, the next one has its turn
        return Page(number=number, reason="damaged")


def _pixels_and_words(
    page: Any, number: int, regions: Sequence[Region], redactor: Redactor
) -> Page:
    width, height = page.get_size()
    if min(width, height) < _SMALLEST:
        return Page(number=number, reason="damaged")
    scale = min(RESOLUTION / 72, LONGEST / max(width, height))
    bitmap = page.render(scale=scale, rev_byteorder=True)
    image = bitmap.to_pil().convert("RGB")
    bitmap.close()
    found = tuple(words_of(page))
    removed = regions_of(found, redactor, number)
    covered = blackened(image, regions)
    blackened(image, removed.regions)
    black = (*regions, *removed.regions)
    copy = copy_of(grey_if_colourless(image), longest=LONGEST, quality=QUALITY)
    return Page(
        number=number,
        width=width,
        height=height,
        copy=copy,
        words=tuple(word for word in found if not any(_on(one, word) for one in black)),
        covered=covered,
        removed=removed.places,
    )


def _on(region: Region, word: Word) -> bool:
    """Tell whether any part of a word lies on a region; a word has its origin below."""
    left, right = sorted((region.left, region.right))
    top, bottom = sorted((region.top, region.bottom))
    return (
        word.left < right
        and word.left + word.width > left
        and 1 - word.bottom - word.height < bottom
        and 1 - word.bottom > top
    )


def _remarks(data: bytes, count: int) -> Iterator[Remark]:
    import pikepdf

    try:
        with pikepdf.open(io.BytesIO(data)) as pdf:
            if len(pdf.pages) != count:
                yield "page counts differ"
            if pdf.get_warnings():
                yield "repaired"
            if pdf.is_encrypted:
                yield "protected"
            yield from _carried(pdf)
    except Exception:  # noqa: BLE001  # one reader accepted the file, the other did not
        yield "repaired"


def _carried(pdf: Any) -> Iterator[Remark]:
    """Yield what a document carries that paper does not show."""
    root = pdf.Root
    names = root.get("/Names", {})
    if "/JavaScript" in names or "/AA" in root or _has_action(pdf):
        yield "program code"
    if "/EmbeddedFiles" in names or "/AF" in root or "/Collection" in root:
        yield "other files"
    if "/AcroForm" in root and len(root.AcroForm.get("/Fields", [])):
        yield "form"
    if "/OCProperties" in root:
        yield "layers"


def _has_action(pdf: Any) -> bool:
    """Tell whether any object runs a script or starts a program (ISO 32000-2, 12.6.4)."""
    return any(_runs(item) for item in islice(pdf.objects, _DEEP))


def _runs(item: Any) -> bool:
    """Tell whether an object is such an action, or holds one directly."""
    import pikepdf

    if not isinstance(item, pikepdf.Dictionary | pikepdf.Stream):
        return False
    return any(
        isinstance(one, pikepdf.Dictionary) and str(one.get("/S", "")) in _RUNNING
        for one in (item, item.get("/A"), item.get("/OpenAction"))
    )
