"""The page of all labels must be the one that the model gives."""

from __future__ import annotations

import runpy
from pathlib import Path

SCRIPT = Path(__file__).parent.parent / "scripts" / "make_fields_doc.py"


def test_the_page_of_fields_is_what_the_model_says() -> None:
    module = runpy.run_path(str(SCRIPT))
    assert module["PAGE"].read_text(encoding="utf-8") == module["page"]()
