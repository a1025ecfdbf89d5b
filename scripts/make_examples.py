"""Draw the pictures and write the papers of the example log (examples/files).

Nobody's real photo is used: the scenes are drawn, blurred and grained so that they behave
like photographs (size, EXIF, orientation, a position that must never reach a report). The
voicemail was spoken by a speech synthesiser and is kept as it is. Run from the project's
folder: `.venv/bin/python scripts/make_examples.py`.
"""

from __future__ import annotations

import io
import random
from pathlib import Path

from PIL import Image, ImageDraw, ImageFilter, ImageFont
from PIL.TiffImagePlugin import IFDRational
from reportlab.lib.pagesizes import letter
from reportlab.pdfgen.canvas import Canvas

FILES = Path(__file__).parent.parent / "examples" / "files"
FONTS = Path(__file__).parent.parent / "evidencelog" / "reports" / "fonts"
CAMERA = "Example Phone 3"


def grain(picture: Image.Image, seed: int, strength: int = 14) -> Image.Image:
    """Blur a drawing a little and give it the noise of a small sensor."""
    soft = picture.filter(ImageFilter.GaussianBlur(1.6))
    noise = Image.frombytes(
        "L", soft.size, random.Random(seed).randbytes(soft.size[0] * soft.size[1])
    )
    noise = noise.filter(ImageFilter.GaussianBlur(0.8)).convert("RGB")
    return Image.blend(soft, noise, strength / 255)


def save_photo(picture: Image.Image, name: str, taken: str, *, turned: bool = False) -> None:
    """Save as a camera would: EXIF with time, camera, position and, if turned, orientation."""
    exif = Image.Exif()
    exif[0x010F], exif[0x0110] = "Example", CAMERA
    exif[0x0132] = taken
    exif[0x8769] = {0x9003: taken, 0x9004: taken, 0x9011: "-05:00"}
    exif[0x8825] = {
        1: "N",
        2: (IFDRational(39), IFDRational(47), IFDRational(1234, 100)),
        3: "W",
        4: (IFDRational(89), IFDRational(38), IFDRational(5120, 100)),
    }
    if turned:
        picture = picture.transpose(Image.Transpose.ROTATE_90)
        exif[0x0112] = 6
    picture.save(FILES / name, "JPEG", quality=82, exif=exif)


def door() -> Image.Image:
    """A front door with a broken lower panel, at night."""
    picture = Image.new("RGB", (1000, 1340), (58, 52, 50))
    draw = ImageDraw.Draw(picture)
    for row in range(0, 1340, 64):
        draw.line((0, row, 1000, row), fill=(48, 43, 42), width=5)
    draw.rectangle((230, 110, 790, 1280), fill=(88, 104, 96), outline=(30, 34, 32), width=14)
    for top, bottom in ((170, 560), (660, 1210)):
        draw.rectangle((300, top, 720, bottom), outline=(60, 74, 67), width=12)
    draw.ellipse((700, 610, 752, 662), fill=(176, 158, 96))
    crack = [(420, 1210), (448, 1080), (400, 1010), (470, 900), (520, 985), (590, 930), (610, 1080)]
    draw.polygon([*crack, (640, 1210)], fill=(22, 20, 19))
    draw.line(crack, fill=(150, 140, 120), width=7)
    draw.line([(470, 900), (455, 800), (490, 720)], fill=(40, 44, 42), width=6)
    draw.polygon([(610, 1240), (700, 1215), (735, 1300), (640, 1310)], fill=(110, 122, 112))
    return picture


def tracker() -> Image.Image:
    """A small round device on a car's frame."""
    picture = Image.new("RGB", (1280, 960), (44, 42, 41))
    draw = ImageDraw.Draw(picture)
    draw.rectangle((0, 330, 1280, 640), fill=(70, 66, 62))
    for left in range(60, 1280, 210):
        draw.ellipse((left, 440, left + 60, 500), fill=(35, 33, 32))
    draw.rectangle((460, 350, 830, 620), fill=(24, 24, 26))
    draw.ellipse((520, 360, 770, 610), fill=(228, 230, 232), outline=(150, 152, 155), width=8)
    draw.ellipse((566, 406, 724, 564), fill=(196, 198, 202))
    return picture


def flowers() -> Image.Image:
    """A bunch of flowers with a card on a doormat."""
    picture = Image.new("RGB", (1280, 960), (128, 120, 112))
    draw = ImageDraw.Draw(picture)
    draw.rectangle((160, 420, 1120, 900), fill=(92, 74, 56))
    for left in range(180, 1110, 22):
        draw.line((left, 430, left, 890), fill=(80, 63, 47), width=6)
    draw.polygon([(420, 780), (860, 560), (930, 690), (520, 860)], fill=(214, 206, 190))
    dice = random.Random(3)
    for _ in range(46):
        x, y = dice.randint(760, 1010), dice.randint(450, 690)
        colour = dice.choice([(196, 62, 78), (224, 148, 160), (238, 226, 214), (96, 122, 74)])
        draw.ellipse((x - 36, y - 36, x + 36, y + 36), fill=colour)
    draw.rectangle((300, 640, 500, 760), fill=(246, 244, 238), outline=(200, 196, 188), width=4)
    draw.text((322, 668), "Talk to me.", fill=(40, 40, 60), font=typeface(30))
    draw.text((322, 712), "C.", fill=(40, 40, 60), font=typeface(30))
    return picture


