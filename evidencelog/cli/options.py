"""The options that every command takes, before or after its name."""

from __future__ import annotations

from typing import Any, Final, Literal, NamedTuple

import click

from evidencelog.i18n import gettext as _

Colour = Literal["auto", "always", "never"]


class Options(NamedTuple):
    """What the person said about this run as a whole; an immutable value."""

    log: str | None = None
    passphrase_file: str | None = None
    passphrase_fd: int | None = None
    recovery_code: bool = False
    recovery_file: str | None = None
    json: bool = False
    quiet: bool = False
    no_input: bool = False
    color: Colour = "auto"
    debug: bool = False


def _keep(context: click.Context, parameter: click.Parameter, value: Any) -> None:
    """Note a given value on the run; an option that is not given changes nothing.

    Commands are parsed from the outside in, so what stands after the command wins.
    """
    if value is None or value is False or parameter.name is None:
        return
    run = context.find_root().obj
    run.options = run.options._replace(**{parameter.name: value})


def _option(*names: str, hidden: bool, **more: Any) -> click.Option:
    return click.Option(
        names, hidden=hidden, expose_value=False, is_eager=True, callback=_keep, **more
    )


def _options(*, hidden: bool) -> tuple[click.Option, ...]:
    """Return one set of the options: shown in the first help page, hidden in the others."""
    return (
        _option(
            "--log",
            hidden=hidden,
            metavar="LOCATION",
            help=_("The file with the log. Otherwise $EVIDENCELOG_LOG, or the usual place."),
        ),
        _option(
            "--passphrase-file",
            hidden=hidden,
            metavar="FILE",
            help=_("Read the passphrase from this file."),
        ),
        _option(
            "--passphrase-fd",
            hidden=hidden,
            metavar="N",
            type=click.IntRange(min=0),
            help=_("Read the passphrase from this open file descriptor."),
        ),
        _option(
            "--recovery-code",
            hidden=hidden,
            is_flag=True,
            help=_("Unlock with the recovery code instead of the passphrase."),
        ),
        _option(
            "--recovery-file",
            hidden=hidden,
            metavar="FILE",
            help=_("Read the recovery code from this file."),
        ),
        _option("--json", hidden=hidden, is_flag=True, help=_("Print JSON, errors too.")),
        _option("--quiet", "-q", hidden=hidden, is_flag=True, help=_("Print only results.")),
        _option("--no-input", hidden=hidden, is_flag=True, help=_("Never ask anything.")),
        _option(
            "--color",
            hidden=hidden,
            type=click.Choice(["auto", "always", "never"]),
            help=_("When to use colour."),
        ),
        _option("--debug", hidden=True, is_flag=True),
    )


SHOWN: Final = _options(hidden=False)
HIDDEN: Final = _options(hidden=True)
