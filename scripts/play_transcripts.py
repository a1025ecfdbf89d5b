"""Play the pages of docs/transcripts and show where the program differs from them.

`play_transcripts.py` compares, `play_transcripts.py --write` writes the pages as they are
now: then read the difference that git shows. Names of pages may follow: `01 06`.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from tests.transcripts.playing import LEFT, WAITING, difference, play  # noqa: E402
from tests.transcripts.script import read_transcript  # noqa: E402

PAGES = ROOT / "docs" / "transcripts"


def main() -> int:
    """Play each page that was named, or all of them; return 1 if any differs."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--write", action="store_true", help="write the pages as they are now")
    parser.add_argument("pages", nargs="*", help="how their file names begin; all without")
    options = parser.parse_args()
    wanted = tuple(options.pages) or ("",)
    paths = [p for p in sorted(PAGES.glob("[0-9]*.md")) if p.name.startswith(wanted)]
    differing = [path.name for path in paths if _differs(path, write=options.write)]
    return int(bool(differing))


def _differs(path: Path, *, write: bool) -> bool:
    transcript = read_transcript(path)
    page = play(transcript)
    differs = page != transcript.page
    print(path.name, "differs" if differs else "is as written", flush=True)
    if write:
        path.write_text(page, encoding="utf-8")
        return LEFT in page or WAITING in page
    print(difference(transcript, page), end="\n" if differs else "")
    return differs


if __name__ == "__main__":
    sys.exit(main())
