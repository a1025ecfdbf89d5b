"""What a person asks of a report, and how it is put together from that and the settings."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from evidencelog.app.case import caption_of, initials_of
from evidencelog.app.report_rows import RowsAsked
from evidencelog.app.settings import Settings
from evidencelog.core.moments import Occurred
from evidencelog.errors import UsageError
from evidencelog.i18n import gettext as _
from evidencelog.i18n import language as own_language
from evidencelog.i18n import speaking
from evidencelog.reports.model import Bates, Conventions, Declaration, Declarations, Form
from evidencelog.reports.presentation import CONTENTS, PARTS, Presentation
from evidencelog.reports.profiles import Profile, declaration, profile
from evidencelog.reports.redaction.request import Redaction
from evidencelog.reports.selection import Audience, Selection
from evidencelog.reports.wording import exhibit_word

Numbering = Literal["continuous", "sections"]

# How a profile names exhibits, and how a report counts them.
_NAMINGS = {"label": "log", "number": "number", "letter": "letter", "initials": "number"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """A report as it was asked for; None and empty leave it to the settings and the profile.

    `parts` are the only parts to print, `without` those to leave out, by their keys.
    `schedules` and `declarations` are names of schedules and of forms to sign. `as_of` is
    the time at whose end the log is to be printed as it stood. `links` is False when the
    file shall have none. `rows` are imported messages to be printed beside those that entries
    cite. `redaction` is what is to be removed.
    """

    selection: Selection
    form: Form = "timeline"
    profile: str | None = None
    title: str = ""
    paper: str | None = None
    language: str | None = None
    numbering: Numbering | None = None
    parts: tuple[str, ...] = ()
    without: tuple[str, ...] = ()
    schedules: frozenset[str] | None = None
    declarations: tuple[str, ...] = ()
    bates: str | None = None
    links: bool = True
    as_of: Occurred | None = None
    rows: RowsAsked = field(default_factory=RowsAsked)
    redaction: Redaction = field(default_factory=Redaction)


def profile_of(request: Request, settings: Settings) -> Profile:
    """Return the profile that was asked for, or that of the case, or the one for the paper.

    Raises UsageError for a name that no profile has.
    """
    return profile_named(request.profile, request.paper, settings)


def audience_of(
    form: Form, wanted: str | None, settings: Settings, paper: str | None = None
) -> Audience:
    """Return who reads a report when nobody said: as its form and its profile have it."""
    if form == "incident":
        return "police"
    return profile_named(wanted, paper, settings).audience


def profile_named(wanted: str | None, paper: str | None, settings: Settings) -> Profile:
    """Return the profile of that name, or that of the case, or the one for the paper."""
    return profile(wanted or settings.profile or f"generic-{paper or settings.paper or 'letter'}")


def presentation_of(request: Request, settings: Settings) -> Presentation:
    """Return how the report is put together. Raises UsageError for what does not go together."""
    rules = profile_of(request, settings)
    numbering = request.numbering or rules.numbering
    if numbering not in rules.numberings:
        raise UsageError(
            _("the profile {profile} has no such numbering").format(profile=rules.key),
            hint=_("it has: {numberings}").format(numberings=", ".join(rules.numberings)),
        )
    language = request.language or rules.language or own_language()
    with speaking(language):
        caption = caption_of(settings)
        conventions = _conventions(request, settings, rules, numbering)
    return Presentation(
        form=request.form,
        title=request.title,
        caption=caption,
        owner=settings.name or "",
        language=language,
        conventions=conventions,
        contents=_contents(request, rules),
        exhibits=_NAMINGS[rules.exhibits.naming],
        prefix=initials_of(settings) if rules.exhibits.naming == "initials" else "",
        bates=_bates(request, settings, rules),
        schedules=request.schedules,
        declarations=_declarations(request, rules),
        as_of=request.as_of,
    )


def _conventions(
    request: Request, settings: Settings, rules: Profile, numbering: Numbering
) -> Conventions:
    first = rules.stamp.first if rules.stamp else None
    later = rules.stamp.later if rules.stamp else None
    return Conventions(
        profile=rules.key,
        paper=request.paper or rules.paper or settings.paper or "letter",
        numbering=numbering,
        sections=tuple(rules.letters(numbering).items()),
        body=rules.body_size or Conventions().body,
        binding=rules.margins.left if rules.margins else 0.0,
        stamp=(first.width, first.height) if first else Conventions().stamp,
        stamp_later=(later.width, later.height) if later else None,
        exhibit=exhibit_word(rules.exhibits.word),
        links=request.links and rules.links != "none",
        standard=rules.pdfa,
        originals=rules.originals,
    )


def _contents(request: Request, rules: Profile) -> tuple[str, ...]:
    usual = rules.parts if request.form == "timeline" else CONTENTS[request.form]
    unknown = sorted({*request.parts, *request.without} - set(PARTS))
    if unknown:
        raise UsageError(
            _("a report has no part called {name}").format(name=", ".join(unknown)),
            hint=_("its parts are: {names}").format(names=", ".join(PARTS)),
        )
    wanted = request.parts or usual
    if request.declarations:
        wanted = (*wanted, Declarations.key)
    ordered = dict.fromkeys((*usual, *PARTS))
    return tuple(key for key in ordered if key in wanted and key not in request.without)


def _declarations(request: Request, rules: Profile) -> tuple[Declaration, ...]:
    """Return the forms that were asked for; a statement ends with the first of its court.

    Raises UsageError for one that there is not.
    """
    if request.declarations:
        return tuple(declaration(key) for key in request.declarations)
    usual = rules.declarations[:1] if request.form == "statement" else ()
    return tuple(declaration(key) for key in usual)


def _bates(request: Request, settings: Settings, rules: Profile) -> Bates | None:
    if request.bates is None and not rules.bates.on:
        return None
    known = settings.bates_prefix or rules.bates.prefix or initials_of(settings)
    return Bates(prefix=known if request.bates is None else request.bates)
