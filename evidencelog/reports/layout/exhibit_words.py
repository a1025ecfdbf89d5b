"""What is said of an exhibit: its facts, and why a file is not shown."""

from __future__ import annotations

from collections.abc import Iterator

from evidencelog.i18n import Texts, marked, ngettext
from evidencelog.i18n import gettext as _
from evidencelog.reports.exhibits.kinds import contradicts, extension
from evidencelog.reports.exhibits.shown import (
    Page,
    Paper,
    Picture,
    Reason,
    Recording,
    Remark,
    Shown,
    Writing,
)
from evidencelog.reports.model import Exhibit, Fact
from evidencelog.reports.wording import grouped, readable_size

REASONS: Texts[Reason] = Texts(
    {
        "empty": marked("This file cannot be shown: it is empty."),
        "not a picture": marked("This file cannot be shown: it is not a picture of a known kind."),
        "not a PDF": marked("This file cannot be shown: it is not a PDF document."),
        "not text": marked("This file cannot be shown: it is not text."),
        "damaged": marked("This file cannot be shown: it is damaged or incomplete."),
        "too large": marked("This file cannot be shown: it is too large to be opened safely."),
        "too much to unpack": marked(
            "This file cannot be shown: it is made so that opening it would fill the memory."
        ),
        "format": marked("This file cannot be shown here: this program cannot read its format."),
        "password": marked("This file cannot be shown: it opens only with a password."),
        "no pages": marked("This file cannot be shown: it has no pages."),
        "failed": marked("This file cannot be shown: opening it did not succeed."),
        "took too long": marked("This file cannot be shown: opening it took too long."),
        "unreadable": marked("This file could not be read from the log as it was attached."),
    }
)

PAGE_REASONS: Texts[Reason] = Texts(
    {
        "damaged": marked("it is damaged"),
        "too large": marked("it is too large to be opened safely"),
        "too much to unpack": marked("opening it would fill the memory"),
        "took too long": marked("opening it took too long"),
        "failed": marked("opening it did not succeed"),
    }
)

REMARKS: Texts[Remark] = Texts(
    {
        "repaired": marked(
            "The file has faults. It is printed as far as it could be read; another program may "
            "show it differently."
        ),
        "page counts differ": marked(
            "Two programs count a different number of pages in this file."
        ),
        "protected": marked(
            "The file is encrypted; it opens without a password and may limit copying or printing."
        ),
        "program code": marked(
            "The file holds program code or starts other programs. None of it was run."
        ),
        "other files": marked("The file holds further files, which are not shown here."),
        "outside references": marked(
            "The file refers to things outside it. None of them was looked up or shown."
        ),
        "form": marked("The file is a form; its fields are printed as they were filled in."),
        "layers": marked("The file has layers; only those that are switched on are printed."),
    }
)

_GROUPS = Texts(
    {
        "application/pdf": marked("PDF document"),
        "message/rfc822": marked("email"),
        "image/svg+xml": marked("drawing"),
        "inode/x-empty": marked("empty file"),
        "audio": marked("sound recording"),
        "video": marked("video or sound recording"),
        "image": marked("picture"),
        "text": marked("text"),
        "": marked("file"),
    }
)


def file_facts(exhibit: Exhibit) -> Iterator[Fact]:
    """Yield what identifies the file: name, type by its content, size and hash.

    Of a file that is withheld only the name: whoever guesses the file could else make sure.
    """
    yield Fact(label=_("File name"), value=exhibit.name)
    if exhibit.withheld is not None:
        yield Fact(
            label=_("Fingerprint"),
            value=_("not printed in this copy; it is in the sealed list, and in the log"),
        )
        return
    yield Fact(label=_("Type"), value=type_of(exhibit))
    if exhibit.size and contradicts(exhibit.type, exhibit.name):
        yield Fact(
            label=_("Name and content"),
            value=_('the name ends in ".{extension}", but the content is: {type}').format(
                extension=extension(exhibit.name), type=type_of(exhibit)
            ),
        )
    yield Fact(label=_("Size"), value=readable_size(exhibit.size))
    yield Fact(label="SHA-256", value=exhibit.sha256)


def type_of(exhibit: Exhibit) -> str:
    """Return the type that the content has, in a word and as media type (RFC 6838)."""
    return f"{word_for(exhibit)} ({exhibit.type})"


def word_for(exhibit: Exhibit) -> str:
    """Return in a word what kind of file an exhibit is; nothing of one that is withheld."""
    if exhibit.withheld is not None:
        return _("not shown")
    mime = exhibit.type
    known = (one for one in (mime, mime.partition("/")[0]) if one in _GROUPS)
    return _GROUPS[next(known, "")]


