"""`python -m evidencelog`, for places where the console script is not on the path."""

from __future__ import annotations

from evidencelog.cli.main import main

if __name__ == "__main__":
    main()
