"""Starting a log: by questions, without them, and where one is already."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.command_line import PASSPHRASE, CommandLine, Person


def test_without_questions_everything_has_a_default(bare: CommandLine) -> None:
    made = bare("init", "--no-input", "--json")
    assert made.code == 0
    assert set(made.json) >= {"log_id", "public_key", "recovery_code"}
    assert len(made.json["recovery_code"].split("-")) == 8
    assert bare("list", "--json").json["entries"] == []


def test_five_questions_make_a_log_that_its_passphrase_opens(bare: CommandLine) -> None:
    person = Person(["y", "", "six words by chance", "six words by chance", "", "n"])
    made = bare("init", ask=person, passphrase=None)
    assert made.code == 0, (made.err, person.screen)
    assert "may see that this program was used" in person.screen
    assert "`evidencelog key recovery` makes one at any time" in person.screen
    assert bare("list", passphrase="six words by chance").code == 0
    assert bare("list", passphrase="another").code == 21


def test_not_on_this_computer_makes_nothing(bare: CommandLine) -> None:
    person = Person([""])
    stopped = bare("init", ask=person, passphrase=None)
    assert stopped.code == 130
    assert "Nothing was made on this computer." in stopped.err
    assert not bare.log.exists()


def test_a_short_passphrase_and_one_typed_differently_are_asked_again(bare: CommandLine) -> None:
    secrets = ["short", "long enough", "long enouhg", "long enough", "long enough"]
    person = Person(["y", "", *secrets, "", "n"])
    assert bare("init", ask=person, passphrase=None).code == 0
    assert "At least 8 characters" in person.screen
    assert "were not the same" in person.screen


class Reader(Person):
    """Reads the recovery code from the screen, wrongly at first."""

    def line(self, prompt: str, *, initial: str = "", within: float | None = None) -> str:
        if prompt.startswith("Read group"):
            self.shown.append(prompt)
            number = int(prompt.split()[2])
            code = next(line.strip() for line in reversed(self.shown) if line.count("-") == 7)
            group = code.split("-")[number - 1]
            wrong = self.cleared < 2
            return "00000" if wrong and group != "00000" else group.lower()
        return super().line(prompt, initial=initial, within=within)


def test_one_group_of_the_recovery_code_is_read_back_from_paper(bare: CommandLine) -> None:
    person = Reader(["y", "", "", "y", "y"])
    made = bare("init", ask=person)
    assert made.code == 0, (made.err, person.screen)
    assert "Here is the code once more" in person.screen
    assert "Right. The code opens this log." in person.screen
    assert person.cleared == 2


@pytest.mark.parametrize("answers", [["n"], ["^C"], ["y", "^C"]])
def test_a_recovery_code_that_nobody_wrote_down_is_asked_for_later(
    bare: CommandLine, answers: list[str]
) -> None:
    person = Person(["y", "", "", *answers])
    assert bare("init", ask=person).code == 0
    assert "There is no recovery code now" in person.screen
    assert "there is no recovery code" in bare("doctor").out.lower()
    assert bare("key", "list").out == "passphrase\n"
    assert bare("verify").code == 0
    broken_off, _person = bare.asked("key", "recovery", answers=["n"])
    assert "Nothing was changed: there is still no recovery code." in broken_off.err
    assert bare("key", "recovery", "--no-input").code == 0
    assert "there is no recovery code" not in bare("doctor").out.lower()
    assert bare("verify").code == 0


def test_a_log_that_is_there_is_never_touched(cli: CommandLine) -> None:
    before = cli.log.read_bytes()
    refused = cli("init", "--no-input")
    assert refused.code == 22
    assert "There is a log here already, and it was not touched." in refused.err
    assert cli.log.read_bytes() == before


def test_the_zone_that_was_answered_is_used(bare: CommandLine) -> None:
    person = Person(["y", "", "Mars/Base", "Europe/Berlin", "n"])
    assert bare("init", ask=person).code == 0
    assert "Mars/Base" in person.screen
    bare("log", "incident", "--text", "x")
    (entry,) = bare("list", "--json").json["entries"]
    assert entry["recorded"]["zone"] == "Europe/Berlin"


def test_a_place_that_others_can_reach_is_questioned(bare: CommandLine, tmp_path: Path) -> None:
    shared = tmp_path / "Dropbox" / "x"
    shared.mkdir(parents=True)
    other = tmp_path / "own" / "records.db"
    person = Person(["y", str(shared / "records.db"), "n", str(other), "", "n"])
    made = bare("init", ask=person)
    assert made.code == 0, (made.err, person.screen)
    assert "Dropbox copies this folder to other devices and accounts." in person.screen
    assert other.exists()


def test_a_synced_place_is_named_without_a_terminal_too(bare: CommandLine, tmp_path: Path) -> None:
    place = tmp_path / "OneDrive" / "records.db"
    made = bare("--log", str(place), "init", "--no-input")
    assert made.code == 0
    assert "OneDrive copies this folder to other devices and accounts." in made.err


def test_without_a_terminal_and_a_passphrase_the_other_ways_are_named(bare: CommandLine) -> None:
    refused = bare("init", passphrase=None)
    assert refused.code == 25
    for way in ("--passphrase-file", "--passphrase-fd", "$EVIDENCELOG_PASSPHRASE_FILE"):
        assert way in refused.err


def test_a_passphrase_from_a_file_loses_one_line_break(bare: CommandLine, tmp_path: Path) -> None:
    secret = tmp_path / "secret"
    secret.write_bytes(PASSPHRASE.encode() + b"\r\n")
    words = ("--passphrase-file", str(secret))
    assert bare("init", "--no-input", *words, passphrase=None).code == 0
    assert bare("list", passphrase=PASSPHRASE).code == 0
    bare.environ["EVIDENCELOG_PASSPHRASE_FILE"] = str(secret)
    assert bare("list", passphrase=None).code == 0


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("--passphrase-file", "/nowhere/secret"), "cannot be read"),
        (("--passphrase-fd", "987"), "descriptor 987"),
    ],
)
def test_a_passphrase_that_cannot_be_read_is_a_usage_error(
    cli: CommandLine, words: tuple[str, ...], says: str
) -> None:
    refused = cli("list", *words)
    assert refused.code == 2
    assert says in refused.err


def test_a_wrong_passphrase_is_asked_three_times(cli: CommandLine) -> None:
    person = Person(["a", "b", PASSPHRASE])
    assert cli("list", ask=person, passphrase=None).code == 0
    person = Person(["a", "b", "c", PASSPHRASE])
    refused = cli("list", ask=person, passphrase=None)
    assert refused.code == 21
    assert "Nothing was changed." in refused.err
    assert person.answers == [PASSPHRASE]


def test_the_recovery_code_opens_the_log_too(bare: CommandLine) -> None:
    code = bare("init", "--no-input", "--json").json["recovery_code"]
    person = Person([code.lower().replace("-", " ")])
    assert bare("list", "--recovery-code", ask=person, passphrase=None).code == 0


def test_where_no_log_is_nobody_is_asked_for_a_passphrase(bare: CommandLine) -> None:
    person = Person([])
    for words in (("list",), ("show", "1"), ("log", "incident", "--text", "x"), ("settings",)):
        refused = bare(*words, ask=person, passphrase=None)
        assert refused.code == 20
        assert "There is no log here yet." in refused.err
    assert person.shown == []
    assert not bare.log.exists()
