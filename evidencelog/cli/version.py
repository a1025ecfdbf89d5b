"""`version`: which program, which formats, which Python."""

from __future__ import annotations

import platform

from evidencelog import __version__
from evidencelog.cli.command import command, pass_run
from evidencelog.cli.run import Run


@command("version")
@pass_run
def version(run: Run) -> None:
    """Which version this is, and which version of the log format it writes."""
    from evidencelog.core.records import VERSION

    if run.options.json:
        run.out.document(
            {"evidencelog": __version__, "format": VERSION, "python": platform.python_version()}
        )
        return
    run.out.data(f"evidencelog {__version__}, log format {VERSION.rpartition('/')[2]}")
