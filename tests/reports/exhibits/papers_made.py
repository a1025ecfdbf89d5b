"""Small PDF files for the tests: sound ones, odd ones and hostile ones."""

from __future__ import annotations

import zlib
from io import BytesIO

import pikepdf
from pikepdf import Array, Dictionary, Name
from reportlab.pdfgen.canvas import Canvas


def paper(*texts: str, size: tuple[float, float] = (612, 792)) -> bytes:
    """A page for each text, which stands near the upper left corner."""
    out = BytesIO()
    canvas = Canvas(out, pagesize=size, invariant=1)
    for text in texts:
        canvas.setFont("Helvetica", 24)
        canvas.drawString(72, size[1] - 72, text)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def divided(first: str, second: str) -> bytes:
    """A page on which a word goes on in the next line."""
    out = BytesIO()
    canvas = Canvas(out, pagesize=(612, 792), invariant=1)
    canvas.setFont("Helvetica", 24)
    canvas.drawString(72, 700, first)
    canvas.drawString(72, 650, second)
    canvas.showPage()
    canvas.save()
    return out.getvalue()


def saved(pdf: pikepdf.Pdf, **options: object) -> bytes:
    out = BytesIO()
    pdf.save(out, **options)  # type: ignore[arg-type]
    return out.getvalue()


def locked(data: bytes, password: str) -> bytes:
    with pikepdf.open(BytesIO(data)) as pdf:
        return saved(pdf, encryption=pikepdf.Encryption(user=password, owner="owner", R=6))


def running() -> bytes:
    """A page with a script to run when it is opened, and a link that starts a program."""
    with pikepdf.new() as pdf:
        pdf.add_blank_page(page_size=(300, 300))
        pdf.Root.OpenAction = Dictionary(S=Name.JavaScript, JS='app.alert("hello")')
        start = Dictionary(S=Name.Launch, F="calc.exe")
        link = Dictionary(Type=Name.Annot, Subtype=Name.Link, Rect=[0, 0, 9, 9], A=start)
        pdf.pages[0].obj.Annots = Array([pdf.make_indirect(link)])
        return saved(pdf)


def with_attachment() -> bytes:
    with pikepdf.new() as pdf:
        pdf.add_blank_page(page_size=(300, 300))
        pdf.attachments["other.txt"] = b"something else"
        return saved(pdf)


def without_pages() -> bytes:
    with pikepdf.new() as pdf:
        return saved(pdf)


def loop() -> bytes:
    """A tree of pages that holds itself."""
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        pdf.Root.Pages.Kids.append(pdf.Root.Pages)
        return saved(pdf)


def bomb(before: int = 0, after: int = 0, megabytes: int = 1000) -> bytes:
    """Pages of which one unpacks to far more than it is long."""
    with pikepdf.new() as pdf:
        for _page in range(before + 1 + after):
            pdf.add_blank_page()
        packer = zlib.compressobj(9)
        block = b"0 0 m " * ((1 << 20) // 6)
        packed = b"".join(packer.compress(block) for _ in range(megabytes)) + packer.flush()
        stream = pikepdf.Stream(pdf, b"")
        stream.write(packed, filter=Name.FlateDecode)
        pdf.pages[before].obj.Contents = pdf.make_indirect(stream)
        return saved(pdf, compress_streams=False)


def turned(text: str) -> bytes:
    """A page that a reader turns by a quarter to the right."""
    with pikepdf.open(BytesIO(paper(text))) as pdf:
        pdf.pages[0].obj.Rotate = 90
        return saved(pdf)


def filled_form(value: str) -> bytes:
    """A form with one field, filled in, whose look is left to the reader."""
    out = BytesIO()
    canvas = Canvas(out, pagesize=(300, 300), invariant=1)
    canvas.acroForm.textfield(name="who", value=value, x=40, y=200, width=200, height=30)
    canvas.showPage()
    canvas.save()
    return out.getvalue()
