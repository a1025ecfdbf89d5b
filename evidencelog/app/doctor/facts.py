"""What is known about a computer and a log: plain values, so that every judgement can be tested."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Literal

System = Literal["linux", "macos", "windows"]


@dataclass(frozen=True, slots=True, kw_only=True)
class HistoryFile:
    """A file in which a shell keeps what was typed, and how many lines name this program."""

    path: Path
    shell: str
    lines: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where a log lies and what lies beside it.

    Modes are permission bits, None where the system has none. `journal` is the size of
    what an interrupted write left, in bytes. `copies` are files in the same folder that are
    copies of this log.
    """

    path: Path
    exists: bool
    file_mode: int | None = None
    folder_mode: int | None = None
    synced: str | None = None
    shared: str | None = None
    journal: int = 0
    copies: tuple[Path, ...] = ()
    size: int = 0
    free: int | None = None
    modified: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Machine:
    """What this computer does with memory, time and text.

    `swap` names the devices that memory may be written to. `zone_doubt` says why the time
    zone is only a guess.
    """

    system: System
    now: datetime
    swap: tuple[str, ...] = ()
    hibernates: bool = False
    zone_doubt: str | None = None
    utf8: bool = True
    multiplexer: str | None = None
    python: tuple[int, int] = (3, 11)


@dataclass(frozen=True, slots=True, kw_only=True)
class Secrets:
    """Where a passphrase may lie open: in the environment, in files of the shell, in a file."""

    in_environment: bool = False
    in_shell_files: tuple[Path, ...] = ()
    open_file: Path | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Inside:
    """What only the unlocked log knows; instants in UTC as the log has them.

    `leftovers` are files in the usual folders that are bit for bit what was exported,
    `unfinished` those that a command was writing when it was ended by force.
    """

    entries: int
    last_recorded: str | None
    receipt: str | None
    backup: str | None
    recovery: bool
    leftovers: tuple[Path, ...] = ()
    unfinished: tuple[Path, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """Everything that the checks look at; `inside` is None while the log is locked."""

    place: Place
    machine: Machine
    secrets: Secrets
    histories: tuple[HistoryFile, ...] = ()
    recent: tuple[Path, ...] = ()
    inside: Inside | None = None
