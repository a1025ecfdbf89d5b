"""What the app wrote in a WhatsApp chat is told from what people typed."""

from __future__ import annotations

import unicodedata

import pytest

from evidencelog.importers.drafts import Draft, Enclosed
from evidencelog.importers.whatsapp.reader import WhatsApp
from tests.importers.told_sources import Members, drafts, one, read, remarks

WHATSAPP = WhatsApp()
MARK = "\u200e"
IPHONE = "[24.12.19, 15:05:08] Ana: "
ANDROID = "24/12/19, 15:05 - Ana: "


def draft(text: str, head: str = IPHONE, files: dict[str, bytes] | None = None) -> Draft:
    members = {"_chat.txt": f"{head}{text}\n".encode(), **(files or {})}
    return drafts(read(WHATSAPP, Members(members, "WhatsApp Chat - Sam.zip")))[0]


def bytes_of(enclosed: Enclosed) -> bytes:
    assert enclosed.read is not None
    return b"".join(enclosed.read())


@pytest.mark.parametrize(
    "text",
    [
        f"{MARK}<attached: 00000001-PHOTO-2019-12-24-15-05-08.jpg>",
        f"{MARK}<Anhang: 00000001-PHOTO-2019-12-24-15-05-08.jpg>",
        f"{MARK}<adjunto: 00000001-PHOTO-2019-12-24-15-05-08.jpg>",
        f"{MARK}<00000001-PHOTO-2019-12-24-15-05-08.jpg eklendi>",
        f"a caption {MARK}<attached: 00000001-PHOTO-2019-12-24-15-05-08.jpg>",
        "<attached: 00000001-PHOTO-2019-12-24-15-05-08.jpg>",
        "00000001-PHOTO-2019-12-24-15-05-08.jpg (file attached)\na caption",
        f"{MARK}00000001-PHOTO-2019-12-24-15-05-08.jpg (Datei angehängt)",
    ],
)
def test_media_are_found_by_their_names_in_any_language(text: str) -> None:
    name = "00000001-PHOTO-2019-12-24-15-05-08.jpg"

    found = draft(text, files={name: b"picture"})

    assert [file.name for file in found.files] == [name]
    assert bytes_of(found.files[0]) == b"picture"
    assert found.text == text


def test_names_with_accents_match_composed_or_not() -> None:
    name = "Caf\u00e9 m\u00fcde.pdf"
    stored = unicodedata.normalize("NFD", name)

    found = draft(f"{name} (archivo adjunto)", ANDROID, {stored: b"paper"})

    assert bytes_of(found.files[0]) == b"paper"


def test_media_that_are_not_there_are_named_and_counted() -> None:
    source = one(f"{ANDROID}IMG-20191224-WA0001.jpg (file attached)\n", "chat.txt")

    found = read(WHATSAPP, source)

    (file,) = drafts(found)[0].files
    assert file.read is None
    assert file.note == "named in the chat, and not among its files"
    assert "1 file is named in the chat and not there: IMG-20191224-WA0001.jpg" in remarks(found)


def test_files_that_no_message_names_are_listed_without_those_of_the_computer() -> None:
    members = {
        "_chat.txt": f"{IPHONE}hi\n".encode(),
        "__MACOSX/._chat.txt": b"x",
        "00000002-AUDIO.opus": b"x",
    }

    found = read(WHATSAPP, Members(members))

    assert "1 file is there and named by no message: 00000002-AUDIO.opus" in remarks(found)


def test_an_archive_that_was_sent_is_a_file_and_no_other_chat() -> None:
    inner = b"[01.01.18, 10:00:00] Kim: another chat\n"
    members = {
        "_chat.txt": f"{IPHONE}{MARK}<attached: 00000004-old.zip>\n".encode(),
        "00000004-old.zip": b"PK",
        "00000004-old.zip/_chat.txt": inner,
    }

    found = read(WHATSAPP, Members(members, "WhatsApp Chat - Sam.zip"))

    assert len(drafts(found)) == 1
    assert [file.name for file in drafts(found)[0].files] == ["00000004-old.zip"]


def test_several_chats_of_a_folder_are_read_one_after_the_other() -> None:
    members = {
        "WhatsApp Chat with Sam.txt": b"24/12/19, 15:05 - Ana: one\n",
        "b/WhatsApp Chat with Kim.txt": b"24/12/19, 15:06 - Ana: two\n",
    }

    found = drafts(read(WHATSAPP, Members(members)))

    assert [one.conversation for one in found] == ["whatsapp:Sam", "whatsapp:Kim"]
    assert found[1].place == "b/WhatsApp Chat with Kim.txt, line 1"


