"""The pass sheet: what was looked at, and after which rule the file was laid out.

It never says that a file meets a rule. It says which text was read when, and leaves the
answer to the clerk.
"""

from __future__ import annotations

from dataclasses import dataclass

from evidencelog.i18n import gettext as _
from evidencelog.i18n import said
from evidencelog.reports.preflight.findings import Result, looked_at
from evidencelog.reports.profiles.form import Profile, Rule


@dataclass(frozen=True, slots=True, kw_only=True)
class PassSheet:
    """Lines to show beside the file; `rules` name their source, `unread` what nobody read."""

    checked: tuple[str, ...]
    warnings: tuple[str, ...]
    rules: tuple[str, ...]
    conventions: tuple[str, ...]
    unread: tuple[str, ...]


def pass_sheet(profile: Profile, result: Result) -> PassSheet:
    """Return what can be said about a file that has no failure."""
    return PassSheet(
        checked=tuple(looked_at(one) for one in result.passed),
        warnings=tuple(one.says for one in result.warnings),
        rules=tuple(laid_out_after(rule) for rule in profile.rules if rule.about),
        conventions=tuple(said(text) for text in profile.conventions),
        unread=tuple(
            said(text)
            for text in (
                *profile.unchecked,
                *(rule.unchecked for rule in profile.rules if rule.unchecked),
            )
        ),
    )


def laid_out_after(rule: Rule) -> str:
    """Return the one thing that may be said about a rule."""
    through = {
        "text": _("laid out after {rule} as read on {day}; ask the clerk"),
        "copy": _("laid out after a copy of {rule} as read on {day}; ask the clerk"),
        "report": _("laid out after what others say of {rule}, as read on {day}; ask the clerk"),
    }[rule.through]
    return through.format(rule=rule.source, day=rule.read)
