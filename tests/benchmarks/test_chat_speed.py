"""Reading chats as JSON, a hundred thousand messages each, beside `json.loads` of the same."""

from __future__ import annotations

import json
import tracemalloc
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

import pytest

from evidencelog.importers.importer import Importer, Options
from evidencelog.importers.meta.importer import MessengerImporter
from evidencelog.importers.telegram.importer import TelegramImporter
from tests.benchmarks.measuring import pairs, tell, timed

pytestmark = pytest.mark.bench

MANY = 100_000
A_FILE = 10_000  # messages of one file of Messenger
MOST_MEMORY = 400  # MiB
THREAD = "your_facebook_activity/messages/inbox/ana_10158923412345678"


class Folder:
    """An export on the disk."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.name = path.name

    def names(self) -> tuple[str, ...]:
        files = sorted(path for path in self.path.rglob("*") if path.is_file())
        return tuple(path.relative_to(self.path).as_posix() for path in files)

    def size(self, name: str) -> int:
        return (self.path / name).stat().st_size

    def open(self, name: str) -> BinaryIO:
        return (self.path / name).open("rb")


def telegram_messages() -> Iterator[str]:
    for number in range(MANY):
        text = f"message {number}, as long as most of them are, née"
        yield json.dumps({
            "id": number,
            "type": "message",
            "date": "2023-08-10T23:11:02",
            "date_unixtime": str(1691719862 + 900 * (number // 9)),
            "from": "Ana",
            "from_id": "user7",
            "text": text,
            "text_entities": [{"type": "plain", "text": text}],
        }, ensure_ascii=False)  # fmt: skip


@pytest.fixture(scope="module")
def telegram(tmp_path_factory: pytest.TempPathFactory) -> Folder:
    path = tmp_path_factory.mktemp("telegram")
    messages = ",\n  ".join(telegram_messages())
    head = '{"name": "Ana", "type": "personal_chat", "id": 7, "messages": [\n  '
    (path / "result.json").write_text(f"{head}{messages}]}}", encoding="utf-8")
    return Folder(path)


@pytest.fixture(scope="module")
def messenger(tmp_path_factory: pytest.TempPathFactory) -> Folder:
    path = tmp_path_factory.mktemp("messenger")
    (path / THREAD).mkdir(parents=True)
    for part in range(MANY // A_FILE):
        messages = [
            {
                "sender_name": "Ren\u00c3\u00a9",
                "timestamp_ms": 1_700_000_000_000 - (part * A_FILE + number) * 60_000,
                "content": f"message {number}, as long as most of them are, n\u00c3\u00a9e",
                "is_geoblocked_for_viewer": False,
            }
            for number in range(A_FILE)
        ]
        whole = {"participants": [{"name": "Ana"}], "messages": messages, "title": "Ana"}
        (path / THREAD / f"message_{part + 1}.json").write_text(json.dumps(whole))
    return Folder(path)


def read(importer: Importer, source: Folder) -> int:
    return sum(1 for _item in importer.read(source, Options()))


def load(source: Folder) -> None:
    for name in source.names():
        json.loads((source.path / name).read_bytes())


@pytest.mark.parametrize("name", ["telegram", "messenger"])
def test_chats_beside_bare_json(name: str, request: pytest.FixtureRequest) -> None:
    source: Folder = request.getfixturevalue(name)
    importer: Importer = TelegramImporter() if name == "telegram" else MessengerImporter()
    assert read(importer, source) == MANY

    found = pairs(timed(lambda: read(importer, source)), timed(lambda: load(source)), count=3)

    what = f"{found.ours:.2f} s, {found.ratio:.1f} x json.loads"
    tell(f"{name}, {MANY:,} messages", what, target="< 5 s", reached=found.ours < 5)


@pytest.mark.parametrize("name", ["telegram", "messenger"])
def test_memory_of_chats(name: str, request: pytest.FixtureRequest) -> None:
    source: Folder = request.getfixturevalue(name)
    importer: Importer = TelegramImporter() if name == "telegram" else MessengerImporter()
    tracemalloc.start()
    try:
        read(importer, source)
        peak = tracemalloc.get_traced_memory()[1] / 2**20
    finally:
        tracemalloc.stop()

    tell(f"{name}, memory", f"{peak:.0f} MiB", target=f"< {MOST_MEMORY} MiB",
         reached=peak < MOST_MEMORY)  # fmt: skip
