"""Files that are to be kept with an entry, and how the person got them."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from evidencelog.cli.entry_options import OBTAINED
from evidencelog.errors import UsageError
from evidencelog.i18n import gettext as _

if TYPE_CHECKING:
    from evidencelog.app.record import FileToAttach
    from evidencelog.core.parts import Obtained


def files_to_attach(
    names: Sequence[str], *, obtained: str | None = None, descriptions: Sequence[str] = ()
) -> list[FileToAttach]:
    """Return the files in the order given. Raises UsageError for descriptions left over."""
    from evidencelog.app.record import FileToAttach

    if len(descriptions) > len(names):
        raise UsageError(_("there are more descriptions than files"))
    how = read_obtained(obtained) if obtained else None
    texts = [*descriptions, *[""] * (len(names) - len(descriptions))]
    return [
        FileToAttach(path=Path(name), obtained=how, description=text or None)
        for name, text in zip(names, texts, strict=True)
    ]


def read_obtained(text: str) -> Obtained:
    """Return how files were got from `given-by=Ann`. Raises UsageError for other words."""
    from evidencelog.core.parts import Obtained

    way, _sign, who = text.partition("=")
    for known in OBTAINED:
        if way.strip().casefold().replace("-", " ") == known:
            return Obtained(how=known, by=who.strip() or None)
    raise UsageError(
        _("files are not obtained {way}").format(way=f'"{way}"'),
        hint=_("one of: {ways}").format(ways=", ".join(OBTAINED)),
    )
