"""Reports with every part, made by hand: the layout is tested without a log."""

from __future__ import annotations

import hashlib
from dataclasses import replace

from evidencelog.reports import model
from tests.reports.layout.tables_sample import (
    ARABIC,
    HEBREW,
    LONG,
    NAMES,
    bars,
    cell,
    expenses,
    grid,
    scott,
)


def fact(label: str, value: str) -> model.Fact:
    return model.Fact(label=label, value=value)


def exhibit(entry: int, place: int, description: str | None) -> model.Exhibit:
    name = f"file {entry}-{place}.eml"
    return model.Exhibit(
        label=f"{entry}-{place}",
        entry=entry,
        about="Handover",
        id=hashlib.sha256(name.encode()).hexdigest()[:32],
        name=name,
        type="application/octet-stream",
        size=1200,
        sha256=hashlib.sha256(name.encode()).hexdigest(),
        description=description,
    )


def entry(number: int, *, account: str = LONG, exhibits: int = 1) -> model.Entry:
    month = ("March 2026", "April 2026", "May 2026")[number % 3]
    return model.Entry(
        number=number,
        kind="Incident",
        title=f"Handover {number} at the library",
        event=True,
        brief=f"Handover {number} at the library",
        month=month,
        day=f"Sat {number % 28 + 1} {month[:3]} 2026, 18:05",
        time="UTC-04:00",
        summary=account[:200],
        facts=(fact("When", f"Sat {number % 28 + 1} {month}, 18:05 (UTC-04:00)"),),
        account=account,
        quotes=(model.Quoted(source="Written by C. Jones, word for word", text="Not today."),),
        exhibits=tuple(
            exhibit(number, place, "The message of that evening" if place == 1 else None)
            for place in range(1, exhibits + 1)
        ),
    )


def entries(count: int = 12) -> tuple[model.Entry, ...]:
    made = (entry(number, exhibits=number % 3) for number in range(1, count + 1))
    return tuple(sorted(made, key=lambda one: ("MarAprMay".index(one.month[:3]), one.number)))


COVER = model.Cover(
    facts=(
        fact("Kept by", "A. Smith"),
        fact("State of the log", "as of 2026-05-20 14:00:00 UTC"),
        fact("Times", "as they were at the place, each with its offset from UTC where it is known"),
    ),
    counts=(
        fact("Entries", "12 (Incident: 9, Contact: 3)"),
        fact("Exhibits", "14"),
        fact("Changed or added to later", "2"),
    ),
    scope=(
        "All entries from 1 March 2026 to 20 May 2026 were included, whatever they say.",
        "Left out are 3 entries that are not part of this copy, and 1 that was withdrawn.",
        "Children are named by their initials.",
    ),
)
SUMMARY = model.Summary(
    counts=(
        fact("Entries", "12"),
        fact("Incident", "9"),
        fact("Contact (unrequested)", "3"),
        fact("Exhibits", "14"),
        fact("Report numbers", "CR-2026-00417, CR-2026-00419"),
    ),
    periods=(
        fact("First day with an entry", "Sun 1 Mar 2026"),
        fact("Last day with an entry", "Wed 20 May 2026"),
        fact("Days with an entry", "11"),
        fact("March 2026", "4"),
        fact("April 2026", "4"),
        fact("May 2026", "4"),
        fact(
            "Court order (entry 2)",
            "made 1 Mar 2026; served 4 Mar 2026; starts 4 Mar 2026; ends 4 Mar 2027",
        ),
    ),
    dates=tuple(
        model.KeyDate(
            day=f"Sat {number + 1} Mar 2026",
            what="Reported to Exampletown Police, number CR-2026-00417"
            if number % 2
            else "Marked as the first time: waited outside the house until late in the evening, "
            "then drove off without a word",
            entry=number if number % 3 else None,
        )
        for number in range(1, 10)
    ),
    notes=("Everything here is counted or copied from the entries of this copy.",),
)


