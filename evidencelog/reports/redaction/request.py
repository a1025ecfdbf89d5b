"""What somebody asks to have taken out of a report."""

from __future__ import annotations

from dataclasses import dataclass, field

from evidencelog.reports.model import Region


@dataclass(frozen=True, slots=True, kw_only=True)
class Redaction:
    """What is to be removed.

    `words` are removed wherever they stand. `fields` are names of answers, as they are
    stored (`place.address`, `officer`) or printed ("Address"). `exhibits` are files by
    their place in the log (`12-1`), which become a sheet; `regions` are parts of pictures
    and pages by the same name. `numbers` shortens numbers of accounts to four digits.
    """

    words: tuple[str, ...] = ()
    fields: tuple[str, ...] = ()
    exhibits: tuple[str, ...] = ()
    regions: dict[str, tuple[Region, ...]] = field(default_factory=dict)
    numbers: bool = False

    def __bool__(self) -> bool:
        """Tell whether anything was asked for by name."""
        return bool(self.words or self.fields or self.exhibits or self.regions)