def facts_of(shown: Shown) -> Iterator[Fact]:
    """Yield what was found when the file was opened."""
    match shown:
        case Picture():
            yield Fact(label=_("Picture"), value="; ".join(_picture(shown)))
            yield from _notes(_picture_notes(shown))
        case Paper():
            yield Fact(label=_("Pages"), value=_pages(shown))
            yield from _notes(REMARKS[one] for one in shown.remarks)
        case Recording():
            yield Fact(label=_("Duration"), value=duration(shown.seconds))
            if shown.channels or shown.rate:
                yield Fact(label=_("Sound"), value="; ".join(_sound(shown)))
        case Writing():
            yield Fact(label=_("Text"), value=_text(shown))
            yield from _notes(_writing_notes(shown))
        case _:
            return


def _notes(sentences: Iterator[str]) -> Iterator[Fact]:
    text = "\n".join(sentences)
    if text:
        yield Fact(label=_("Note"), value=text)


def _picture(picture: Picture) -> Iterator[str]:
    copy, source = picture.copy, (picture.source_width, picture.source_height)
    if not any(source):
        yield _("a drawing without pixels of its own")
    else:
        yield _("{width} by {height} pixels").format(width=source[0], height=source[1])
    if source != (copy.width, copy.height):
        yield _("printed at {width} by {height}").format(width=copy.width, height=copy.height)
    if picture.turned:
        yield _("turned upright as the camera noted")
    if picture.frames > 1:
        yield ngettext("first of {n} frame", "first of {n} frames", picture.frames).format(
            n=picture.frames
        )


def _picture_notes(picture: Picture) -> Iterator[str]:
    if picture.damaged:
        yield _("The file is damaged: only the part that could be read is shown.")
    if picture.covered:
        yield covered(picture.covered)
    yield from (REMARKS[one] for one in picture.remarks)


def _writing_notes(writing: Writing) -> Iterator[str]:
    if writing.removed:
        yield ngettext(
            "Words were removed from {n} place in this text. A token in square brackets stands "
            "there.",
            "Words were removed from {n} places in this text. Tokens in square brackets stand "
            "there.",
            writing.removed,
        ).format(n=writing.removed)


def covered(count: int) -> str:
    """Return how many parts of a picture or a page were taken out."""
    return ngettext(
        "{n} part of this picture was taken out and is printed black.",
        "{n} parts of this picture were taken out and are printed black.",
        count,
    ).format(n=count)


def _pages(paper: Paper) -> str:
    if paper.printed < paper.count:
        return _("{count}; the first {printed} are printed").format(
            count=paper.count, printed=paper.printed
        )
    return str(paper.count)


def page_line(page: Page, paper: Paper) -> str:
    """Return what stands below a page of a paper."""
    line = _("Page {number} of {count}").format(number=page.number, count=paper.count)
    said = [line]
    if page.covered:
        said.append(covered(page.covered))
    if page.removed:
        said.append(_words_removed(page.removed))
    return " – ".join(said)


def _words_removed(count: int) -> str:
    return ngettext(
        "Words were removed from {n} place on this page, which is printed black.",
        "Words were removed from {n} places on this page, which are printed black.",
        count,
    ).format(n=count)


def missing_pages(page: Page) -> str:
    """Return why a page, or all from it on, cannot be shown."""
    reason = page.reason or "failed"
    why = PAGE_REASONS[reason if reason in PAGE_REASONS else "failed"]
    if page.through > page.number:
        return _("Pages {first} to {last} of this file cannot be shown: {reason}.").format(
            first=page.number, last=page.through, reason=why
        )
    return _("Page {number} of this file cannot be shown: {reason}.").format(
        number=page.number, reason=why
    )


def duration(seconds: float | None) -> str:
    """Return how long a recording lasts, as far as its headers say."""
    if seconds is None:
        return _("not known: the file does not say it in a way that this program reads")
    whole = max(1, round(seconds))
    hours, minutes = whole // 3600, whole // 60 % 60
    clock = f"{hours}:{minutes:02d}:{whole % 60:02d}" if hours else f"{minutes}:{whole % 60:02d}"
    spelt = ngettext("{n} second", "{n} seconds", whole).format(n=grouped(whole))
    return _("{clock} ({seconds}), as the file says").format(clock=clock, seconds=spelt)


def _sound(recording: Recording) -> Iterator[str]:
    if recording.channels:
        yield ngettext("{n} channel", "{n} channels", recording.channels).format(
            n=recording.channels
        )
    if recording.rate:
        yield _("{n} samples a second").format(n=grouped(recording.rate))


def _text(writing: Writing) -> str:
    lines = ngettext("{n} line", "{n} lines", writing.count).format(n=grouped(writing.count))
    if writing.guessed:
        return _("{lines}; decoded as {encoding}, which the file does not say").format(
            lines=lines, encoding=writing.encoding
        )
    return _("{lines}; decoded as {encoding}").format(lines=lines, encoding=writing.encoding)
