"""A file's name becomes text that can be stored and turned back, whatever its bytes are."""

from __future__ import annotations

import os
from pathlib import Path, PurePosixPath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evidencelog.files.names import folder_of, name_of, original_bytes, shown

posix = pytest.mark.skipif(os.name != "posix", reason="names are bytes only there")


@pytest.mark.parametrize(
    "name", ["photo 1.jpg", "Żółć и 日本 🙂.pdf", "new\nline", "-rf", ".hidden"]
)
def test_a_name_that_is_text_stays_as_it_is(name: str) -> None:
    assert name_of(Path(name)) == name


@posix
def test_bytes_that_are_no_text_are_written_out() -> None:
    assert name_of(Path(os.fsdecode(b"caf\xe9.jpg"))) == "caf\\xe9.jpg"


@posix
@given(st.binary(min_size=1, max_size=60))
def test_every_name_is_storable_text_and_turns_back_exactly(raw: bytes) -> None:
    name = raw.replace(b"/", b"_").replace(b"\0", b"_")
    name = b"_" if name in {b".", b".."} else name

    text = name_of(Path(os.fsdecode(name)))

    assert text.encode("utf-8").decode("utf-8") == text
    assert original_bytes(text) == name


@posix
def test_a_name_that_only_looks_escaped_is_not_mistaken() -> None:
    literal, broken = Path("a\\xff"), Path(os.fsdecode(b"a\xff"))

    assert name_of(literal) != name_of(broken)
    assert original_bytes(name_of(literal)) == b"a\\xff"


def test_a_folder_is_named_in_full(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)

    assert folder_of(Path("photo.jpg")) == str(tmp_path)


def test_what_is_shown_is_one_line_without_direction_marks() -> None:
    assert shown(Path("gpj\u202e.exe\nsaved")) == "gpj[RLO].exe[LF]saved"
    assert shown(Path(PurePosixPath("/"))) != ""
