"""The command line: it translates between a person and `evidencelog.app`, nothing else."""

from __future__ import annotations
