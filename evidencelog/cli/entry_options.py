"""The options of `log KIND`, `amend` and `detail`, made from the table of questions.

They are made when a command is used or explains itself, not when the program starts.
"""

from __future__ import annotations

from typing import Any, Final

import click

from evidencelog.cli.answers import QUOTE_PARTS, Answers
from evidencelog.cli.command import Command
from evidencelog.cli.entry_fields import SECTIONS, SORTING, WHAT, EntryField, fields_for
from evidencelog.cli.options import HIDDEN
from evidencelog.cli.text_input import read_text, tidy
from evidencelog.errors import UsageError
from evidencelog.i18n import gettext as _

FILES: Final = _("Files")
OTHER: Final = _("Other ways to say it")

OBTAINED: Final = ("my device", "sent to me", "public", "given by", "child's device", "other")


class SectionOption(click.Option):
    """An option that knows under which heading of the help page it stands."""

    def __init__(self, *args: Any, section: str, **more: Any) -> None:
        super().__init__(*args, **more)
        self.section = section


class EntryCommand(Command):
    """A command that takes the options of one kind of entry, or of all kinds."""

    def __init__(self, *args: Any, kind: str | None = None, **more: Any) -> None:
        super().__init__(*args, **more)
        self.kind = kind
        self._made: list[click.Parameter] = []

    def get_params(self, ctx: click.Context) -> list[click.Parameter]:
        """Return all parameters; those of the entry are made at the first call."""
        if not self._made:
            self._made = [*entry_options(self.kind)]
            self.params.extend(self._made)
        return super().get_params(ctx)

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Read the arguments; an option that takes one value is refused the second time.

        Click would keep the last value and drop the words before it without a word.
        """
        if not ctx.resilient_parsing:
            _values, _rest, order = self.make_parser(ctx).parse_args(args=[*args])
            for param in self._made:
                if not getattr(param, "multiple", True) and order.count(param) > 1:
                    raise click.UsageError(
                        _("{option} was given twice").format(option=param.opts[0]), ctx
                    )
        return super().parse_args(ctx, args)

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the options under the headings of what they are about."""
        params = [param for param in self.get_params(ctx) if param not in HIDDEN]
        for title in (*SECTIONS, FILES, OTHER, ""):
            rows = [
                row
                for param in params
                if getattr(param, "section", "") == title
                and (row := param.get_help_record(ctx)) is not None
                and not isinstance(param, click.Argument)
            ]
            if rows:
                with formatter.section(title or _("Options")):
                    formatter.write_dl(rows)


def entry_options(kind: str | None) -> list[SectionOption]:
    """Return the options for one kind of entry, or for all kinds when it is None."""
    fields = fields_for(kind)
    options = [_option(field) for field in fields]
    return [*options[:2], *_text_options(), *options[2:], *_file_options(), *_other_options()]


def _option(field: EntryField) -> SectionOption:
    # The name of the parameter is the name of the answer; "-" cannot collide with another.
    metavar = field.metavar or (_choices(field) if field.choices else _METAVARS[field.form])
    return SectionOption(
        [f"--{field.name}", field.name.replace("-", "_")],
        section=field.section,
        help=field.help,
        metavar=metavar,
        multiple=field.form in ("words", "pairs"),
    )


_METAVARS: Final = {
    "text": "TEXT",
    "line": "TEXT",
    "moment": "TIME",
    "number": "N",
    "words": "WORD",
    "pairs": "TEXT",
    "choice": "WORD",
}


def _choices(field: EntryField) -> str:
    return "|".join(value.replace(" ", "-") for value, _says in field.choices)


def _text_options() -> list[SectionOption]:
    return [
        SectionOption(
            ["--text-file"],
            section=WHAT,
            metavar="FILE|-",
            help=_("Read what happened from a file, or from standard input."),
        ),
        SectionOption(
            ["--quote"],
            section=WHAT,
            multiple=True,
            metavar="TEXT",
            help=_("What somebody else said or wrote, in their words. (repeatable)"),
        ),
        SectionOption(
            ["--quote-file"],
            section=WHAT,
            multiple=True,
            metavar="FILE|-",
            help=_("Read their words from a file. (repeatable)"),
        ),
        SectionOption(
            ["--quote-by"],
            section=WHAT,
            multiple=True,
            metavar="NAME",
            help=_("Who said or wrote it."),
        ),
        SectionOption(
            ["--quote-exact"],
            section=WHAT,
            multiple=True,
            metavar="yes|about",
            help=_("Whether these are the exact words."),
        ),
        *(
            SectionOption([f"--{name}"], section=WHAT, multiple=True, metavar="TEXT", help=text)
            for name, text in (
                ("quote-language", _("The language of their words.")),
                ("quote-translation", _("A translation of their words.")),
                ("quote-translator", _("Who translated them.")),
            )
        ),
    ]


def _file_options() -> list[SectionOption]:
    return [
        SectionOption(
            ["--attach"],
            section=FILES,
            multiple=True,
            metavar="FILE",
            help=_("Keep this file with the entry, bit for bit. (repeatable)"),
        ),
        SectionOption(
            ["--obtained"],
            section=FILES,
            metavar="HOW[=WHO]",
            help=_("How you got the files: {ways}.").format(
                ways=", ".join(way.replace(" ", "-") for way in OBTAINED)
            ),
        ),
        SectionOption(
            ["--describe-file"],
            section=FILES,
            multiple=True,
            metavar="TEXT",
            help=_("What a file shows; one for each --attach."),
        ),
    ]


def _other_options() -> list[SectionOption]:
    return [
        SectionOption(
            ["--unknown"],
            section=SORTING,
            multiple=True,
            metavar="QUESTION",
            help=_("Say that you don't know: --unknown weapon. (repeatable)"),
        ),
        SectionOption(
            ["--author"],
            section=OTHER,
            metavar="NAME",
            help=_("Who writes this down, when it is not the owner of the log."),
        ),
        SectionOption(
            ["--input"],
            section=OTHER,
            metavar="FILE|-",
            help=_("Read the whole entry as one JSON object."),
        ),
    ]


def answers_from(values: dict[str, Any]) -> Answers:
    """Return what was said with options as answers; texts in files are read here.

    Raises UsageError for files that cannot be read, and for two texts where one fits.
    """
    answers: Answers = {}
    names = [field.name for field in fields_for(None)]
    for name in (*names, "unknown", "author", "quote", *QUOTE_PARTS):
        value = values.get(name.replace("-", "_"))
        if value is None or value == ():
            continue
        answers[name] = [*map(tidy, value)] if isinstance(value, tuple) else tidy(value)
    if values.get("text_file"):
        text = read_text(values["text_file"])
        if "text" in answers:
            raise UsageError(_("--text and --text-file cannot both be what happened"))
        answers["text"] = text
    quoted = [read_text(name) for name in values.get("quote_file") or ()]
    if quoted:
        answers["quote"] = [*answers.get("quote", []), *quoted]
    return answers
