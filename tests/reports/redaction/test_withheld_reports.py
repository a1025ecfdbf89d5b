"""Whole reports with something withheld: in the values, in the written file, in its pictures."""

from __future__ import annotations

from io import BytesIO

import pikepdf
import pypdfium2
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PIL import Image

from evidencelog.core import parts
from evidencelog.errors import UsageError
from evidencelog.reports.build import build
from evidencelog.reports.document import write_pdf
from evidencelog.reports.model import Cover, Report
from evidencelog.reports.redaction.applying import region_in, regions_in
from evidencelog.reports.redaction.children import child_names
from evidencelog.reports.redaction.file_texts import FileText
from evidencelog.reports.redaction.reference_list import labelled_initials, reference_list
from evidencelog.reports.redaction.request import Redaction
from evidencelog.reports.redaction.self_test import leaks_in
from evidencelog.reports.redaction.terms import findable
from evidencelog.reports.redaction.walking import is_own, texts_of
from evidencelog.reports.redaction.withholding import NO_CHILDREN, Outcome, apply, withholding
from tests.reports.samples import (
    COURT,
    STATE,
    attachment,
    history,
    incident,
    pages,
    photo,
    report,
    standing,
    text,
)

NAMES = st.sampled_from(
    ["Maya Lopez", "Zoë", "O'Neil", "Łukasz", "Елена", "田中", "मोहन", "יעל", "+1 917 555 0199"]
)
AROUND = st.text(st.sampled_from("ab c,.\n-_'\u200bÄ0"), max_size=12)


def without(found: Report, *words: str, **more: object) -> Outcome:
    redaction = Redaction(words=words, **more)  # type: ignore[arg-type]
    return apply(found, withholding(found, redaction))


def written(outcome: Outcome, files: dict[str, bytes] | None = None) -> bytes:
    named = {exhibit.id: exhibit.name for exhibit in outcome.report.exhibits}
    out = BytesIO()
    write_pdf(
        outcome.report,
        out,
        read_attachment=lambda one: [(files or {})[named[one]]],
        redactor=outcome.redactor,
    )
    return out.getvalue()


def sheet_of(pdf: bytes) -> str:
    """The page on which the one exhibit stands."""
    return next(page for page in pages(pdf) if "Removed from this copy." in page)


def scope(found: Report) -> str:
    return " ".join(
        sentence for part in found.parts if isinstance(part, Cover) for sentence in part.scope
    )


def everywhere(name: str, around: str) -> Report:
    """A report that has a name in every text that a person may write."""
    wrapped = f"{around} {name} {around}"
    entry = incident(
        wrapped,
        title=wrapped,
        words=(parts.Quote(text=wrapped, by=name, language=name, translation=wrapped),),
        people=(parts.Present(name=name, role="witness", note=wrapped),),
        place=parts.Place(text=wrapped),
        effect=wrapped,
        clauses=(parts.Clause(clause=wrapped),),
    )
    return report(standing(entry))


@given(name=NAMES, around=AROUND)
def test_no_text_of_a_report_has_what_was_removed(name: str, around: str) -> None:
    outcome = without(everywhere(name, around), name)
    assert not any(outcome.redactor.touches(one) for one, _place in texts_of(outcome.report))
    assert sum(one.count for one in outcome.removed) > 5


@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(name=NAMES.filter(findable), around=AROUND)
def test_no_written_file_has_what_was_removed(name: str, around: str) -> None:
    found = everywhere(name, around)
    outcome = without(found, name)
    assert leaks_in(written(outcome), outcome.redactor) == ()


def test_the_whole_report_would_have_been_refused() -> None:
    found = everywhere("Maya Lopez", "and")
    kept = apply(found, withholding(found, Redaction()))
    redactor = without(found, "Maya Lopez").redactor
    assert leaks_in(written(kept), redactor)


