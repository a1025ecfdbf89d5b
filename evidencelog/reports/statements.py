"""The sentences that a report says about itself: what it holds, what it shows, what not.

Each claims no more than the log can show (docs/format.md, "What it does not show").
"""

from __future__ import annotations

from evidencelog.i18n import gettext as _
from evidencelog.i18n import ngettext
from evidencelog.reports.model import Section
from evidencelog.reports.selection import Selection
from evidencelog.reports.wording import KINDS


def scope_sentences(
    selection: Selection,
    *,
    left_out: int,
    withdrawn: int,
    erased: int,
    damaged: int,
    imports: bool = False,
) -> tuple[str, ...]:
    """Say by which rule entries were taken, and count those that were not.

    `imports` says that files were imported which are not printed as they are.
    """
    sentences = (
        [_whole_exports(), _rule(selection, imports=True)] if imports else [_rule(selection)]
    )
    if left_out:
        sentences.append(
            ngettext(
                "{n} other entry of the log is not part of this copy.",
                "{n} other entries of the log are not part of this copy.",
                left_out,
            ).format(n=left_out)
        )
    if withdrawn:
        sentences.append(
            ngettext(
                "{n} entry was withdrawn by the person who keeps the log and is not printed.",
                "{n} entries were withdrawn by the person who keeps the log and are not printed.",
                withdrawn,
            ).format(n=withdrawn)
        )
    if erased:
        sentences.append(
            ngettext(
                "{n} entry was erased; its number stays empty.",
                "{n} entries were erased; their numbers stay empty.",
                erased,
            ).format(n=erased)
        )
    if damaged:
        sentences.append(
            ngettext(
                "{n} record could not be read and is missing here.",
                "{n} records could not be read and are missing here.",
                damaged,
            ).format(n=damaged)
        )
    sentences.append(_withheld(selection))
    return tuple(sentence for sentence in sentences if sentence)


def _whole_exports() -> str:
    return _(
        "Whole exports of a phone or a service that the log holds are printed only when they are "
        "chosen."
    )


def _rule(selection: Selection, *, imports: bool = False) -> str:
    limits = []
    if selection.kinds is not None:
        kinds = ", ".join(KINDS.get(kind, kind) for kind in sorted(selection.kinds))
        limits.append(_("kinds: {kinds}").format(kinds=kinds))
    if selection.since is not None:
        limits.append(_("from {day}").format(day=selection.since.isoformat()))
    if selection.until is not None:
        limits.append(_("until {day}").format(day=selection.until.isoformat()))
    if selection.numbers is not None:
        limits.append(_("entries chosen by number"))
    if selection.person is not None:
        limits.append(_("naming {person}").format(person=selection.person))
    if selection.tag is not None:
        limits.append(_("subject: {tag}").format(tag=selection.tag))
    if not limits and imports:
        return _("No other entries were chosen or left out by kind, date or number.")
    if not limits:
        return _("No entries were chosen or left out by kind, date or number.")
    return _("Chosen by these limits: {limits}.").format(limits="; ".join(limits))


def _withheld(selection: Selection) -> str:
    if selection.addresses and selection.contacts:
        return ""
    if selection.addresses:
        kept = _("contact details")
    elif selection.contacts:
        kept = _("addresses and coordinates")
    else:
        kept = _("addresses, coordinates and contact details")
    sentence = _("In the labelled answers, {kinds} are withheld and marked as such.").format(
        kinds=kept
    )
    if selection.seen_by_others:
        sentence += " " + _(
            "Children are named by their initials, in free text in square brackets."
        )
    return f"{sentence} " + _(
        "Otherwise free text and pictures are printed as they were recorded, except where it "
        "is said here that something was removed."
    )


def integrity_sections() -> tuple[Section, ...]:
    """Say in plain words what can be checked, how, and what no check can show."""
    return (_how_it_was_made(), _how_to_check_it(), _what_it_shows())


def _how_it_was_made() -> Section:
    return Section(
        heading=_("How this was made"),
        paragraphs=(
            _(
                "The entries come from a log in which nothing is changed in place: a "
                "correction is added with its reason, and the earlier text stays. Each "
                "entry carries a fingerprint (SHA-256) of the one before it, so that a "
                "later change to any of them can be noticed."
            ),
            _(
                "Times of writing are those of the computer that was used. Times of events "
                "are as the person who keeps the log gave them, no more precise than known."
            ),
        ),
    )


def _how_to_check_it() -> Section:
    return Section(
        heading=_("How to check it"),
        paragraphs=(
            _(
                "Whoever keeps the log can run “evidencelog verify” on it: it checks every "
                "entry and every attached file and prints the fingerprint of the whole. It "
                "must be the one above for the same number of records. “evidencelog verify” "
                "with this file says whether the log exported exactly this file, and when."
            ),
            _(
                "An attached file that is handed over is the one described here when its "
                "SHA-256 is the same. Common tools show it: “sha256sum FILE” on Linux, "
                "“shasum -a 256 FILE” on macOS, “Get-FileHash FILE” on Windows."
            ),
        ),
    )


def _what_it_shows() -> Section:
    return Section(
        heading=_("What this shows, and what it does not"),
        paragraphs=(
            _(
                "If the fingerprints agree, the entries and files are unchanged since they "
                "were added to this log."
            ),
            _(
                "That does not show that an account is true or complete, who wrote a "
                "message, or that no other log exists. Without a receipt or a timestamp kept "
                "by somebody else, it does not show when an entry was written either."
            ),
            _(
                "Pictures are printed as copies: upright, reduced in size, without the "
                "information that a camera adds. The originals are in the log."
            ),
        ),
    )
