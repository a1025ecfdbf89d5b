"""Schedules and charts made by hand, and the texts that samples are filled with."""

from __future__ import annotations

from evidencelog.reports import model

NAMES = ("A. Smith", "C. Jones")
ARABIC = "لن أحضر الأطفال يوم الجمعة كما اتفقنا، سأتصل بك لاحقا"
HEBREW = "לא אביא את הילדים ביום שישי בשעה 14:30 (כמו שסיכמנו)"
LONG = (
    "He parked across the drive at about six and stayed in the car with the engine running. "
    "I told him through the closed door that the children were not ready. He answered that he "
    "would wait as long as it took, and rang the bell eleven times in the next half hour. "
)


def cell(text: str = "", **more: object) -> model.Cell:
    return model.Cell(text=text, **more)  # type: ignore[arg-type]


def scott(rows: int = 6, allegation: str = LONG) -> model.Schedule:
    return model.Schedule(
        name="scott",
        title="Scott schedule",
        introduction=(
            "Each line is one allegation. The last three columns are left for the other party.",
        ),
        tables=(
            model.Table(
                columns=(
                    model.Heading(text="No.", weight=0.5, end=True),
                    model.Heading(text="Date", weight=1.5),
                    model.Heading(text="Allegation", weight=3.5),
                    model.Heading(text="Evidence", weight=1.3),
                    model.Heading(text="Response", weight=2.5, blank=True),
                    model.Heading(text="Evidence", weight=1.2, blank=True),
                    model.Heading(text="Court’s finding", weight=1.8, blank=True),
                ),
                rows=tuple(
                    (
                        cell(str(number)),
                        cell(f"Sat {number} Mar 2026, 18:05"),
                        cell(allegation if number % 2 else "Called eleven times.", entry=number),
                        cell(f"{number}-1", exhibit=f"{number}-1") if number % 3 else cell(),
                        cell(),
                        cell(),
                        cell(),
                    )
                    for number in range(1, rows + 1)
                ),
            ),
        ),
        method=("Listed are incidents and contact recorded as not wanted, one line each.",),
        landscape=True,
    )


def expenses(rows: int = 14) -> model.Schedule:
    return model.Schedule(
        name="expenses",
        title="Money: expenses and payments",
        introduction=("Amounts as recorded, in US dollars.",),
        tables=(
            model.Table(
                caption="Expenses",
                columns=(
                    model.Heading(text="Date", weight=1.4),
                    model.Heading(text="For what", weight=3),
                    model.Heading(text="Exhibit", weight=1.4),
                    model.Heading(text="Amount", weight=1, end=True),
                    model.Heading(text="Balance", weight=1, end=True),
                ),
                rows=tuple(
                    (
                        cell(f"{number} Mar 2026"),
                        cell("School lunches", strong=number == 3),
                        cell(f"{number}-1", exhibit=f"{number}-1") if number % 3 else cell(),
                        cell(f"{number * 12}.50"),
                        cell(f"{number * 120}.00"),
                    )
                    for number in range(1, rows + 1)
                ),
                total=(cell("Total"), cell(), cell(), cell("1,312.50"), cell("1,680.00")),
            ),
        ),
        method=("Added up are the amounts of the entries of this copy, and nothing else.",),
    )


def bars(places: int = 11) -> model.Chart:
    names = tuple(f"{number + 1} Mar" for number in range(places))
    values = [(number * 7) % 9 for number in range(places)]
    other = [(number * 5) % 6 for number in range(places)]
    third = [number % 3 for number in range(places)]
    return model.Chart(
        name="contact",
        title="Contact by week",
        says=f"A chart of {places} weeks; the highest count is in the second.",
        drawing=model.Bars(
            places=names,
            shown=names[::3],
            series=(
                model.Series(name="Answered", values=tuple(values)),
                model.Series(name="Not answered", values=tuple(other)),
                model.Series(name="Blocked", values=tuple(third)),
            ),
        ),
        table=model.Table(
            caption="The same figures",
            columns=(
                model.Heading(text="Week of", weight=2),
                model.Heading(text="Answered", end=True),
                model.Heading(text="Not answered", end=True),
                model.Heading(text="Blocked", end=True),
            ),
            rows=tuple(
                (cell(name), cell(str(a)), cell(str(b)), cell(str(c)))
                for name, a, b, c in zip(names, values, other, third, strict=True)
            ),
            total=(
                cell("All weeks"),
                cell(str(sum(values))),
                cell(str(sum(other))),
                cell(str(sum(third))),
            ),
        ),
        method=("Counted are all entries of this copy that are about contact.",),
    )


def grid() -> model.Chart:
    days = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
    hours = tuple(f"{hour:02}" for hour in range(24))
    values = tuple(
        tuple(
            (row * 5 + hour * 3) % 13 if 6 < hour < 23 and (row + hour) % 3 else 0
            for hour in range(24)
        )
        for row in range(7)
    )
    return model.Chart(
        name="hours",
        title="Contact by weekday and hour",
        says="A grid of seven days and 24 hours; most contact was in the evening.",
        drawing=model.Grid(rows=days, columns=hours, values=values),
        table=model.Table(
            columns=(
                model.Heading(text="Day", weight=1.8),
                *(model.Heading(text=hour, end=True) for hour in hours),
            ),
            rows=tuple(
                (cell(day), *(cell(str(value)) for value in row))
                for day, row in zip(days, values, strict=True)
            ),
        ),
    )