def test_title_and_bookmarks_lose_the_words_too() -> None:
    found = report(standing(incident("a", title="With Maya Lopez")))
    data = written(without(found, "Maya Lopez", "chronological record"))
    with pikepdf.open(BytesIO(data)) as pdf:
        assert str(pdf.docinfo.get("/Title", "")) == "[removed 1]"
    assert b"Maya" not in data


def test_the_report_says_how_often() -> None:
    found = report(standing(incident("Maya came. MAYA left.")))
    said = scope(without(found, "Maya").report)
    assert "Words were removed in 6 places." in said  # account, chronology, summary


def test_tokens_are_counted_in_the_order_in_which_they_are_read() -> None:
    found = report(standing(incident("Then Ann came, and Bea left.")))
    outcome = without(found, "nowhere at all", "Bea", "Ann")
    assert outcome.report.entries[0].account == "Then [removed 1] came, and [removed 2] left."
    assert outcome.missing == ("nowhere at all",)


def test_a_part_of_words_that_were_removed_as_a_whole_is_not_missing() -> None:
    found = report(standing(incident("Maya Lopez came.")))
    assert without(found, "Maya Lopez", "Lopez").missing == ()


def test_words_in_files_are_asked_about_counted_and_said() -> None:
    found = report(standing(incident("a")))
    pages = (FileText(label="1-1", page=2, text="with Jordan, and Jordan; Jordans coat"),)
    held = withholding(found, Redaction(words=("Jordan",)), files=pages)
    outcome = apply(found, held)
    assert [one.form for one in held.near] == ["Jordans"]
    (removed,) = outcome.removed
    assert (removed.count, removed.in_files, removed.files) == (2, 2, (("1-1", 2),))
    assert "In 2 places in the attached files words were removed" in scope(outcome.report)
    assert "Words were removed in" not in scope(outcome.report)
    assert outcome.missing == ()


def test_the_programs_own_sentences_and_labels_stay_as_they_are() -> None:
    found = everywhere("Maya Lopez", "the coordinates, withheld;")
    held = withholding(found, Redaction(words=("coordinates", "withheld", "entries")))
    outcome = apply(found, held)
    before = {text for text, place in texts_of(found) if is_own(text, place, "en")}
    assert before <= {text for text, _place in texts_of(outcome.report)}
    assert any("entries" in text for text in before)
    assert "which is [removed" not in scope(outcome.report)
    assert outcome.missing == ("entries",)
    assert leaks_in(written(outcome), outcome.redactor) == ()


def test_children_are_named_by_initials_in_everything_that_is_filed() -> None:
    child = parts.Child(name="Maya Doe")
    quote = parts.Quote(text="Maya said no.", by="Sam")
    files = (attachment("maya.jpg", b"x", description="Maya at the gate"),)
    entry = incident("MAYA's coat", children=(child,), words=(quote,), attachments=files)
    one = standing(entry)
    found = build(history(one), COURT, state=STATE)
    held = withholding(found, Redaction(), children=child_names([one]))
    outcome = apply(found, held)
    assert "maya" not in repr(outcome.report).casefold()
    (shown,) = outcome.report.entries
    assert shown.account == "[M.]'s coat"
    assert shown.quotes[0].text == "[M.] said no."
    assert shown.exhibits[0].description == "[M.] at the gate"
    assert "places the name of a child was replaced by its initials" in scope(outcome.report)


def test_near_matches_are_listed_and_removed_after_a_yes() -> None:
    found = report(standing(incident("Jordans coat and jordandoe@example.org")))
    held = withholding(found, Redaction(words=("Jordan",)))
    assert {one.form for one in held.undecided} == {"Jordans", "jordandoe"}
    before, after = apply(found, held), apply(found, held, held.near)
    assert before.report.entries[0].account == "Jordans coat and jordandoe@example.org"
    assert after.report.entries[0].account == ("[removed 1] coat and [removed 1]@example.org")


