"""Any text that was recorded can be read, searched and copied from the printed file."""

from __future__ import annotations

import shutil
import subprocess

import pytest

from evidencelog.core import parts
from tests.reports.samples import incident, printed, report, standing, text

SENTENCES = {
    "English": "He said “no” – twice, at 18:05; it cost €40 & more.",
    "Polish": "Zażółć gęślą jaźń, łódź",
    "Vietnamese": "Thứ sáu này anh không đưa con đến được, xin lỗi em nhé.",
    "Greek": "Δεν μπορώ να φέρω τα παιδιά την Παρασκευή.",
    "Russian": "Я не смогу привезти детей в пятницу, извини.",
    "Arabic": "لن أحضر الأطفال يوم الجمعة كما اتفقنا",
    "Persian": "نمی‌توانم بچه‌ها را بیاورم",
    "Hebrew": "לא אביא את הילדים ביום שישי",
    "Hindi": "मैं शुक्रवार को बच्चों को नहीं ला पाऊँगा, क्षमा करें",
    "Bengali": "আমি শুক্রবার বাচ্চাদের আনতে পারব না",
    "Tamil": "என்னால் வெள்ளிக்கிழமை வர முடியாது",
    "Thai": "วันศุกร์นี้ฉันพาลูกไปส่งไม่ได้นะ ขอโทษด้วย",
    "Georgian": "ვერ მოვალ პარასკევს",
    "Armenian": "Չեմ կարող գալ ուրբաթ",
    "Amharic": "እሁድ እመጣለሁ",
    "Emoji": "ok 👍🏽 see you 🥰 ❤️ 👨‍👩‍👧 🇬🇧",
}


def squeezed(found: str) -> str:
    return "".join(found.split())


@pytest.mark.parametrize("language", SENTENCES)
def test_what_was_recorded_can_be_copied_from_the_page(language: str) -> None:
    sentence = SENTENCES[language]
    pdf, written = printed(report(standing(incident(sentence))))
    assert written.unprintable == ()
    assert squeezed(sentence) in squeezed(text(pdf))


@pytest.mark.parametrize("language", ["English", "Greek", "Russian", "Arabic", "Hindi", "Thai"])
def test_another_reader_copies_the_same(language: str) -> None:
    if shutil.which("pdftotext") is None:
        pytest.skip("poppler is not installed")
    sentence = SENTENCES[language]
    pdf, _ = printed(report(standing(incident(sentence))))
    command = ["pdftotext", "-layout", "-", "-"]
    found = subprocess.run(command, input=pdf, capture_output=True, check=True).stdout.decode()
    if language == "Arabic":  # poppler wraps right-to-left text in its own marks
        found = found.replace("\u202b", "").replace("\u202c", "")
    assert squeezed(sentence) in squeezed(found)


def test_text_that_runs_both_ways_keeps_every_word() -> None:
    sentence = 'הוא אמר "לא" (14:30) OK'
    pdf, _ = printed(report(standing(incident(sentence))))
    found = squeezed(text(pdf))
    for word in ("הוא", "אמר", "14:30", "OK"):
        assert word in found


def test_what_has_no_glyph_is_printed_as_its_number_and_listed() -> None:
    pdf, written = printed(report(standing(incident("She wrote 𒀀 to me"))))
    assert written.unprintable == ("𒀀",)
    found = text(pdf)
    assert "She wrote [U+12000] to me" in found
    assert "Characters that could not be printed" in found


def test_emoji_are_explained_in_the_appendix_with_their_code_points_and_artists() -> None:
    pdf, written = printed(report(standing(incident("ok 👍🏽"))))
    assert written.unprintable == ()
    found = squeezed(text(pdf))
    assert "U+1F44DU+1F3FD" in found
    assert "Twemoji" in found


def test_invisible_and_turning_characters_are_shown() -> None:
    pdf, written = printed(report(standing(incident("a\u202eb\x00c\u200bd\ud800e"))))
    assert "a[RLO]b[NUL]c[U+200B]d[U+D800]e" in text(pdf)
    assert set(written.unprintable) == {"\u202e", "\x00", "\u200b", "\ud800"}


@pytest.mark.parametrize(
    "markup",
    [
        "He said <b>never</b> again",
        "Tom & Jerry &lt; AT&amp;T",
        'From: Bob <bob@example.org> <img src="file:///etc/hostname">',
        '<a href="javascript:alert(1)">look</a> <para/> %s {name} \\n (paren) \\(',
        '<font color="white">hidden</font>',
    ],
)
def test_what_looks_like_markup_is_printed_as_it_stands(markup: str) -> None:
    quote = parts.Quote(text=markup, by="Sam")
    pdf, _ = printed(report(standing(incident(markup, title=markup, words=(quote,)))))
    assert squeezed(text(pdf)).count(squeezed(markup)) >= 3


def test_a_line_break_in_a_title_cannot_pose_as_another_row() -> None:
    pdf, _ = printed(report(standing(incident(title="Door\n99 Forged"))))
    assert "Door[LF]99 Forged" in text(pdf)


def test_a_word_of_a_hundred_thousand_letters_is_printed_whole() -> None:
    pdf, written = printed(report(standing(incident("x" * 100_000))))
    assert written.pages > 20
    assert text(pdf).count("x") >= 100_000


def test_hundreds_of_marks_on_one_letter_do_not_cost_the_document() -> None:
    pdf, _document = printed(report(standing(incident("before e" + "\u0301" * 500 + " after"))))
    assert "before" in text(pdf)
    assert "after" in text(pdf)
