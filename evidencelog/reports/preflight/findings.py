"""What looking at a file gives: findings, and the checks that gave none."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from evidencelog.i18n import gettext as _

Check = Literal[
    "readable",
    "encryption",
    "javascript",
    "actions",
    "forms",
    "signatures",
    "attachments",
    "media",
    "links",
    "fonts",
    "searchable",
    "bookmarks",
    "numbering",
    "paper",
    "size",
    "stamp",
    "metadata",
    "structure",
    "pdfa",
]
"""One thing that is looked at. Scripts may rely on these words."""

Severity = Literal["fail", "warn"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One thing that should not be so; `page` counts from 1, None stands for the whole file."""

    check: Check
    severity: Severity
    says: str
    page: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """All findings, and in `passed` the checks that had nothing to say."""

    findings: tuple[Finding, ...]
    passed: tuple[Check, ...]

    @property
    def failures(self) -> tuple[Finding, ...]:
        """The findings with which the file must not leave."""
        return tuple(one for one in self.findings if one.severity == "fail")

    @property
    def warnings(self) -> tuple[Finding, ...]:
        """The findings that the person should know and may accept."""
        return tuple(one for one in self.findings if one.severity == "warn")


def looked_at(check: Check) -> str:
    """Return what a check found to be so, as a line of the pass sheet."""
    return {
        "readable": _("The file opens without a repair."),
        "encryption": _("It is not encrypted and asks for no password."),
        "javascript": _("It has no JavaScript."),
        "actions": _("Nothing in it starts a program or sends data; it opens on a page."),
        "forms": _("It has no form to fill in on screen."),
        "signatures": _("It has no field for a digital signature."),
        "attachments": _("It carries no files that it should not carry."),
        "media": _("It has no sound, film or 3D object."),
        "links": _("Its links lead only where they may."),
        "fonts": _("All its fonts are inside, with the letters that each sign stands for."),
        "searchable": _("Each page has text that can be searched."),
        "bookmarks": _("Its headings and exhibits have bookmarks."),
        "numbering": _("The page labels are the numbers printed on the pages."),
        "paper": _("All its pages have the size that was chosen."),
        "size": _("It is within the limits of size and pages that are known."),
        "stamp": _("The corner for a stamp is empty where one is kept free."),
        "metadata": _("Its metadata agree and name no computer and no folder."),
        "structure": _("It has a structure tree for readers that speak."),
        "pdfa": _("It names its part of ISO 19005, and nothing was seen that speaks against it."),
    }[check]
