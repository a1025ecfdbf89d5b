"""A line that moves while a long source is read and recorded, for people only."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from evidencelog.cli.progress import showing_progress

if TYPE_CHECKING:
    from evidencelog.cli.run import Run

Stages = Callable[[str, int, int], None]


@contextmanager
def telling_stages(run: Run) -> Iterator[Stages | None]:
    """Give a function to call with the stage, what is done and what there is to do."""
    with showing_progress(run) as show:
        if show is None:
            yield None
            return

        def tell(_stage: str, done: int, of: int) -> None:
            if of:
                show(done, of)

        yield tell
