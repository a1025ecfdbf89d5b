"""Sources made of bytes, for importers that read several members."""

from __future__ import annotations

import io
import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from evidencelog.importers.drafts import Declared, Draft, Item, Remark, Skip
from evidencelog.importers.importer import Importer, Options, SourceError

TOLD_NOTHING = Options()


@dataclass(slots=True)
class Members:
    """A source of these members; `name` is that of the whole."""

    members: Mapping[str, bytes]
    name: str = "export"

    def names(self) -> tuple[str, ...]:
        return tuple(self.members)

    def size(self, name: str) -> int:
        return len(self.members[name])

    def open(self, name: str) -> BinaryIO:
        if name not in self.members:
            raise SourceError(f"there is no {name}")
        return io.BytesIO(self.members[name])


def one(data: bytes | str, name: str = "result.json") -> Members:
    """Return a source of a single file."""
    return Members({name: data.encode() if isinstance(data, str) else data}, name)


def of_json(value: object, name: str = "result.json") -> Members:
    return one(json.dumps(value, ensure_ascii=False), name)


def of_folder(folder: Path) -> Members:
    """Return all files below a folder, read at once."""
    paths = sorted(path for path in folder.rglob("*") if path.is_file())
    return Members({path.relative_to(folder).as_posix(): path.read_bytes() for path in paths})


def read(importer: Importer, source: Members, options: Options = TOLD_NOTHING) -> list[Item]:
    """Read everything, and see that positions of records and skips have no gap."""
    found = list(importer.read(source, options))
    positions = [item.position for item in found if not isinstance(item, Remark | Declared)]
    assert positions == list(range(1, len(positions) + 1))
    return found


def drafts(found: list[Item]) -> list[Draft]:
    return [item for item in found if isinstance(item, Draft)]


def skips(found: list[Item]) -> list[Skip]:
    return [item for item in found if isinstance(item, Skip)]


def remarks(found: list[Item]) -> list[str]:
    return [item.says for item in found if isinstance(item, Remark)]