def typeface(size: int) -> ImageFont.FreeTypeFont:
    """The plain font of the reports, in pixels."""
    return ImageFont.truetype(FONTS / "NotoSans.ttf", size)


MESSAGES = (
    ("in", "Mia forgot her inhaler. I am coming over.", "6:41 PM"),
    ("out", "I brought it to school at noon. Please do not come here.", "6:43 PM"),
    ("in", "You don't decide that", "6:43 PM"),
    ("in", "I know you are home. The light is on.", "6:52 PM"),
    ("in", "open the door", "6:58 PM"),
    ("in", "OPEN THE DOOR", "6:59 PM"),
)


def screenshot() -> Image.Image:
    """A conversation as a phone shows it."""
    picture = Image.new("RGB", (720, 1280), (246, 247, 249))
    draw = ImageDraw.Draw(picture)
    draw.rectangle((0, 0, 720, 132), fill=(255, 255, 255))
    draw.text((40, 22), "7:04", fill=(30, 30, 34), font=typeface(26))
    draw.text((210, 66), "+1 (555) 010-0142", fill=(20, 20, 24), font=typeface(34))
    draw.text((248, 156), "Wed, Apr 15, 2026", fill=(120, 124, 130), font=typeface(24))
    top = 214
    for direction, text, at in MESSAGES:
        top = bubble(draw, direction, text, at, top)
    return picture


def bubble(draw: ImageDraw.ImageDraw, direction: str, text: str, at: str, top: int) -> int:
    """Draw one message and return where the next one starts."""
    lines = wrapped(text, 34)
    height = 30 + 38 * len(lines)
    width = max(int(typeface(28).getlength(line)) for line in lines) + 56
    left = 30 if direction == "in" else 690 - width
    incoming = direction == "in"
    fill = (228, 230, 235) if incoming else (52, 120, 246)
    ink = (20, 20, 24) if incoming else (255, 255, 255)
    draw.rounded_rectangle((left, top, left + width, top + height), 26, fill=fill)
    for row, line in enumerate(lines):
        draw.text((left + 28, top + 12 + 38 * row), line, fill=ink, font=typeface(28))
    draw.text((left + 10, top + height + 4), at, fill=(140, 144, 150), font=typeface(19))
    return top + height + 44


def wrapped(text: str, width: int) -> list[str]:
    """Break a message into lines of at most `width` characters."""
    lines = [""]
    for word in text.split():
        if len(lines[-1]) + len(word) >= width:
            lines.append("")
        lines[-1] = f"{lines[-1]} {word}".strip()
    return lines


LETTER = (
    "Lakeside Elementary School",
    "214 Willow Street, Springfield",
    "",
    "May 6, 2026",
    "",
    "To the parents of Mia and Theo",
    "",
    "This letter confirms what our front office noted on May 4 and May 5, 2026.",
    "",
    "On May 4 at 3:05 PM neither parent was present at dismissal. The children waited",
    "in the office. They were picked up at 4:10 PM.",
    "",
    "On May 5 a person who gave the name C. Hale telephoned the office four times between",
    "10:20 AM and 11:45 AM and asked for the new home address. It was not given.",
    "",
    "J. Whitfield",
    "Office manager",
)


def school_letter() -> bytes:
    """A letter of one page as a PDF."""
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=letter, invariant=1)
    canvas.setTitle("Letter")
    text = canvas.beginText(90, 700)
    text.setFont("Times-Roman", 12, leading=19)
    for line in LETTER:
        text.textLine(line)
    canvas.drawText(text)
    canvas.save()
    return out.getvalue()


EMAIL = """\
Return-Path: <casey.hale@mail.example>
Received: from mx2.mail.example (mx2.mail.example [192.0.2.17]) by in.post.example
 with ESMTPS id 4X2k9q1Zz7; Sun, 24 May 2026 23:51:08 +0000 (UTC)
Message-ID: <5f1c0a77.20260524@mail.example>
Date: Sun, 24 May 2026 19:51:02 -0400
From: "Casey H." <casey.hale@mail.example>
To: robin@post.example
Subject: one last time
MIME-Version: 1.0
Content-Type: text/plain; charset=utf-8
Content-Transfer-Encoding: 8bit

Robin,

I have been going to the group every week. I am not the person I was in February. I know
I said things. Can we meet once, just to talk, the place by the lake where we took the
kids. You owe me that much after nine years.

If you keep doing this I don't know what I will do.

C.
"""


def main() -> None:
    """Write all files that are made by this script."""
    FILES.mkdir(parents=True, exist_ok=True)
    save_photo(grain(door(), 1), "IMG_2087.jpg", "2026:02:08 22:47:31", turned=True)
    save_photo(grain(tracker(), 2), "IMG_2231.jpg", "2026:04:27 08:12:05")
    save_photo(grain(flowers(), 3), "IMG_2160.jpg", "2026:03:29 07:35:48")
    screenshot().save(FILES / "Screenshot_20260415-190411.png", "PNG", optimize=True)
    (FILES / "letter-school-2026-05-06.pdf").write_bytes(school_letter())
    (FILES / "one last time.eml").write_text(EMAIL, encoding="utf-8", newline="\r\n")


if __name__ == "__main__":
    main()