def test_numbers_of_accounts_are_asked_about() -> None:
    found = report(standing(incident("He used card 4111 1111 1111 1111.")))
    held = withholding(found, Redaction(numbers=True))
    outcome = apply(found, held, held.undecided)
    assert outcome.report.entries[0].account == "He used card […1111]."
    assert "shortened to their last four digits" in scope(outcome.report)


def test_a_withheld_address_in_free_text_is_asked_about() -> None:
    found = report(standing(incident("He waited at 17 Quiet Lane.")))
    held = withholding(found, Redaction(), withheld=["17 Quiet Lane"])
    (near,) = held.near
    assert (near.form, near.likely) == ("17 Quiet Lane", True)


def test_a_removed_file_leaves_a_sheet_without_its_name() -> None:
    data = photo()
    files = (attachment("secret place.jpg", data, description="the secret place"),)
    found = report(standing(incident("a", attachments=files)))
    outcome = without(found, exhibits=("1-1",))
    pdf = written(outcome, {})
    assert "secret place" not in text(pdf)
    assert "Removed from this copy." in text(pdf)
    for clue in (files[0].sha256[:8], "image/jpeg", "SHA-256 ", "picture"):
        assert clue not in sheet_of(pdf)
    assert files[0].sha256[:8] not in text(pdf)
    assert "it is in the sealed list" in sheet_of(pdf)
    assert "1 file is not shown in this copy" in scope(outcome.report)


