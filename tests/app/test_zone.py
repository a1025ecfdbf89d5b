"""Which zone entries are written in, on whatever computer."""

from __future__ import annotations

import pytest

from evidencelog.app.zone import LocalZone, local_zone


def system(name: str | None) -> LocalZone:
    return local_zone({}, of_system=lambda: name)


@pytest.mark.parametrize(
    ("variable", "name"),
    [
        ("Europe/Berlin", "Europe/Berlin"),
        (":America/New_York", "America/New_York"),
        ("/usr/share/zoneinfo/Asia/Kolkata", "Asia/Kolkata"),
        (":/var/db/timezone/zoneinfo/Pacific/Apia", "Pacific/Apia"),
        ("UTC", "UTC"),
    ],
)
def test_the_variable_comes_before_the_system(variable: str, name: str) -> None:
    zone = local_zone({"TZ": variable}, of_system=lambda: "Europe/Paris")

    assert zone == LocalZone(name)


@pytest.mark.parametrize("variable", ["<+03>-3", "Nowhere/City", "../etc/passwd", "/etc/passwd"])
def test_a_variable_that_names_no_zone_is_told_and_not_passed_over(variable: str) -> None:
    zone = local_zone({"TZ": variable}, of_system=lambda: "Europe/Paris")

    assert zone.name == "UTC"
    assert zone.reason == (
        f"this computer is set to TZ={variable}, which is not the name of a time zone"
    )


def test_an_empty_variable_counts_as_none() -> None:
    assert local_zone({"TZ": ""}, of_system=lambda: "Europe/Paris") == LocalZone("Europe/Paris")


def test_a_computer_that_does_not_say_gets_utc_and_the_reason() -> None:
    assert system(None) == LocalZone("UTC", "this computer does not say which time zone it is in")


def test_a_system_that_names_no_zone_is_told() -> None:
    zone = system("Middle Earth\x1b[2J")

    assert zone.name == "UTC"
    assert "Middle Earth[ESC][2J" in (zone.reason or "")


def test_no_trouble_in_finding_the_zone_stops_a_command() -> None:
    def broken() -> str:
        raise KeyError("conflicting configurations")

    assert local_zone({}, of_system=broken).name == "UTC"


def test_this_computer_gives_a_zone_that_is_known() -> None:
    from evidencelog.core.zones import find_zone

    find_zone(local_zone({}).name)
