"""The logs that transcripts begin with."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Final

from tests.transcripts.places import Places

FILES: Final = Path(__file__).parents[2] / "examples" / "files"


def lay_out(start: str, places: Places) -> None:
    """Put what a transcript begins with into the home of its person."""
    home = places["home"]
    (home / "Pictures").mkdir()
    for photo in FILES.glob("*.jpg"):
        shutil.copy(photo, home / "Pictures")
