"""`help`: pages to read without a network, as they came with the program."""

from __future__ import annotations

from pathlib import Path
from typing import Final, cast

import click

from evidencelog.cli.command import command, pass_run
from evidencelog.cli.run import Run
from evidencelog.errors import UsageError
from evidencelog.i18n import gettext as _

PAGES: Final = {
    "safety": (_("Staying safe while you keep a log."), "safety.md"),
    "limits": (_("What is not known, not run, or not there."), "known-limits.md"),
    "threats": (_("Who the log is up against, and what holds."), "threat-model.md"),
    "reports": (_("What to make for a lawyer, the police, a court."), "reports.md"),
    "profiles": (_("How courts want papers laid out, and where that is from."), "profiles.md"),
    "import": (_("Getting messages, calls and photos out of a phone."), "importers.md"),
    "exit-codes": (_("What scripts can rely on."), "exit-codes.md"),
    "format": (_("The log format, for experts."), "format.md"),
}


@command(
    "help",
    examples=(
        "evidencelog help safety",
        "evidencelog help log",
        "evidencelog help profiles england-wales",
        "evidencelog help import whatsapp",
    ),
)
@click.argument("topic", required=False)
@click.argument("name", required=False)
@pass_run
def help_(run: Run, topic: str | None, name: str | None) -> None:
    """Read a page about a topic, or the help of a command.

    NAME is a court's profile, after the topic "profiles", or a phone's app or a service, after
    the topic "import".
    """
    if name is not None:
        _one_part(run, topic, name)
    elif topic is None:
        _list_pages(run)
    elif topic in PAGES:
        for line in page(topic).splitlines():
            run.out.data(line)
    else:
        _command_help(run, topic)


def _one_part(run: Run, topic: str | None, name: str) -> None:
    from evidencelog.cli.profiles import show_profile

    if topic == "profiles":
        show_profile(run, name)
        return
    if topic != "import":
        raise UsageError(
            _("only the pages on profiles and on importing have parts of their own"),
            hint=_("see: evidencelog help"),
        )
    pages = _folder("importers.md") / "importers"
    known = sorted(path.stem for path in pages.glob("*.md"))
    if name not in known:
        raise UsageError(
            _("there is no page on importing {name}").format(name=f'"{name}"'),
            hint=_("one of: {names}").format(names=", ".join(known)),
        )
    for line in (pages / f"{name}.md").read_text(encoding="utf-8").splitlines():
        run.out.data(line)


def _list_pages(run: Run) -> None:
    run.out.data(_("Pages to read:"))
    for name, (says, _file) in PAGES.items():
        run.out.data(f"  evidencelog help {name:<12}{says}")
    run.out.data(_("All commands: evidencelog --help. One of them: evidencelog help COMMAND"))


def page(topic: str) -> str:
    """Return the text of a page: beside the program, or in the project's folder."""
    name = PAGES[topic][1]
    return (_folder(name) / name).read_text(encoding="utf-8")


def _folder(name: str) -> Path:
    """Return where a page lies. Raises UsageError when it lies nowhere."""
    package = Path(__file__).parent.parent
    for folder in (package / "docs", package.parent / "docs"):
        if (folder / name).is_file():
            return folder
    raise UsageError(_("this installation came without its pages"))


def _command_help(run: Run, topic: str) -> None:
    context = click.get_current_context().find_root()
    program = cast("click.Group", context.command)
    wanted = program.get_command(context, topic)
    if wanted is None:
        raise UsageError(
            _("there is no page and no command called {topic}").format(topic=f'"{topic}"'),
            hint=_("see: evidencelog help"),
        )
    with click.Context(wanted, info_name=topic, parent=context) as inner:
        for line in wanted.get_help(inner).splitlines():
            run.out.data(line)
