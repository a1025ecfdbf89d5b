"""Names that can be written anywhere, and never twice the same."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evidencelog.core.file_names import folded_name, safe_file_name, unique_file_name

any_text = st.text(st.characters(exclude_categories=()), max_size=300)


@pytest.mark.parametrize(
    ("name", "safe"),
    [
        ("photo 1.jpg", "photo 1.jpg"),
        ("Żółć и 日本.pdf", "Żółć и 日本.pdf"),
        ("../../etc/passwd", "_.._.._etc_passwd"),
        ("C:\\Users\\me.txt", "C__Users_me.txt"),
        ('a<b>c:"d|e?f*.txt', "a_b_c__d_e_f_.txt"),
        ("-rf", "_-rf"),
        (".bashrc", "_.bashrc"),
        ("..", "file"),
        ("", "file"),
        (" . ", "file"),
        ("trailing. . ", "trailing"),
        ("con", "_con"),
        ("NUL.tar.gz", "_NUL.tar.gz"),
        ("Aux .txt", "_Aux .txt"),
        ("com1.log", "_com1.log"),
        ("lpt¹", "_lpt¹"),
        ("console.txt", "console.txt"),
        ("gpj\u202eexe.jpg", "gpj[RLO]exe.jpg"),
        ("new\nline\x00", "new[LF]line[NUL]"),
        ("e\u0301.txt", "é.txt"),
        ("\udcff.bin", "[U+DCFF].bin"),
        ("x" * 300 + ".jpeg", "x" * 195 + ".jpeg"),
        ("日" * 100 + ".png", "日" * 65 + ".png"),
        ("x." + "y" * 300, "x." + "y" * 198),
    ],
)
def test_a_name_is_safe_on_every_system(name: str, safe: str) -> None:
    assert safe_file_name(name) == safe


@given(any_text)
def test_any_name_becomes_safe_and_stays_so(name: str) -> None:
    safe = safe_file_name(name)

    assert 0 < len(safe.encode()) <= 200
    assert not set(safe) & set('/\\:*?"<>|\n\r\t\x00')
    assert safe[0] not in "-. "
    assert safe[-1] not in ". "
    assert safe_file_name(safe) == safe


def test_the_same_name_again_gets_a_number() -> None:
    taken = {"photo.jpg", "photo (2).jpg"}

    assert unique_file_name("Photo.JPG", taken) == "Photo (3).JPG"


def test_a_number_fits_into_the_longest_name() -> None:
    longest = "x" * 196 + ".jpg"

    assert unique_file_name(longest, {longest}) == "x" * 192 + " (2).jpg"


@given(st.lists(st.sampled_from(["a.txt", "A.TXT", "a", "é", "e\u0301", "ss", "ß", "", "."])))
def test_no_two_names_are_one_file_where_case_does_not_count(names: list[str]) -> None:
    taken: set[str] = set()
    for name in names:
        taken.add(folded_name(unique_file_name(name, taken)))

    assert len(taken) == len(names)
