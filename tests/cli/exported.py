"""What a reader finds in a report that was exported."""

from __future__ import annotations

from pathlib import Path

import pypdfium2


def pages_of(path: Path) -> list[str]:
    document = pypdfium2.PdfDocument(path)
    texts = [page.get_textpage().get_text_range() for page in document]
    document.close()
    return texts


def text_of(path: Path) -> str:
    return "\n".join(pages_of(path))
