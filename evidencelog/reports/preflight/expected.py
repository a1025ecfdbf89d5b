"""What the layout knows of a file, so that the file can be held against it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from evidencelog.reports.profiles.form import Numbering


@dataclass(frozen=True, slots=True, kw_only=True)
class Expected:
    """What must be found in the file.

    `stamp` is an instant in UTC as `YYYY-MM-DDThh:mm:ssZ`; `labels` are the numbers printed
    on the pages, in order. `first_page` is the number of the first page, more than 1 when
    this file continues another. `headings` and `exhibits` must have bookmarks, `exhibits`
    being the names without the description. `private` are words that must not stand in the
    metadata, such as the name of the account on this computer; the title, which the person
    chose, is not searched for them. `numbering` is what was asked for, None the usual one.
    """

    title: str
    stamp: str
    paper: Literal["letter", "a4"]
    labels: tuple[str, ...]
    first_page: int = 1
    headings: tuple[str, ...] = ()
    exhibits: tuple[str, ...] = ()
    private: tuple[str, ...] = ()
    numbering: Numbering | None = None