@pytest.mark.parametrize(
    ("text", "sort"),
    [
        ("image omitted", "image"),
        ("imagen omitida", "image"),
        ("Bild weggelassen", "image"),
        ("vidéo absente", "video"),
        ("áudio ocultado", "audio"),
        ("sticker non incluso", "sticker"),
        ("изображение отсутствует", "image"),
        ("görüntü dahil edilmedi", "image"),
        ("画像は含まれていません", "image"),
        ("letter.pdf • 2 pages document omitted", "document"),
    ],
)
def test_what_the_export_left_out_is_a_file_that_is_not_there(text: str, sort: str) -> None:
    (file,) = draft(f"{MARK}{text}").files

    assert (file.type, file.read) == (sort, None)
    assert file.note == "left out of the export"


@pytest.mark.parametrize("text", ["<Media omitted>", "<Multimedia omitido>", "<Mídia oculta>"])
def test_android_leaves_out_media_without_a_mark(text: str) -> None:
    assert [file.type for file in draft(text, ANDROID).files] == ["file"]


def test_words_of_the_app_without_its_mark_were_typed_on_an_iphone() -> None:
    source = one(f"{IPHONE}{MARK}image omitted\n{IPHONE}image omitted\n", "_chat.txt")

    real, typed = drafts(read(WHATSAPP, source))

    assert real.files
    assert typed.files == ()
    assert typed.notes == ("reads like words of the app, and has no mark of it: typed",)


@pytest.mark.parametrize(
    "text",
    [
        "This message was deleted.",
        "Se eliminó este mensaje.",
        "Diese Nachricht wurde gelöscht.",
        "Ce message a été supprimé",
        "تم حذف هذه الرسالة",
    ],
)
def test_a_deleted_message_stays_a_record_of_its_sender(text: str) -> None:
    for found in (draft(f"{MARK}{text}"), draft(text, ANDROID)):
        assert found.state == "deleted"
        assert found.what == "message"
        assert found.sender is not None


@pytest.mark.parametrize(
    "text",
    [
        f"new words {MARK}<This message was edited>",
        f"new words {MARK}<Diese Nachricht wurde bearbeitet.>",
        "new words <This message was edited>",
        f"neue\nWorte {MARK}<Dit bericht is bewerkt>",
    ],
)
def test_an_edited_message_says_so_and_keeps_its_text(text: str) -> None:
    found = draft(text)

    assert found.edited is not None
    assert found.edited.instant is None
    assert found.text == text


@pytest.mark.parametrize(
    ("text", "state", "seconds", "sort"),
    [
        (f"{MARK}Missed voice call", "missed", None, "voice"),
        (f"{MARK}Missed video call. {MARK}Tap to call back", "missed", None, "video"),
        (f"{MARK}Voice call. {MARK}No answer", "missed", None, "voice"),
        (f"{MARK}Video call. {MARK}5 min", "answered", 300, "video"),
        (f"{MARK}Voice call. {MARK}1 hr 2 min", "answered", 3720, "voice"),
        (f"{MARK}Sprachanruf. {MARK}42 Sek.", "answered", 42, "voice"),
        ("Missed voice call", "missed", None, "voice"),
        ("Video call, 5 min", "answered", 300, "video"),
        (f"{MARK}Videollamada perdida", "missed", None, "video"),
    ],
)
def test_calls_are_calls(text: str, state: str, seconds: int | None, sort: str) -> None:
    found = draft(text)

    assert (found.what, found.state, found.seconds) == ("call", state, seconds)
    assert ("call", sort) in found.fields


def test_the_words_video_call_alone_are_a_message() -> None:
    assert draft("Video call", ANDROID).what == "message"


def test_a_poll_has_its_options_and_votes() -> None:
    text = f"{MARK}POLL:\nWhen?\n{MARK}OPTION: Thu (2 votes)\n{MARK}OPTION: Fri (1 vote)"

    found = draft(text)

    assert found.fields == (("poll", "When?"), ("option", "Thu (2)"), ("option", "Fri (1)"))
    assert found.what == "message"


def test_other_marked_words_are_lines_of_the_app() -> None:
    found = draft(f"{MARK}Ana changed this group's icon")

    assert (found.what, found.direction) == ("system", None)


def test_the_word_null_is_kept_with_a_note() -> None:
    found = draft("null", ANDROID)

    assert found.text == "null"
    assert "something it cannot show" in found.notes[0]
