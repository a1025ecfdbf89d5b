"""Files in which shells and desktops keep what was done: only counted, never repeated."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final

from evidencelog.app.doctor.facts import HistoryFile

NAME: Final = b"evidencelog"
"""What is looked for; a shell may keep other letters in an encoding of its own."""

_LARGEST: Final = 64 << 20
_IN_HOME: Final = (
    ("bash", ".bash_history"),
    ("zsh", ".zsh_history"),
    ("zsh", ".zhistory"),
    ("zsh", ".histfile"),
    ("sh", ".sh_history"),
    ("ksh", ".ksh_history"),
    ("ash", ".ash_history"),
    ("fish", ".local/share/fish/fish_history"),
    ("PowerShell", ".local/share/powershell/PSReadLine/ConsoleHost_history.txt"),
    ("nushell", ".config/nushell/history.txt"),
    ("xonsh", ".xonsh_history"),
)
_POWERSHELL: Final = "Microsoft/Windows/PowerShell/PSReadLine/ConsoleHost_history.txt"
_SHELL_FILES: Final = (
    ".bashrc",
    ".bash_profile",
    ".profile",
    ".zshrc",
    ".zprofile",
    ".zshenv",
    ".config/fish/config.fish",
    ".config/environment.d",
)
_SECRET: Final = b"EVIDENCELOG_PASSPHRASE="
_SECRET_IN_FISH: Final = b"EVIDENCELOG_PASSPHRASE "
_RECENT: Final = (".local/share/recently-used.xbel", ".recently-used.xbel")


def history_files(home: Path, environ: Mapping[str, str]) -> tuple[HistoryFile, ...]:
    """Return the history files that name this program, with the number of such lines."""
    found: dict[Path, HistoryFile] = {}
    for shell, path in _candidates(home, environ):
        lines = _lines_with(path, NAME)
        if lines:
            found.setdefault(path.resolve(), HistoryFile(path=path, shell=shell, lines=lines))
    return tuple(found.values())


def _candidates(home: Path, environ: Mapping[str, str]) -> Iterator[tuple[str, Path]]:
    named = environ.get("HISTFILE")
    if named:
        yield Path(environ.get("SHELL", "sh")).name, Path(named)
    for shell, name in _IN_HOME:
        yield shell, home / name
    data = environ.get("XDG_DATA_HOME")
    if data:
        yield "fish", Path(data) / "fish" / "fish_history"
    roaming = environ.get("APPDATA")
    if roaming:
        yield "PowerShell", Path(roaming) / _POWERSHELL


def open_secrets(home: Path) -> tuple[Path, ...]:
    """Return the start-up files of shells in which a passphrase is written in clear."""
    return tuple(
        path
        for path in (home / name for name in _SHELL_FILES)
        if _lines_with(path, _SECRET) or _lines_with(path, _SECRET_IN_FISH)
    )


def recent_lists(home: Path, names: tuple[str, ...]) -> tuple[Path, ...]:
    """Return the desktop's lists of recent files in which one of `names` stands."""
    wanted = [name.encode("utf-8", "surrogateescape") for name in names]
    paths = [home / name for name in _RECENT]
    return tuple(path for path in paths if any(_lines_with(path, name) for name in wanted))


def _lines_with(path: Path, text: bytes) -> int:
    try:
        if not path.is_file() or path.stat().st_size > _LARGEST:
            return 0
        with path.open("rb") as file:
            return sum(1 for line in file if text in line)
    except OSError:
        return 0
