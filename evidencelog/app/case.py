"""Whose case it is: what a court's papers carry at the top, kept once in the settings."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from evidencelog.app.settings import Settings
from evidencelog.i18n import marked, said
from evidencelog.reports.model import Caption, Party

ROLES: Final[Mapping[str, str]] = {
    "applicant": marked("Applicant"),
    "petitioner": marked("Petitioner"),
    "plaintiff": marked("Plaintiff"),
    "claimant": marked("Claimant"),
    "respondent": marked("Respondent"),
    "defendant": marked("Defendant"),
}
"""The roles that courts commonly give, and how they are printed; others stay as typed."""

_BEGIN: Final = frozenset(("applicant", "petitioner", "plaintiff", "claimant"))
_ACROSS: Final[Mapping[str, str]] = {
    "applicant": "respondent",
    "petitioner": "respondent",
    "plaintiff": "defendant",
    "claimant": "respondent",
    "respondent": "applicant",
    "defendant": "plaintiff",
}


def caption_of(settings: Settings) -> Caption:
    """Return what stands at the top of a court's papers, as far as it was entered."""
    return Caption(
        court=settings.court or "",
        case_number=settings.case_number or "",
        parties=parties_of(settings),
    )


def parties_of(settings: Settings) -> tuple[Party, ...]:
    """Return the parties, whoever began the case first.

    A log that only has the parties on one line, as earlier versions asked for them, gives
    that line as one party.
    """
    if not settings.other_party:
        return (Party(name=settings.parties),) if settings.parties else ()
    role, other = settings.role or "", settings.other_role or other_role(settings.role)
    own = Party(name=settings.name or "", role=printed_role(role))
    across = Party(name=settings.other_party, role=printed_role(other))
    both = (across, own) if _begins(other) and not _begins(role) else (own, across)
    return tuple(party for party in both if party.name)


def _begins(role: str) -> bool:
    return role.casefold() in _BEGIN


def other_role(role: str | None) -> str:
    """Return the role that the other party usually has; "" when that cannot be told."""
    return _ACROSS.get((role or "").casefold(), "")


def printed_role(role: str) -> str:
    """Return a role as it stands on paper, in the language spoken here and now."""
    known = ROLES.get(role.casefold())
    return said(known) if known else role


def initials_of(settings: Settings) -> str:
    """Return the letters before exhibit numbers, such as SAM: those set, else from the name."""
    if settings.initials:
        return settings.initials
    return "".join(word[0] for word in (settings.name or "").split() if word[0].isalpha()).upper()


def has_case(settings: Settings) -> bool:
    """Say whether anything about a case was entered."""
    return any(
        (settings.court, settings.case_number, settings.parties, settings.role,
         settings.other_party)
    )  # fmt: skip
