"""The page of profiles must be the one that their data give."""

from __future__ import annotations

import runpy
from pathlib import Path

SCRIPT = Path(__file__).parent.parent / "scripts" / "make_profiles_doc.py"


def test_the_page_of_profiles_is_what_the_data_say() -> None:
    module = runpy.run_path(str(SCRIPT))
    assert module["PAGE"].read_text(encoding="utf-8") == module["page"]()
