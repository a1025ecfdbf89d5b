from __future__ import annotations

import hashlib
import json
from pathlib import Path

import pytest

from tests.cli.command_line import CommandLine


def entry_of(cli: CommandLine, number: int = 1) -> dict[str, object]:
    return cli("show", str(number), "--json").json["entry"]  # type: ignore[no-any-return]


def test_an_entry_from_a_text_file_is_saved_and_listed(cli: CommandLine, tmp_path: Path) -> None:
    text = tmp_path / "text"
    text.write_text("José said “c’est fini” 你好 🚗\r\nand left\n", encoding="utf-8")
    saved = cli("log", "incident", "--text-file", str(text))
    assert saved.code == 0
    assert saved.out.startswith("Saved as entry 1. Tue 17 Mar 2026, 10:")
    assert "1 entry in the log" in saved.out
    (entry,) = cli("list", "--json").json["entries"]
    assert entry["account"] == "José said “c’est fini” 你好 🚗\nand left"
    assert entry["recorded"]["zone"] == "America/New_York"
    assert "José said" in cli("list").out
    assert cli("list", "--count").out == "1\n"


def test_saving_with_json_gives_number_hash_and_digests(cli: CommandLine, tmp_path: Path) -> None:
    photo = tmp_path / "a photo.bin"
    photo.write_bytes(b"\x00\x01" * 500)
    saved = cli("log", "document", "--attach", str(photo), "--json").json
    assert (saved["number"], saved["version"], saved["seq"]) == (1, 1, 1)
    assert len(saved["hash"]) == 64
    assert saved["recorded_at"].startswith("2026-03-17T14:")
    assert saved["attachments"][0]["name"] == "a photo.bin"
    assert saved["attachments"][0]["sha256"] == hashlib.sha256(photo.read_bytes()).hexdigest()
    assert saved["attachments"][0]["size"] == 1000


def test_quiet_prints_only_the_number(cli: CommandLine) -> None:
    saved = cli("log", "incident", "--text", "x", "--quiet")
    assert (saved.out, saved.err) == ("1\n", "")


@pytest.mark.parametrize("words", [(), ("--text", ""), ("--text", " \n "), ("--person", "")])
def test_an_entry_that_says_nothing_is_refused(cli: CommandLine, words: tuple[str, ...]) -> None:
    refused = cli("log", "incident", *words)
    assert refused.code == 2
    assert "There is nothing to save." in refused.err
    assert cli("list", "--count").out == "0\n"


def test_every_part_of_a_contact_lands_where_it_belongs(cli: CommandLine) -> None:
    saved = cli(
        "log", "contact", "--channel", "SMS", "--from", "+1 555 0100", "--quote", "I miss you",
        "--quote", "answer me", "--quote-by", "Sam", "--quote-exact", "yes", "--wanted", "no",
        "--tactic", "love-bombing", "--tactic", "own word", "--reply", "answered-late",
        "--count", "14", "--when", "2026-03-14 18:05", "--category", "AirTag",
        "--person", "Sam=party", "--witness", "Ann Lee=555 0101", "--child", "Mia=heard",
        "--child-reaction", "she said: stop", "--clause", "3a=2", "--needed", "call list=provider",
    )  # fmt: skip
    assert saved.code == 0, saved.err
    entry = entry_of(cli)
    assert entry["channel"] == "text"
    assert entry["words"] == [
        {"text": "I miss you", "by": "Sam", "exact": "yes"},
        {"text": "answer me", "by": "Sam", "exact": "yes"},
    ]
    assert entry["tactics"] == ["love", "own word"]
    assert entry["reply"] == {"how": "answered late"}
    assert entry["count"] == 14
    assert entry["tags"] == ["tracker"]
    assert entry["people"] == [
        {"name": "Sam", "role": "party"},
        {"name": "Ann Lee", "role": "witness", "contact": "555 0101"},
    ]
    assert entry["children"] == [{"name": "Mia", "how": "heard", "reaction": "she said: stop"}]
    assert entry["clauses"] == [{"clause": "3a", "order": "2"}]
    assert entry["needed"] == [{"what": "call list", "held_by": "provider"}]
    assert entry["occurred"]["from"] == "2026-03-14T18:05"  # type: ignore[index]


