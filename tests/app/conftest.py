from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from evidencelog.app.session import OpenLog
from tests.app.imports import make_chat, make_folder
from tests.app.logs import fill, new_log, reopen


@pytest.fixture(scope="session")
def made_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A log that holds something of every sort; copied, never changed."""
    folder = tmp_path_factory.mktemp("made")
    with new_log(folder / "log.db") as log:
        fill(log, folder)
    return folder / "log.db"


@pytest.fixture
def full_path(made_once: Path, tmp_path: Path) -> Path:
    """A fresh copy of the log that holds something of every sort."""
    return Path(shutil.copy(made_once, tmp_path / "log.db"))


@pytest.fixture
def full(full_path: Path) -> Iterator[OpenLog]:
    with reopen(full_path) as log:
        yield log


@pytest.fixture
def empty(tmp_path: Path) -> Iterator[OpenLog]:
    with new_log(tmp_path / "empty.db") as log:
        yield log


@pytest.fixture
def chat(tmp_path: Path) -> Path:
    """An export to import, as a file."""
    return make_chat(tmp_path / "chat.txt")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """An export to import, as a folder with pictures."""
    return make_folder(tmp_path / "export")
