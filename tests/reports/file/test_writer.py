"""The bytes of the file: numbers, streams, identity, values."""

from __future__ import annotations

from io import BytesIO

import pikepdf
import pytest
from hypothesis import given
from hypothesis import strategies as st

from evidencelog.reports.file.trees import PageTree, number_tree
from evidencelog.reports.file.values import date, name, real, reference, text_string
from evidencelog.reports.file.writer import Writer


def page_tree(writer: Writer, count: int) -> PageTree:
    tree = PageTree(writer, count)
    for index, page in enumerate(tree.pages):
        parent = reference(tree.parent(index))
        writer.add(f"<</Type/Page/Parent {parent}/MediaBox[0 0 9 9]/Resources<<>>>>", page)
    tree.write()
    return tree


def file_of(*bodies: str, parts: tuple[bytes, ...] = (), pack: bool = True) -> bytes:
    """A file whose catalogue lists the objects; one stream comes in parts."""
    out = BytesIO()
    writer = Writer(out)
    tree = page_tree(writer, 300)
    numbers = [writer.add(body) for body in bodies]
    streamed = writer.stream_of("/Type/X", iter(parts), pack=pack)
    listed = " ".join(reference(number) for number in numbers)
    root = writer.add(
        f"<</Type/Catalog/Pages {reference(tree.root)}/Listed[{listed}]"
        f"/Streamed {reference(streamed)}>>"
    )
    writer.finish(root, writer.add("<<>>"))
    return out.getvalue()


def test_readers_find_every_object_again() -> None:
    data = file_of(*(f"<</N {number}>>" for number in range(600)), parts=(b"one", b"two"))
    with pikepdf.open(BytesIO(data)) as pdf:
        assert pdf.check_pdf_syntax() == []
        assert not pdf.get_warnings()
        assert [int(one.N) for one in pdf.Root.Listed] == list(range(600))
        assert pdf.Root.Streamed.read_bytes() == b"onetwo"
        assert len(pdf.pages) == 300


def test_a_stream_in_parts_can_lie_in_the_file_as_it_is() -> None:
    assert b"stream\nonetwo\nendstream" in file_of(parts=(b"one", b"two"), pack=False)


def test_the_same_objects_make_the_same_file_and_others_another_identity() -> None:
    assert file_of("1") == file_of("1")
    identities = set()
    for body in "12":
        with pikepdf.open(BytesIO(file_of(body))) as pdf:
            identities.add(bytes(pdf.trailer.ID[0]))
    assert len(identities) == 2


def test_a_number_that_is_never_written_stays_free() -> None:
    out = BytesIO()
    writer = Writer(out)
    free = writer.reserve()
    root = writer.add(f"<</Type/Catalog/Pages {reference(page_tree(writer, 1).root)}>>")
    writer.finish(root, writer.add("<<>>"))
    with pikepdf.open(BytesIO(out.getvalue())) as pdf:
        assert pdf.check_pdf_syntax() == []
        assert pdf.get_object((free, 0)) is None


def test_a_number_tree_of_many_is_found_by_readers() -> None:
    out = BytesIO()
    writer = Writer(out)
    tree = page_tree(writer, 1)
    values = [(key, writer.add(f"<</Key {key}>>")) for key in range(0, 3000, 3)]
    numbers = number_tree(writer, values)
    root = writer.add(f"<</Type/Catalog/Pages {reference(tree.root)}/Found {reference(numbers)}>>")
    writer.finish(root, writer.add("<<>>"))
    with pikepdf.open(BytesIO(out.getvalue())) as pdf:
        found = pikepdf.NumberTree(pdf.Root.Found)
        assert len(found) == 1000
        assert all(int(value.Key) == key for key, value in found.items())


@given(st.text())
def test_any_text_comes_back_from_its_string(text: str) -> None:
    with pikepdf.open(BytesIO(file_of(text_string(text)))) as pdf:
        kept = text.encode("utf-16-be", "replace").decode("utf-16-be")
        assert str(pdf.Root.Listed[0]) == kept


@given(st.text(alphabet=st.characters(min_codepoint=1, exclude_categories=["Cs"]), min_size=1))
def test_any_name_comes_back(text: str) -> None:
    with pikepdf.open(BytesIO(file_of(name(text)))) as pdf:
        assert str(pdf.Root.Listed[0]) == f"/{text}"


@pytest.mark.parametrize(
    ("value", "written"), [(0, "0"), (-0.001, "0"), (1.5, "1.5"), (100, "100"), (0.126, "0.13")]
)
def test_numbers_are_written_briefly(value: float, written: str) -> None:
    assert real(value) == written


def test_an_instant_is_written_in_utc() -> None:
    assert date("2026-03-20T14:00:00Z") == "(D:20260320140000Z)"