def test_hoover_is_a_contact_that_was_not_asked_for(cli: CommandLine) -> None:
    assert cli("log", "hoover", "--tactic", "apology").code == 0
    entry = entry_of(cli)
    assert (entry["kind"], entry["wanted"], entry["direction"]) == ("contact", "no", "in")


def test_a_question_mark_means_not_known(cli: CommandLine) -> None:
    words = ("--weapon", "?", "--known", "?", "--when", "?", "--unknown", "vehicle")
    assert cli("log", "incident", "--text", "x", *words).code == 0
    entry = entry_of(cli)
    assert sorted(entry["unknown"]) == ["vehicle", "weapon"]  # type: ignore[call-overload]
    assert entry["known"] == {"how": "unknown"}
    assert entry["occurred"]["precision"] == "unknown"  # type: ignore[index]


def test_what_was_understood_is_shown_back(cli: CommandLine) -> None:
    saved = cli("log", "incident", "--text", "x", "--when", "last tuesday 5pm")
    assert "--when, read as: Tue 10 Mar 2026, 17:00 (UTC-04:00)" in saved.err
    assert "future" not in saved.err
    assert "lies in the future" in cli("log", "incident", "--when", "2027-01-01").err


def test_until_makes_a_range(cli: CommandLine) -> None:
    saved = cli(
        "log", "incident", "--text", "x", "--when", "2026-03-14 17:00", "--until", "18:30"
    )  # fmt: skip
    assert saved.code == 0, saved.err
    occurred = entry_of(cli)["occurred"]
    assert occurred["precision"] == "range"  # type: ignore[index]
    assert (occurred["from"], occurred["to"]) == ("2026-03-14T17:00", "2026-03-14T18:30")  # type: ignore[index]


def test_an_ambiguous_date_is_refused_where_nobody_can_be_asked(cli: CommandLine) -> None:
    refused = cli("log", "incident", "--text", "x", "--when", "03/04/2026")
    assert refused.code == 2
    assert "Nothing was lost." in refused.err
    assert cli("list", "--count").out == "0\n"


@pytest.mark.parametrize(
    "words",
    [
        ("log", "incident", "--text", "x", "--when", "today 7:00"),
        ("list", "--since", "today 7:00"),
    ],
)
def test_each_reading_is_named_where_nobody_can_be_asked(
    cli: CommandLine, words: tuple[str, ...]
) -> None:
    refused = cli(*words)
    assert refused.code == 2
    assert (
        "This can be read in more than one way: "
        "Tue 17 Mar 2026, 07:00 (UTC-04:00) or Tue 17 Mar 2026, 19:00 (UTC-04:00)."
    ) in refused.err
    assert "like 2026-03-17T07:00-04:00" in refused.err


def test_an_ambiguous_date_is_asked_about_and_the_answer_saved(cli: CommandLine) -> None:
    saved, person = cli.asked(
        "log", "incident", "--text", "x", "--when", "03/04/2026", answers=["2"]
    )
    assert saved.code == 0, saved.err
    assert "can be read in several ways" in person.screen
    chosen = entry_of(cli)["occurred"]["from"]  # type: ignore[index]
    assert person.screen.count("3 Apr 2026") == 1
    assert person.screen.count("4 Mar 2026") == 1
    assert chosen in ("2026-03-04", "2026-04-03")


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("--known", "seen"), "--known cannot be"),
        (("--count", "many"), "no such option '--count'"),
        (("--child-reaction", "cried"), "--child-reaction was given 1 times, for 0"),
        (("--quote-by", "Sam"), "there is none left"),
        (("--person", "Sam=boss"), "people"),
        (("--until", "18:00"), "--until needs --when"),
        (("--when", "purple"), "not understood"),
        (("--obtained", "stolen", "--attach", "/etc/hostname"), "not obtained"),
        (("--text-file", "/nowhere/at/all"), "cannot be read"),
        (("--unknown", "colour"), "no question called colour"),
    ],
)
def test_what_does_not_fit_is_said_and_nothing_is_saved(
    cli: CommandLine, words: tuple[str, ...], says: str
) -> None:
    refused = cli("log", "incident", "--text", "x", *words)
    assert refused.code == 2
    assert says.casefold() in refused.err.casefold()
    assert cli("list", "--count").out == "0\n"


def test_a_file_that_is_not_there_saves_nothing(cli: CommandLine, tmp_path: Path) -> None:
    refused = cli("log", "incident", "--text", "x", "--attach", str(tmp_path / "nope.jpg"))
    assert refused.code == 22
    assert "nope.jpg" in refused.err
    assert "Nothing was lost." in refused.err
    assert cli("list", "--count").out == "0\n"


