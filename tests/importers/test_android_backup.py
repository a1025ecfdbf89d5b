"""Backups over a cable: what the phone's service wrote, whole or cut off."""

from __future__ import annotations

import io
import json
import tarfile
import zlib
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evidencelog.importers.android.adb import AndroidBackup
from evidencelog.importers.drafts import Item
from evidencelog.importers.importer import Options, SourceError
from tests.importers.told_sources import drafts, one, read, remarks, skips

BACKUP = AndroidBackup()
FOLDER = "apps/com.android.providers.telephony/d_f"
SMS = {
    "address": "06543219", "body": "Hi there", "date": "1645543781956", "date_sent": "0",
    "status": "-1", "type": "6", "recipients": ["06543219"], "read": "1",
}  # fmt: skip
MMS = {
    "date": "1579531789", "date_sent": "1579531786", "m_type": "132", "msg_box": "1",
    "recipients": ["+12345678"], "tr_id": "T1", "mms_body": "hello",
    "mms_addresses": [
        {"type": 137, "address": "+12345678", "charset": 106},
        {"type": 151, "address": "+23456789", "charset": 106},
    ],
}  # fmt: skip


def packed(*records: object) -> bytes:
    return zlib.compress(json.dumps(records).encode())


def backup(files: dict[str, bytes], *, cipher: str = "none", is_packed: bool = True) -> bytes:
    archive = io.BytesIO()
    with tarfile.open(fileobj=archive, mode="w", format=tarfile.USTAR_FORMAT) as tar:
        for name, data in files.items():
            info = tarfile.TarInfo(name)
            info.size = len(data)
            tar.addfile(info, io.BytesIO(data))
    body = zlib.compress(archive.getvalue()) if is_packed else archive.getvalue()
    return f"ANDROID BACKUP\n5\n{int(is_packed)}\n{cipher}\n".encode() + body


WHOLE = backup(
    {
        f"{FOLDER}/000000_sms_backup": packed(SMS, {**SMS, "type": "1"}),
        f"{FOLDER}/000001_mms_backup": packed(MMS),
        "apps/com.example.game/f/save": b"x" * 3000,
    }
)


def found(data: bytes, options: Options | None = None) -> list[Item]:
    return read(BACKUP, one(data, "backup.ab"), options or Options())


@pytest.mark.parametrize("is_packed", [True, False])
def test_messages_of_both_kinds_are_read(is_packed: bool) -> None:
    files = {f"{FOLDER}/000000_sms_backup": packed(SMS), f"{FOLDER}/000001_mms_backup": packed(MMS)}
    sms, mms = drafts(found(backup(files, is_packed=is_packed)))

    assert (sms.text, sms.direction, sms.state) == ("Hi there", "out", "waiting")
    assert sms.stamp is not None
    assert sms.stamp.instant == "2022-02-22T15:29:41.956Z"
    assert sms.place == "message 1 of 000000_sms_backup"
    assert (mms.text, mms.service, mms.direction) == ("hello", "MMS", "in")
    assert mms.stamp is not None
    assert mms.stamp.instant == "2020-01-20T14:49:49.000Z"
    assert mms.sender is not None
    assert mms.sender.id == "+12345678"
    assert [side.id for side in mms.recipients] == ["+23456789"]


def test_a_list_taken_from_a_backup_is_read_too() -> None:
    source = one(packed(SMS), "000000_sms_backup")

    recognised = BACKUP.recognise(source)

    assert recognised is not None
    assert recognised.tool == "adb backup"
    assert [draft.text for draft in drafts(read(BACKUP, source))] == ["Hi there"]


@pytest.mark.parametrize("data", [b"", b"ANDROID", zlib.compress(b"hello"), b"x\x9cbroken"])
def test_other_files_are_not_recognised(data: bytes) -> None:
    assert BACKUP.recognise(one(data, "backup.ab")) is None


def test_an_encrypted_backup_is_refused_with_the_cipher() -> None:
    with pytest.raises(SourceError, match=r"this backup is encrypted \(AES-256\)"):
        found(backup({}, cipher="AES-256"))


def test_a_backup_without_messages_is_refused() -> None:
    with pytest.raises(SourceError, match="no messages in this backup"):
        found(backup({"apps/com.example.game/f/save": b"x"}))


def test_files_of_other_apps_are_counted() -> None:
    assert remarks(found(WHOLE)) == ["it also holds files of 1 other apps, which are not read"]


def test_a_message_with_attachments_only_says_that_they_are_not_there() -> None:
    record = {name: value for name, value in MMS.items() if name != "mms_body"}

    draft = drafts(found(backup({f"{FOLDER}/000000_mms_backup": packed(record)})))[0]

    assert draft.files[0].read is None
    assert draft.files[0].note == "such backups do not hold attachments"


def test_a_group_is_one_conversation_without_the_owner() -> None:
    record = {**MMS, "msg_box": "2", "self_phone": "+999", "recipients": ["+2", "+1", "+999"]}

    draft = drafts(found(backup({f"{FOLDER}/000000_mms_backup": packed(record)})))[0]

    assert draft.conversation == "+1~+2"


def test_what_stands_before_a_break_is_kept() -> None:
    several = packed(*[{**SMS, "body": str(number) * 50} for number in range(500)])
    data = backup({f"{FOLDER}/000000_sms_backup": several}, is_packed=False)

    items = found(data[: len(data) // 2 - 3000])

    assert 0 < len(drafts(items)) < 500 or skips(items)
    assert any("breaks off or is damaged" in text for text in remarks(items))


def test_a_list_that_unpacks_to_far_more_than_it_says_is_not_followed() -> None:
    squeeze = zlib.compressobj(9)
    bomb = squeeze.compress(b'[{"date":"1","body":"')
    bomb += b"".join(squeeze.compress(b"x" * (1 << 20)) for _ in range(300)) + squeeze.flush()

    items = found(backup({f"{FOLDER}/000000_sms_backup": bomb}))

    assert drafts(items) == []


def test_lone_halves_of_characters_are_told() -> None:
    data = zlib.compress(json.dumps([{**SMS, "body": "x\ud83d"}]).encode())

    draft = drafts(found(backup({f"{FOLDER}/000000_sms_backup": data})))[0]

    assert draft.text == "x\ufffd"
    assert draft.notes == ("some bytes of body are no text",)


@given(st.integers(0, len(WHOLE)))
def test_a_backup_that_is_cut_off_anywhere_is_read_or_refused(end: int) -> None:
    with suppress(SourceError):
        found(WHOLE[:end])


@given(st.lists(st.tuples(st.integers(0, len(WHOLE) - 1), st.integers(0, 255)), max_size=6))
def test_a_backup_that_was_changed_anywhere_is_read_or_refused(
    changes: list[tuple[int, int]],
) -> None:
    data = bytearray(WHOLE)
    for at, value in changes:
        data[at] = value
    with suppress(SourceError):
        found(bytes(data))


@given(st.binary(max_size=1200))
def test_any_archive_in_the_shell_is_survived(data: bytes) -> None:
    with pytest.raises(SourceError, match="no messages"):
        found(b"ANDROID BACKUP\n1\n0\nnone\n" + data)
