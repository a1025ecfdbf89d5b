"""The logs that transcripts begin with, made by the program itself."""

from __future__ import annotations

import contextlib
import io
import json
import shutil
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, Final

from evidencelog.cli.main import execute
from evidencelog.cli.run import Run
from evidencelog.crypto.kdf import KdfParams
from tests.transcripts.places import Places
from tests.transcripts.varying import ZONE

PASSPHRASE: Final = "saddle ivory nectar plank drizzle oath"
FILES: Final = Path(__file__).parents[2] / "examples" / "files"
PHOTOS: Final = ("IMG_2087.jpg", "IMG_2160.jpg", "IMG_2231.jpg")

_CHEAP: Final = KdfParams(memory_kib=8, iterations=1)
"""What is tested here is what a person sees, not how long a guess takes."""

_CASE: Final[tuple[tuple[str, dict[str, Any]], ...]] = (
    (
        "incident",
        {
            "when": "8 Feb 2026 22:40",
            "account": "Casey knocked, then kicked the front door. The lower panel broke.",
            "place": {"text": "front door of my house"},
            "tags": ["property"],
        },
    ),
    (
        "boundary",
        {
            "when": "15 Feb 2026 18:30",
            "to": "Casey",
            "words": [{"by": "me", "exact": "yes", "text": "Please do not call me. Write."}],
        },
    ),
    (
        "contact",
        {
            "when": "3 Mar 2026 21:05",
            "channel": "text message",
            "direction": "in",
            "wanted": "no",
            "words": [{"by": "Casey", "exact": "yes", "text": "You will be sorry."}],
        },
    ),
    (
        "incident",
        {
            "when": "14 Mar 2026 18:05",
            "account": "At the car park Casey shouted at me in front of Mia.",
            "place": {"text": "car park of the library"},
            "children": [{"name": "Mia", "how": "saw"}],
        },
    ),
    (
        "exchange",
        {
            "when": "28 Mar 2026 18:55",
            "planned": "28 Mar 2026 18:00",
            "status": "late",
            "account": "The car came at 18:55. No message before.",
        },
    ),
    (
        "contact",
        {
            "when": "4 Apr 2026 8:12am",
            "channel": "email",
            "direction": "in",
            "account": "An email about the summer holidays. Friendly.",
        },
    ),
)


@dataclass(slots=True)
class _Clock:
    """This computer's clock, a few seconds back, so that the log is older than the play."""

    start: datetime = field(default_factory=lambda: datetime.now(UTC) - timedelta(seconds=20))
    told: int = 0

    def now(self) -> datetime:
        self.told += 1
        return self.start + timedelta(milliseconds=100 * self.told)

    def zone(self) -> str:
        return ZONE


def lay_out(start: str, places: Places) -> Mapping[str, str]:
    """Put what a transcript begins with into its first home.

    Returns what the person knows or has on paper, by its placeholder.
    """
    home = places["home"]
    return _STARTS[start](home)


def _nothing(_home: Path) -> Mapping[str, str]:
    return {}


def _empty_log(home: Path) -> Mapping[str, str]:
    made = json.loads(_run(home, _Clock(), "--json", "init", "--no-input"))
    (home / "Pictures").mkdir()
    for name in PHOTOS:
        shutil.copy(FILES / name, home / "Pictures")
    return {"<passphrase>": PASSPHRASE, "<recovery code>": made["recovery_code"]}


def _case(home: Path) -> Mapping[str, str]:
    paper = _empty_log(home)
    clock = _Clock()
    given = home / "entry.json"
    for kind, entry in _CASE:
        times = [f"--{name}={entry[name]}" for name in ("when", "planned") if name in entry]
        said = {name: value for name, value in entry.items() if name not in ("when", "planned")}
        given.write_text(json.dumps(said), encoding="utf-8")
        _run(home, clock, "--quiet", "log", kind, "--input", str(given), *times)
    given.unlink()
    return paper


_CHAT: Final = """\
14/03/2026, 18:02 - Messages and calls are end-to-end encrypted.
14/03/2026, 18:05 - Casey: Please call me.
14/03/2026, 18:06 - Ana Reyes: No. Please write about Mia only.
14/03/2026, 18:31 - Casey: I am outside.
Open the door.
14/03/2026, 18:32 - Casey: Missed voice call
15/03/2026, 09:14 - Casey: I am sorry. I will change, I promise.
15/03/2026, 09:20 - Ana Reyes: Mia needs a coat on Monday.
15/03/2026, 21:40 - Casey: You always make me wait.
"""


def _chat(home: Path) -> Mapping[str, str]:
    paper = _empty_log(home)
    (home / "Downloads").mkdir()
    chat = home / "Downloads" / "WhatsApp Chat with Casey.txt"
    chat.write_text(_CHAT, encoding="utf-8")
    return paper


def _run(home: Path, clock: _Clock, *arguments: str) -> str:
    environ = {"HOME": str(home), "EVIDENCELOG_PASSPHRASE": PASSPHRASE}
    log = str(home / ".local" / "share" / "records" / "records.db")
    printed, warned = io.StringIO(), io.StringIO()
    with contextlib.redirect_stdout(printed), contextlib.redirect_stderr(warned):
        code = execute(["--log", log, *arguments], Run(environ=environ, clock=clock, kdf=_CHEAP))
    if code:
        raise AssertionError(f"{arguments} ended with {code}: {warned.getvalue()}")
    return printed.getvalue()


_STARTS: Final[Mapping[str, Callable[[Path], Mapping[str, str]]]] = {
    "nothing": _nothing,
    "an empty log": _empty_log,
    "an empty log and a chat": _chat,
    "six entries": _case,
}
