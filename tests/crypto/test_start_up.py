"""What a command pays for this layer before it needs a key."""

from __future__ import annotations

import subprocess
import sys

import pytest

LOOK = "import sys, evidencelog.crypto{}; print('cryptography' in sys.modules)"


@pytest.mark.parametrize("module", ["", ".recovery", ".spoken", ".passphrase", ".kdf", ".signing"])
def test_modules_that_need_no_library_at_once_do_not_import_it(module: str) -> None:
    run = subprocess.run(
        [sys.executable, "-c", LOOK.format(module)], capture_output=True, text=True
    )

    assert run.stdout == "False\n", run.stderr
