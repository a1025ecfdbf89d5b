"""Words are found however they are written, and nothing of them is left."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evidencelog.errors import UsageError
from evidencelog.reports.redaction.folding import Folded, fold
from evidencelog.reports.redaction.matching import NOTHING, Redactor
from evidencelog.reports.redaction.naming import terms_for
from evidencelog.reports.redaction.terms import Term, findable, words_of


def removing(*words: str, names: tuple[str, ...] = ()) -> Redactor:
    return Redactor(terms_for(words, names))


@pytest.mark.parametrize(
    "written",
    [
        "Maya Lopez",
        "MAYA LOPEZ",
        "maya  lopez",
        "Maya\nLopez",
        "Maya\u00a0Lopez",
        "Maya-Lopez",
        "maya_lopez",
        "Ma\u200bya Lo\u00adpez",
        "Máya López",
        "Ma\u0301ya Lo\u0301pez",
        "Мауа Lорez",  # Cyrillic letters that look alike
        "Ｍａｙａ Ｌｏｐｅｚ",
        "𝐌𝐚𝐲𝐚 𝐋𝐨𝐩𝐞𝐳",
        "Maya, Lopez",
        "Maya        \n\n\n    Lopez",  # as in columns
        "Maya \u2013 \u2026 Lopez",
        "Ma-\nya Lopez",
        "Ma\u00ad\r\n  ya Lo\u2010\npez",
        "\u202eMaya Lopez\u202c",
    ],
)
def test_words_are_found_however_they_are_written(written: str) -> None:
    redactor = removing("Maya Lopez", names=("Maya Lopez",))
    assert redactor.text(f"Then {written} left.") == "Then [name 1] left.".replace(
        "Then ", "Then \u202e" if "\u202e" in written else "Then "
    )
    assert redactor.touches(written)


def test_a_possessive_goes_and_its_ending_stays() -> None:
    assert removing("Maya", names=("Maya",)).text("MAYA's and Maya’s coat") == (
        "[name 1]'s and [name 1]’s coat"
    )


@pytest.mark.parametrize("other", ["Mayan", "Mayakovsky", "Amaya", "mayalopez@example.org"])
def test_longer_words_are_left_for_a_question(other: str) -> None:
    assert removing("Maya").text(other) == other


def test_file_names_and_addresses_part_words_by_their_signs() -> None:
    redactor = removing("Maya", names=("Maya",))
    assert redactor.text("2026_maya_2.jpg, maya.doe@example.org") == (
        "2026_[name 1]_2.jpg, [name 1].doe@example.org"
    )


def test_scripts_without_spaces_need_no_border() -> None:
    assert removing("田中", names=("田中",)).text("田中さんは来た") == "[name 1]さんは来た"


def test_vowel_signs_of_indic_scripts_make_other_words() -> None:
    assert not removing("राम").touches("रमा")
    assert removing("राम").touches("कल राम आया")


def test_the_same_words_have_the_same_token() -> None:
    redactor = removing("Sam Doe", "sam doe", "555-0199", "a@b.example", "the blue house")
    assert redactor.text("SAM DOE / 555 0199 / a@b.example / The Blue House") == (
        "[removed 1] / [number 1] / [e-mail 1] / [removed 2]"
    )


def test_the_longest_words_go_first() -> None:
    assert (
        removing("Maya", "Maya Lopez", names=("Maya Lopez", "Maya")).text("Maya Lopez and Maya")
        == "[name 2] and [name 1]"
    )


def test_the_beginning_of_words_goes_where_a_text_was_cut() -> None:
    redactor = removing("the corner of Elm and Oak", "Maya Lopez")
    assert "Elm" not in redactor.text("We met at the corner of Elm […]")
    assert redactor.text("Seen with Maya […]") == "Seen with [removed 2] […]"
    assert redactor.text("Seen with Maya today […]") == "Seen with Maya today […]"


def test_a_token_is_never_a_word_to_be_removed() -> None:
    redactor = removing("removed", "name", names=("name",))
    for term in redactor.terms:
        assert not redactor.touches(term.token)


@pytest.mark.parametrize("short", ["a", "12", "..", "", " ", "7"])
def test_words_that_say_too_little_are_refused(short: str) -> None:
    with pytest.raises(UsageError, match="too short"):
        removing(short)


def test_a_name_that_is_a_word_is_only_found_with_a_capital() -> None:
    redactor = Redactor((Term(text="Will", token="[W.]", case="capital"),))
    assert redactor.text("Will will come. WILL? will!") == "[W.] will come. [W.]? will!"


@pytest.mark.parametrize(
    "date",
    [
        "Mar Apr May Jun",
        "May June",
        "2 May 2026",
        "May 2026",
        "Sat 2 May",
        "May 2nd",
        "2 de May de 2026",
    ],
)
def test_a_month_is_no_name(date: str) -> None:
    redactor = Redactor((Term(text="May", token="[M.]", case="capital", month=True),))
    assert redactor.text(date) == date
    assert redactor.text("May said so") == "[M.] said so"


def test_nothing_removes_nothing() -> None:
    assert NOTHING.text("any text") == "any text"
    assert not NOTHING


letters = st.text(max_size=40)
words = st.text(
    st.sampled_from("aAbBéßИиİı田ति '-_.19\u0301\u200b\u00ad"), min_size=2, max_size=8
).filter(findable)


@given(text=letters)
def test_each_folded_character_leads_back_into_the_text(text: str) -> None:
    whole = Folded.of(text)
    assert fold(fold(text)) == fold(text)
    for start in range(len(whole.folded)):
        first, last = whole.span(start, start + 1)
        assert 0 <= first < last <= len(text)
        assert whole.folded[start] in fold(text[first:last])


@given(wanted=st.lists(words, min_size=1, max_size=4), texts=st.lists(st.one_of(words, letters)))
def test_no_word_is_left_whatever_it_is_and_wherever_it_stands(
    wanted: list[str], texts: list[str]
) -> None:
    redactor = removing(*wanted)
    for text in (" ".join([*texts, *wanted]), "\n".join(wanted), *texts, *wanted):
        left = redactor.text(text)
        assert not redactor.touches(left)
    for one in wanted:
        assert words_of(one)
        assert redactor.touches(f"so {one} said")


def test_digits_of_other_scripts_and_drawn_out_letters_are_the_same() -> None:
    assert not removing("555 0199").touches("555 0198")
    assert removing("555 0199").touches("\u0665\u0665\u0665 \u0660\u0661\u0669\u0669")
    assert removing("\u0645\u062d\u0645\u062f").touches("\u0645\u062d\u0640\u0645\u062f")


def test_a_long_run_of_spaces_takes_no_time() -> None:
    assert not removing("Maya Lopez").touches("Maya" + " " * 200_000 + "left")


def test_what_stands_around_a_divided_word_stays() -> None:
    redactor = removing("Maya")
    text = "A well-\nknown Ma-\nya and a Maya-\nlike one, Maya"
    assert redactor.text(text) == (
        "A well-\nknown [removed 1] and a [removed 1]-\nlike one, [removed 1]"
    )


@pytest.mark.parametrize("number", ["+1 503 555 0142", "(503) 555 0142", "+(1)503 555 0142"])
def test_the_sign_before_a_number_is_a_part_of_it(number: str) -> None:
    assert removing(number.strip("+(")).text(f"call {number} now") == "call [number 1] now"
