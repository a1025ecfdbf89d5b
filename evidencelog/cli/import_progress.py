"""A line that moves while a long source is read and recorded, for people only."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Final

from evidencelog.cli.progress import progress_line
from evidencelog.i18n import gettext as _

if TYPE_CHECKING:
    from evidencelog.cli.run import Run

Stages = Callable[[str, int, int], None]

_STAGES: Final = {
    "reading": _("reading"),
    "comparing": _("comparing with what is there"),
    "keeping": _("keeping the files"),
    "recording": _("recording"),
}


@contextmanager
def telling_stages(run: Run) -> Iterator[Stages | None]:
    """Give a function to call with the stage, what is done and what there is to do."""
    with progress_line(run) as line:
        if line is None:
            yield None
            return

        def tell(stage: str, done: int, of: int) -> None:
            line.show(done, of, _STAGES.get(stage, stage))

        yield tell
