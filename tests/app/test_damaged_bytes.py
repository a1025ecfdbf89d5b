"""A changed, missing or added byte anywhere: noticed, or without any effect."""

from __future__ import annotations

import contextlib
import random
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from evidencelog.app.history import read_history
from evidencelog.app.verify import verify_keyless, verify_log
from evidencelog.errors import EvidenceLogError
from evidencelog.storage.store import Store
from tests.app.logs import Told, reopen, rows, told, whole_story

PAGE = 16_384


@contextmanager
def flipped(path: Path, offset: int, bit: int) -> Iterator[None]:
    original = path.read_bytes()
    changed = bytearray(original)
    changed[offset] ^= 1 << bit
    path.write_bytes(changed)
    yield
    assert path.read_bytes() == bytes(changed), "reading wrote to the log"
    path.write_bytes(original)


def check_flip(path: Path, offset: int, bit: int, story: object, original: Told) -> None:
    """Whatever happens is an error of this program, a verdict, or the same story."""
    with flipped(path, offset, bit):
        try:
            with reopen(path) as log:
                history = read_history(log)
                for place, fields in told(history).items():
                    assert original.get(place) == fields, "altered text was shown"
                if verify_log(log).ok:
                    assert whole_story(log) == story
        except EvidenceLogError:
            check_keyless(path)


def check_keyless(path: Path) -> None:
    """The same, for somebody without the passphrase."""
    try:
        with Store.open(str(path)) as store:
            verify_keyless(store)
    except EvidenceLogError:
        return


def what_it_says(path: Path) -> tuple[object, Told]:
    with reopen(path) as log:
        return whole_story(log), told(read_history(log))


def used_bytes(path: Path) -> list[int]:
    """Offsets that hold something: free space inside pages is zero and means nothing."""
    return [offset for offset, byte in enumerate(path.read_bytes()) if byte]


def test_a_flipped_bit_on_any_page_is_noticed_or_without_effect(full_path: Path) -> None:
    story, original = what_it_says(full_path)
    chance = random.Random(2026)
    by_page: dict[int, list[int]] = {}
    for offset in used_bytes(full_path):
        by_page.setdefault(offset // PAGE, []).append(offset)
    for offsets in by_page.values():
        # The head of each page, where its structure stands, and a few of its content.
        for offset in [*offsets[:3], *chance.sample(offsets, min(4, len(offsets)))]:
            check_flip(full_path, offset, chance.randrange(8), story, original)


@pytest.mark.slow
def test_a_flipped_bit_at_every_place_is_noticed_or_without_effect(full_path: Path) -> None:
    story, original = what_it_says(full_path)
    for offset in used_bytes(full_path):
        check_flip(full_path, offset, offset % 8, story, original)


def test_a_file_cut_off_anywhere_is_an_error_or_fails_verification(full_path: Path) -> None:
    story, _original = what_it_says(full_path)
    data = full_path.read_bytes()
    chance = random.Random(2026)
    lengths = {0, 1, 15, 16, 99, 100, PAGE - 1, PAGE, PAGE + 1, len(data) - PAGE, len(data) - 1}
    lengths |= {chance.randrange(len(data)) for _ in range(12)}
    for length in sorted(lengths):
        full_path.write_bytes(data[:length])
        with contextlib.suppress(EvidenceLogError), reopen(full_path) as log:
            # SQLite reads what is missing of a page as zeros: cut zeros change nothing.
            assert not verify_log(log).ok or not any(data[length:])
    full_path.write_bytes(data)
    assert what_it_says(full_path)[0] == story


def test_bytes_added_at_the_end_change_nothing(full_path: Path) -> None:
    story, _original = what_it_says(full_path)
    with full_path.open("ab") as file:
        file.write(b"\xff" * 32)
    with reopen(full_path) as log:
        assert whole_story(log) == story
        assert verify_log(log).ok


def test_an_overwritten_beginning_is_damage_and_not_a_missing_log(full_path: Path) -> None:
    data = full_path.read_bytes()
    full_path.write_bytes(b"\0" * 200 + data[200:])
    with pytest.raises(EvidenceLogError, match="its beginning was overwritten") as caught:
        reopen(full_path)
    assert caught.value.exit_code == 10


def test_entries_are_read_when_only_their_index_is_damaged(full_path: Path) -> None:
    _story, original = what_it_says(full_path)
    ((page,),) = rows(
        full_path, "SELECT rootpage FROM sqlite_master WHERE name = 'sqlite_autoindex_item_1'"
    )
    data = bytearray(full_path.read_bytes())
    data[(page - 1) * PAGE : page * PAGE] = b"\xff" * PAGE
    full_path.write_bytes(data)
    with reopen(full_path) as log:
        assert told(read_history(log)) == original
        assert {f.code for f in verify_log(log).findings} >= {"file-structure"}