def test_a_removed_part_of_a_picture_leaves_no_pixels() -> None:
    data = photo()  # white above, red below
    files = (attachment("a.jpg", data),)
    found = report(standing(incident("a", attachments=files)))
    outcome = without(found, regions=dict(regions_in(["1-1:0,50,100,100"])))
    with pikepdf.open(BytesIO(written(outcome, {"a.jpg": data}))) as pdf:
        streams = [one for one in pdf.objects if isinstance(one, pikepdf.Stream)]
        (jpeg,) = [s.read_raw_bytes() for s in streams if s.get("/Subtype") == "/Image"]
    image = Image.open(BytesIO(jpeg)).convert("RGB")
    below = image.crop((0, image.height // 2 + 1, image.width, image.height))
    assert max(below.convert("L").tobytes()) < 16
    assert image.getpixel((5, 5)) == (255, 255, 255)


def test_a_word_on_a_page_of_a_file_loses_its_pixels_and_its_text() -> None:
    paper = _paper("Seen with Maya Lopez there")
    files = (attachment("letter.pdf", paper, "application/pdf"),)
    found = report(standing(incident("a", attachments=files)))
    plain = apply(found, withholding(found, Redaction()))
    outcome = without(found, "Maya Lopez")
    before, after = (written(one, {"letter.pdf": paper}) for one in (plain, outcome))
    assert "Maya" in text(before)
    assert "Maya" not in text(after)
    assert leaks_in(after, outcome.redactor) == ()
    assert _black(after) > _black(before) + 500


def test_a_text_file_loses_the_words_over_the_end_of_a_line() -> None:
    data = b"seen with Maya\nLopez there"
    files = (attachment("a.txt", data, "text/plain"),)
    found = report(standing(incident("a", attachments=files)))
    outcome = without(found, "Maya Lopez")
    lines = text(written(outcome, {"a.txt": data})).splitlines()
    assert lines[lines.index("1 seen with [removed 1]") + 1] == "2 there"


def test_pictures_are_named_as_not_searched() -> None:
    files = (attachment("a.jpg", photo()), attachment("b.pdf", _paper("words"), "application/pdf"))
    found = report(standing(incident("a", attachments=files)))
    named = {one.id: one.name for one in found.exhibits}
    data = {"a.jpg": photo(), "b.pdf": _paper("words")}
    done = write_pdf(found, BytesIO(), read_attachment=lambda one: [data[named[one]]])
    assert [(one.label, one.pages) for one in done.unsearched] == [("1-1", (1,))]


def test_the_key_says_what_each_token_stands_for() -> None:
    outcome = without(report(standing(incident("Maya Lopez came.", 4))), "Maya Lopez")
    found = reference_list(outcome.report, outcome.removed)
    texts = [one for one, _place in texts_of(found)]
    assert {"[removed 1]", "Maya Lopez", "entry 4"} <= set(texts)
    assert any("under seal" in one for one in texts)
    out = BytesIO()
    write_pdf(found, out, read_attachment=lambda _one: [])
    assert "Maya Lopez" in text(out.getvalue())


def test_the_key_lists_files_and_parts_that_are_not_shown() -> None:
    data = photo()
    files = (attachment("secret.jpg", data), attachment("b.jpg", data))
    found = report(standing(incident("a", attachments=files)))
    regions = dict(regions_in(["1-2:0,50,100,100"]))
    outcome = without(found, exhibits=("1-1",), regions=regions)
    texts = {one for one, _place in texts_of(reference_list(outcome.report, (), found))}
    digest = files[0].sha256
    grouped = " ".join(digest[at : at + 8] for at in range(0, 64, 8))
    assert {"1-1", "secret.jpg", "image/jpeg", grouped, "1-2", "0, 50, 100, 100"} <= texts


def test_the_key_says_where_initials_stand_in_labelled_answers() -> None:
    children = (parts.Child(name="May Krzyworski"),)
    one = standing(incident("a", 4, children=children))
    plain = build(history(one), COURT, state=STATE)
    (row,) = labelled_initials(plain, child_names([one]).terms)
    assert (row.token, row.words, row.entries) == ("M. K.", "May Krzyworski", (4,))


@pytest.mark.parametrize(
    ("written", "name", "page"),
    [("12-1:10,20,50,60", "12-1", 1), ("3-2/4:0, 0, 1.5, 100", "3-2", 4)],
)
def test_a_part_of_a_picture_is_named_in_per_cent(written: str, name: str, page: int) -> None:
    found, region = region_in(written)
    assert (found, region.page) == (name, page)
    assert 0 <= region.left < region.right <= 1


@pytest.mark.parametrize(
    "wrong", ["12-1", "12:1,2,3,4", "12-1:50,0,10,10", "12-1:0,0,101,10", "12-1/0:0,0,9,9", "x"]
)
def test_a_part_that_is_none_is_refused(wrong: str) -> None:
    with pytest.raises(UsageError, match="does not name a part"):
        region_in(wrong)


def test_a_file_that_is_not_in_the_report_is_refused() -> None:
    found = report(standing(incident("a")))
    with pytest.raises(UsageError, match="this report has no file 1-1"):
        without(found, exhibits=("1-1",))


def test_nothing_withheld_changes_nothing() -> None:
    found = everywhere("Maya", "x")
    assert apply(found, withholding(found, Redaction(), children=NO_CHILDREN)).report is found
    assert not withholding(found, Redaction()).redactor


def _paper(words: str) -> bytes:
    out = BytesIO()
    with pikepdf.new() as pdf:
        page = pdf.add_blank_page(page_size=(300, 100))
        font = pikepdf.Dictionary(
            Type=pikepdf.Name.Font,
            Subtype=pikepdf.Name.Type1,
            BaseFont=pikepdf.Name.Helvetica,
            Encoding=pikepdf.Name.WinAnsiEncoding,
        )
        page.Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(F=font))
        page.Contents = pdf.make_stream(f"BT /F 18 Tf 10 50 Td ({words}) Tj ET".encode())
        pdf.save(out)
    return out.getvalue()


def _black(pdf: bytes) -> int:
    """How many dark pixels the last picture page has."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        return sum(
            sum(page.render(scale=1).to_pil().convert("L").histogram()[:40]) for page in document
        )
    finally:
        document.close()
