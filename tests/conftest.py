"""What holds for every test: Hypothesis profiles, and a home that is nobody's."""

from __future__ import annotations

import os
from collections.abc import Iterator

import pytest
from hypothesis import settings

# No deadline: the machines that run this differ twofold from one minute to the next.
settings.register_profile("dev", deadline=None, max_examples=50)
settings.register_profile("ci", deadline=None, derandomize=True, print_blob=True)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "dev"))

# The tests read what people see, in English; it is chosen when the package is first imported.
os.environ["LANGUAGE"] = "en"

HOME_VARIABLES = ("HOME", "USERPROFILE", "APPDATA", "LOCALAPPDATA")
PERSONAL = ("EVIDENCELOG_", "XDG_")


@pytest.fixture(scope="session", autouse=True)
def home_of_nobody(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Keep every test, and what it starts, away from the log of whoever runs it."""
    home = str(tmp_path_factory.mktemp("home"))
    with pytest.MonkeyPatch.context() as patch:
        for name in [name for name in os.environ if name.startswith(PERSONAL)]:
            patch.delenv(name)
        for name in HOME_VARIABLES:
            patch.setenv(name, home)
        yield