def messages(count: int = 14, text: str = "") -> tuple[model.Message, ...]:
    texts = (
        "Where are you",
        "At the library, as agreed. We wait until a quarter past.",
        ARABIC,
        HEBREW,
        "ok 👍🏽 see you 🥰 ❤️ 👨‍👩‍👧 🇬🇧",
        text or LONG * 4,
    )
    return tuple(
        model.Message(
            number=number,
            day=f"Saturday {13 + number // 5} March 2026",
            when=f"Sat {13 + number // 5} Mar 2026, 18:{number % 60:02} (UTC-04:00)",
            sender=NAMES[number % 2],
            text=texts[number % len(texts)],
            outgoing=(None if number % 7 == 6 else number % 2 == 0),
            entry=number % 12 + 1,
            source=f"entry {number % 12 + 1}",
            note="not answered" if number % 5 == 0 else "",
            translation="I will not bring the children on Friday." if number % 6 == 2 else None,
            exhibits=("1-1",) if number == 3 else (),
        )
        for number in range(1, count + 1)
    )


CONVERSATION = model.Conversation(
    title="C. Jones: text message",
    facts=(
        fact("Between", "C. Jones and A. Smith"),
        fact("Numbers and addresses of the other side", "+1 555 0101\ncjones@example.org"),
        fact("Lines", "14"),
    ),
    messages=messages(),
)
STATEMENT = model.Statement(
    heading="Statement of A. Smith",
    opening=(
        "I, A. Smith, say as follows.",
        "What I state is from my own knowledge, unless I say otherwise.",
    ),
    paragraphs=tuple(
        model.Paragraph(
            text=f"On Saturday {number} March 2026 at about 18:05: {LONG}".strip(),
            entry=number,
            exhibits=tuple(f"{number}-{place}" for place in range(1, number % 3 + 1)),
            quotes=(model.Quoted(source="Written by C. Jones, word for word", text=LONG[:150]),)
            if number == 2
            else (),
        )
        for number in range(1, 9)
    ),
    closing=("I have read these paragraphs and changed what was not right.",),
)
INCIDENT = model.IncidentReport(
    person=(fact("Name", "A. Smith"), fact("Language", "English")),
    occasions=(
        model.Occasion(
            entry=1,
            title="Handover 1 at the library",
            groups=(
                (
                    "When",
                    (fact("When", "Sat 14 Mar 2026, 18:05 (UTC-04:00)"), fact("Duration", "1 h")),
                ),
                ("Where", (fact("Place", "Library car park, 12 Main Street, Exampletown"),)),
                ("Who", (fact("People", "C. Jones; a neighbour (name kept back)"),)),
                ("Harm and damage", (fact("Effect", "Could not sleep; missed a day of work."),)),
                ("Objects and vehicles", (fact("Vehicle", "Blue estate car, ABC 1234"),)),
            ),
            account=LONG * 2,
            quotes=(
                model.Quoted(source="C. Jones, word for word", text="I can wait all night."),
                model.Quoted(
                    source="C. Jones, in writing", text=ARABIC, translation="I will not bring them."
                ),
            ),
            exhibits=("1-1",),
        ),
    ),
    earlier=(fact("Report (entry 4)", "CR-2026-00417; Exampletown Police; 2 Mar 2026"),),
    blanks=(
        model.Blank(label="Station"),
        model.Blank(label="Received on, at"),
        model.Blank(label="Officer"),
        model.Blank(label="Badge number"),
        model.Blank(label="Report number"),
        model.Blank(label="Notes of the officer", lines=3),
    ),
    notes=("Everything above the places to fill in was copied from entries of a log.",),
)
DECLARATIONS = model.Declarations(
    declarations=(
        model.Declaration(
            key="usc-1746",
            title="Declaration under 28 U.S.C. 1746",
            source="28 U.S.C. 1746 (read 2026-11-02)",
            paragraphs=(
                "I declare under penalty of perjury that the foregoing is true and correct.",
            ),
            blanks=(
                model.Blank(label="Executed on (date)"),
                model.Blank(label="Signature"),
                model.Blank(label="Name in print"),
            ),
        ),
        model.Declaration(
            key="fre-902-14",
            title="Certification of copied data",
            source="Federal Rules of Evidence 902(14) and 902(11); not read in full",
            paragraphs=tuple(f"{number}. {LONG}" for number in range(1, 7)),
            blanks=(
                model.Blank(label="What was copied, from which device or medium", lines=3),
                model.Blank(label="Program and version"),
                model.Blank(label="Signature"),
                model.Blank(label="Date"),
            ),
            draft=True,
        ),
    )
)
VERIFICATION = model.Verification(
    steps=(
        "Ask for this file as it was sent, not for a printed or scanned copy of it.",
        "Ask whoever keeps the log to run “evidencelog verify FILE” with it while you watch.",
        "Ask for the original of an exhibit and compare its SHA-256 with the printed one.",
    ),
    facts=(fact("Log", "ab" * 32), fact("Records", "9"), fact("Fingerprint", "ef" * 32)),
    code=f"evidencelog\nlog {'ab' * 32}\nrecords 9\nfingerprint {'ef' * 32}\n",
    limits=("Figures that agree show that entries and files are unchanged, and nothing else.",),
)
SELECTION = model.SelectionStatement(
    paragraphs=("All entries from 1 March 2026 to 20 May 2026 were included.",),
    counts=(fact("Numbers given in the log", "16"), fact("Printed here", "12")),
    gaps=model.Table(
        columns=(
            model.Heading(text="First day", weight=2),
            model.Heading(text="Last day", weight=2),
            model.Heading(text="Days", end=True),
        ),
        rows=((cell("Sat 4 Apr 2026"), cell("Fri 24 Apr 2026"), cell("21")),),
        caption="Periods without entries",
    ),
)
PEOPLE = model.People(
    people=(model.Named(name="C. Jones", role="other parent", entries=(1, 2, 3, 4)),),
    places=(model.Named(name="Library", role="handover", entries=(1, 2)),),
)
INTEGRITY = model.Integrity(
    state=(fact("Log", "ab" * 32), fact("Records", "9")),
    sections=(model.Section(heading="Limits", paragraphs=("Nothing here says who is right.",)),),
    fingerprints=tuple(fact(str(number), f"{number:064x}") for number in range(1, 13)),
)
PARTS: tuple[model.Part, ...] = (
    COVER,
    model.Contents(),
    SUMMARY,
    model.Chronology(),
    model.FullEntries(),
    model.Conversations(
        conversations=(CONVERSATION,),
        notes=("Lines are numbered within each conversation.",),
    ),
    PEOPLE,
    model.Exhibits(),
    model.Schedules(schedules=(scott(), expenses())),
    model.Charts(charts=(bars(), grid())),
    SELECTION,
    STATEMENT,
    INCIDENT,
    DECLARATIONS,
    VERIFICATION,
    INTEGRITY,
)
CAPTION = model.Caption(
    court="In the Family Court at Exampletown",
    case_number="ZC26P00123",
    parties=(
        model.Party(name="A. Smith", role="Applicant"),
        model.Party(name="C. Jones", role="Respondent"),
    ),
)


def sample(*parts: model.Part, count: int = 12, **more: object) -> model.Report:
    """A report of some parts, or of every part."""
    report = model.Report(
        title="Chronological record",
        subtitle="March 2026 – May 2026",
        caption=model.Caption(),
        language="en",
        stamp="2026-05-20T14:00:00Z",
        conventions=model.Conventions(),
        entries=entries(count),
        parts=parts or PARTS,
    )
    return replace(report, **more)  # type: ignore[arg-type]


def for_court(profile: str, paper: str = "letter", *parts: model.Part) -> model.Report:
    return sample(
        *parts,
        caption=CAPTION,
        conventions=model.Conventions(profile=profile, paper=paper),
    )
