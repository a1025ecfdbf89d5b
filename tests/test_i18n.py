"""The language of the terminal and that of a report are two choices."""

from __future__ import annotations

import os
import subprocess
import sys
import threading

import pytest

from evidencelog.core.moment_words import describe, describe_delay, weekday_name
from evidencelog.core.moments import Occurred, Recorded
from evidencelog.core.vocabulary import CHANNELS, TAGS
from evidencelog.errors import UsageError
from evidencelog.i18n import (
    Texts,
    gettext,
    language,
    languages,
    marked,
    marked_in,
    ngettext,
    pgettext,
    said,
    speaking,
)

EVENING = Occurred(precision="minute", from_="2026-03-14T18:05", offset="-04:00")
WRITTEN = Recorded(
    at="2026-03-16T13:12:30.000Z",
    local="2026-03-16T09:12:30",
    zone="America/New_York",
    offset="-04:00",
)


def test_a_report_can_be_in_another_language_than_the_terminal() -> None:
    with speaking("es"):
        assert (gettext("Entries"), language()) == ("Anotaciones", "es")
        with speaking("en"):
            assert (gettext("Entries"), language()) == ("Entries", "en")
        assert gettext("Entries") == "Anotaciones"
    assert (gettext("Entries"), language()) == ("Entries", "en")


def test_the_language_is_left_when_something_fails_inside() -> None:
    with pytest.raises(ValueError, match="inside"), speaking("es"):
        raise ValueError("inside")
    assert language() == "en"


def test_another_thread_keeps_its_own_language() -> None:
    heard: list[str] = []
    with speaking("es"):
        thread = threading.Thread(target=lambda: heard.append(language()))
        thread.start()
        thread.join()
    assert heard == ["en"]


def test_numbers_take_the_form_of_the_language() -> None:
    with speaking("es"):
        words = [ngettext("{n} minute", "{n} minutes", n).format(n=n) for n in (0, 1, 2)]
    assert words == ["0 minutos", "1 minuto", "2 minutos"]


def test_a_text_without_a_translation_stays_as_written() -> None:
    with speaking("es"):
        assert gettext("no such text here") == "no such text here"
        assert pgettext("a context", "no such text here") == "no such text here"


def test_a_table_is_read_in_the_language_of_the_reader() -> None:
    table = Texts({"kept": marked("Entries"), "may": marked_in("whole month", "May"), "": ""})
    assert dict(table) == {"kept": "Entries", "may": "May", "": ""}
    with speaking("es"):
        assert dict(table) == {"kept": "Anotaciones", "may": "mayo", "": ""}
        assert table.get("absent") is None


def test_a_short_may_is_not_a_long_one() -> None:
    with speaking("es"):
        assert said(marked_in("short month", "May")) == "may"
        assert said(marked_in("whole month", "May")) == "mayo"


def test_the_words_of_the_lists_are_said_in_the_language_of_the_reader() -> None:
    with speaking("es"):
        assert (TAGS[0].title, CHANNELS[0].says) == ("Daño y peligro", "llamada")
    assert (TAGS[0].title, CHANNELS[0].says) == ("Harm and danger", "call")


@pytest.mark.parametrize("wanted", ["es", "es-MX", "es_AR"])
def test_a_region_takes_the_catalogue_of_its_language(wanted: str) -> None:
    with speaking(wanted):
        assert (gettext("Entries"), language()) == ("Anotaciones", "es")


@pytest.mark.parametrize("wanted", ["en-GB", "en"])
def test_english_needs_no_catalogue(wanted: str) -> None:
    with speaking("es"), speaking(wanted):
        assert (gettext("Entries"), language()) == ("Entries", "en")


@pytest.mark.parametrize("wanted", ["tlh", "", "../../es", "e" * 5000])
def test_a_language_that_there_is_not_is_refused(wanted: str) -> None:
    refusal = pytest.raises(UsageError, match="there is no translation into")
    with refusal as refused, speaking(wanted):
        pass
    assert refused.value.hint == "one of: en, es"


def test_the_languages_are_those_of_the_catalogues() -> None:
    assert languages() == ("en", "es")


def test_a_day_in_spanish_has_its_own_names() -> None:
    assert describe(EVENING) == "Sat 14 Mar 2026, 18:05 (UTC-04:00)"
    with speaking("es"):
        assert describe(EVENING) == "sáb 14 mar 2026, 18:05 (UTC-04:00)"
        assert weekday_name("2026-03-16") == "lun"
        assert describe_delay(EVENING, WRITTEN) == "anotado 1 día 15 horas después"
    assert describe(EVENING) == "Sat 14 Mar 2026, 18:05 (UTC-04:00)"


@pytest.mark.parametrize(
    ("moment", "words"),
    [
        (Occurred(precision="month", from_="2026-05"), "mayo de 2026, día desconocido"),
        (Occurred(precision="date", from_="2026-05-02"), "sáb 2 may 2026"),
        (
            Occurred(precision="about", from_="2026-05-02T18:00"),
            "hacia las 18:00 del sáb 2 may 2026",
        ),
        (
            Occurred(precision="part", from_="2026-05-02", part="night"),
            "en la noche del sáb 2 may 2026 al dom 3 may 2026",
        ),
        (None, "hora desconocida"),
    ],
)
def test_a_moment_in_spanish_is_no_more_precise_than_it_is(
    moment: Occurred | None, words: str
) -> None:
    with speaking("es"):
        assert describe(moment) == words


def test_what_can_be_typed_again_stays_as_it_is_typed() -> None:
    with speaking("es"):
        assert describe(EVENING, style="typed") == "2026-03-14T18:05-04:00"


@pytest.mark.parametrize(
    ("environment", "words"),
    [
        ("es_MX.UTF-8", "Anotar algo que ocurrió."),
        ("en_US.UTF-8", "Write down something that happened."),
        ("pl_PL.UTF-8", "Write down something that happened."),
    ],
)
def test_the_terminal_speaks_the_language_of_its_environment(environment: str, words: str) -> None:
    command = [sys.executable, "-m", "evidencelog", "--help"]
    own = {"LANG": environment, "PYTHONUTF8": "1"}
    kept = {name: os.environ[name] for name in ("PATH", "SYSTEMROOT") if name in os.environ}
    ended = subprocess.run(command, env=kept | own, capture_output=True, check=True)
    assert words in ended.stdout.decode()
