"""Where an export is written."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Final

from evidencelog.cli.output import on_terminal
from evidencelog.cli.text_input import STANDARD_INPUT as STANDARD_OUTPUT
from evidencelog.errors import UsageError
from evidencelog.i18n import gettext as _

if TYPE_CHECKING:
    from evidencelog.cli.run import Run

SUFFIX: Final = ".pdf"


def destination_of(run: Run, out: str, name: str) -> Path | None:
    """Return where to write; None for standard output. A folder gets a file called `name`."""
    if out != STANDARD_OUTPUT:
        path = Path(out)
        return _free_name(path, name) if path.is_dir() else path
    if run.options.json:
        raise UsageError(_("a report and JSON cannot both go to standard output"))
    if on_terminal(sys.stdout):
        raise UsageError(
            _("a PDF cannot be shown on a terminal"), hint=_("name a file instead of -")
        )
    return None


def _free_name(folder: Path, name: str) -> Path:
    path, number = folder / f"{name}{SUFFIX}", 2
    while path.exists():
        path, number = folder / f"{name}-{number}{SUFFIX}", number + 1
    return path
