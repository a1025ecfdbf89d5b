"""The two ways to start the program lead to the same place."""

from __future__ import annotations

import subprocess
import sys
from importlib.metadata import entry_points

from evidencelog import __version__
from evidencelog.cli.main import main


def test_the_console_script_is_the_main_of_the_command_line() -> None:
    (script,) = entry_points(group="console_scripts", name="evidencelog")

    assert script.load() is main


def test_python_m_says_the_version_of_the_package() -> None:
    command = [sys.executable, "-m", "evidencelog", "version"]

    done = subprocess.run(command, capture_output=True, text=True, check=True)

    assert __version__ in done.stdout
