"""What a court's papers carry at the top: asked once, kept, changed with `settings`."""

from __future__ import annotations

import pytest

from evidencelog.app.settings import Settings, read_settings
from evidencelog.cli.case_data import case_questions
from evidencelog.cli.run import Run
from evidencelog.errors import InterruptedByPersonError
from evidencelog.reports.profiles import profile
from tests.cli.command_line import CHEAP, PASSPHRASE, CommandLine, Person


def asked(cli: CommandLine, *answers: str, key: str = "us-federal") -> tuple[Settings, Person]:
    person = Person([*answers])
    environ = {"EVIDENCELOG_LOG": str(cli.log), "EVIDENCELOG_PASSPHRASE": PASSPHRASE}
    run = Run(environ=environ, clock=cli.clock, ask=person, kdf=CHEAP)
    with run.open_log() as log:
        case_questions(run, log, profile(key))
        return read_settings(log), person


def test_the_case_is_asked_for_once(cli: CommandLine) -> None:
    held, _person = asked(cli, "Sam Lee", "County Court", "12/34", "5", " Robin  Lee ")

    assert (held.name, held.court, held.case_number) == ("Sam Lee", "County Court", "12/34")
    assert (held.role, held.other_party) == ("respondent", "Robin Lee")
    again, person = asked(cli)
    assert again == held
    assert person.shown == []


def test_an_empty_answer_leaves_it_for_later(cli: CommandLine) -> None:
    held, person = asked(cli, "", "", "77", "", "")

    assert (held.case_number, held.court, held.role) == ("77", None, None)
    assert "Enter leaves a thing for later" in person.screen
    assert asked(cli)[1].shown == []


def test_a_name_that_is_known_is_not_asked_again(cli: CommandLine) -> None:
    cli("settings", "name", "Sam Lee")

    held, person = asked(cli, "Court", "", "", "")

    assert held.name == "Sam Lee"
    assert "Your name" not in person.screen


@pytest.mark.parametrize("key", ["generic-letter", "archive"])
def test_nothing_is_asked_for_a_report_that_is_not_for_a_court(cli: CommandLine, key: str) -> None:
    assert asked(cli, key=key)[1].shown == []


def test_what_was_entered_before_is_not_asked_for(cli: CommandLine) -> None:
    cli("settings", "parties", "Lee v Lee")

    assert asked(cli)[1].shown == []


def test_stopping_keeps_nothing(cli: CommandLine) -> None:
    with pytest.raises(InterruptedByPersonError, match="nobody answers"):
        asked(cli, "Sam", "Court")

    assert cli("settings", "--json").json["court"] is None


def test_settings_show_the_case_in_groups_of_plain_words(cli: CommandLine) -> None:
    cli("settings", "other-party", "Robin Lee")

    shown = cli("settings").out

    assert "Your case" in shown
    assert "other-party  Robin Lee   the name of the other party" in shown
    assert "role         -   what the court calls you, such as applicant" in shown


def test_a_profile_is_set_by_name_and_an_unknown_one_refused(cli: CommandLine) -> None:
    assert cli("settings", "profile", "england-wales").code == 0
    assert cli("settings", "--json").json["profile"] == "england-wales"

    refused = cli("settings", "profile", "texas")

    assert refused.code == 2
    assert 'There is no profile "texas".' in refused.err
    assert "us-california" in refused.err
    assert cli("settings", "--json").json["profile"] == "england-wales"


@pytest.mark.parametrize("name", ["initials", "bates-prefix"])
def test_what_stands_before_numbers_is_short(cli: CommandLine, name: str) -> None:
    assert cli("settings", name, "SAM").code == 0
    refused = cli("settings", name, "a whole sentence")

    assert refused.code == 2
    assert "too long to stand before a number" in refused.err
    assert cli("settings", "--json").json[name] == "SAM"