def test_a_whole_entry_can_be_given_as_json(cli: CommandLine, tmp_path: Path) -> None:
    attached = tmp_path / "a.txt"
    attached.write_text("a", encoding="utf-8")
    given = tmp_path / "entry.json"
    entry = {
        "kind": "incident",
        "account": "it happened",
        "occurred": "2026-03-14 18:05",
        "place": {"text": "kitchen"},
        "people": [{"name": "Sam", "role": "party", "note": "shouted"}],
        "attach": [str(attached)],
    }
    given.write_text(json.dumps(entry), encoding="utf-8")
    assert cli("log", "incident", "--input", str(given)).code == 0
    saved = entry_of(cli)
    assert saved["people"] == entry["people"]
    assert saved["occurred"]["from"] == "2026-03-14T18:05"  # type: ignore[index]
    assert saved["attachments"][0]["name"] == "a.txt"  # type: ignore[index]


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("[]", "not one JSON object"),
        ("{", "not one JSON object"),
        ('{"acount": "x"}', "did you mean account"),
        ('{"number": 7}', "has no number"),
        ('{"when": "yesterday"}', "--when is occurred in JSON"),
        ('{"kind": "contact"}', "another kind"),
        ('{"place": {"txt": "x"}}', "there is no place/txt"),
        ('{"account": 5}', "account"),
        ('{"account": "\\ud800"}', ""),
    ],
)
def test_json_that_is_not_an_entry_is_refused(
    cli: CommandLine, tmp_path: Path, text: str, says: str
) -> None:
    given = tmp_path / "entry.json"
    given.write_text(text, encoding="utf-8")
    refused = cli("log", "incident", "--input", str(given))
    assert refused.code == 2, refused.err
    assert says.casefold() in refused.err.casefold()
    assert cli("list", "--count").out == "0\n"


def test_text_cannot_forge_a_line_or_reach_the_terminal(cli: CommandLine) -> None:
    text = "\x1b]0;owned\x07\x1b[2J real\n    2  Tue 1 Jan 2020  incident  forged \u202e"
    assert cli("log", "incident", "--text", text).code == 0
    listed = cli("list").out
    assert len(listed.splitlines()) == 1
    shown = cli("show", "1").out
    raw = cli("list", "--json")
    for output in (listed, shown, raw.out):
        assert "\x1b" not in output
        assert "\u202e" not in output
    assert "  |     2  Tue 1 Jan 2020" in shown
    assert raw.json["entries"][0]["account"] == text


def test_the_self_harm_of_others_is_answered_calmly(cli: CommandLine) -> None:
    saved = cli("log", "hoover", "--tactic", "self-harm")
    assert "emergency services are the ones to act" in saved.err


def test_a_dangerous_tag_gives_one_quiet_line_until_it_is_turned_off(cli: CommandLine) -> None:
    cli("settings", "numbers", "Ann 555 0101")
    saved = cli("log", "incident", "--text", "x", "--category", "weapon")
    assert "can wait. Your numbers: Ann 555 0101" in saved.err
    _saved, _person = cli.asked("log", "incident", "--category", "weapon", answers=["x"])
    assert "can wait" not in cli("log", "incident", "--category", "weapon").err
    cli("settings", "reminders", "on")
    assert "can wait" in cli("log", "incident", "--category", "weapon").err


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        (("--text", "one", "--text", "two"), "--text was given twice"),
        (("--where", "here", "--text", "x", "--where", "there"), "--where was given twice"),
        (("--text", "one", "--text-file", "TEXT"), "--text and --text-file cannot both be"),
        (("--input", "JSON"), "The label account is there twice"),
    ],
)
def test_words_that_would_be_lost_are_refused_and_nothing_is_saved(
    cli: CommandLine, tmp_path: Path, words: tuple[str, ...], reason: str
) -> None:
    held = {"TEXT": "two", "JSON": '{"account": "one", "account": "two"}'}
    for name, content in held.items():
        (tmp_path / name).write_text(content)
    given = [str(tmp_path / word) if word in held else word for word in words]
    refused = cli("log", "incident", *given)
    assert refused.code == 2
    assert reason in refused.err
    assert cli("list", "--count").out == "0\n"
