"""The rules of the house that no other tool checks (CONTRIBUTING.md)."""

from __future__ import annotations

import ast
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PACKAGE = ROOT / "evidencelog"

LONGEST_MODULE = 400
LONGEST_FUNCTION = 50
DRAWERS = {"utils", "util", "helpers", "helper", "common", "misc"}
# Split, so that this file does not find itself.
POSTPONED = re.compile(r"\b(TO" r"DO|FIX" r"ME|XX" r"X)\b|raise NotImplemented" r"Error")
# Folders of whoever wrote it and hosts that packages come from; examples say /home/sam or ana.
OF_ONE_MACHINE = re.compile(
    r"(?<![\w.])/(?:tm" r"p|wo" r"rk|ro" r"ot|home(?!/(?:sam|ana)\b))/\w"
    r"|pypi" r"\.org/simple|pythonho" r"sted|registry\.np" r"mjs|deb\.debi" r"an\.org"
)  # fmt: skip
BINARY = {".jpg", ".jpeg", ".png", ".pdf", ".ttf", ".otf", ".woff2", ".m4a", ".wav", ".heic", ".mo"}
# Conclusions that belong to a court, and names that nobody should read for themselves or for
# somebody else: the program records and counts, it does not judge.
JUDGING = re.compile(
    r"\b(violat\w*|proof|proves?|court-ready|complian\w*|admissib\w*|escalat\w*|hoover\w*"
    r"|victims?|abusers?|perpetrators?|your ex|breach\w*)\b",
    re.IGNORECASE,
)
# Below these, a proof is what RFC 9162 calls one.
SPEAKING = {"app", "cli", "files", "importers", "reports"}
TRANSLATORS = {
    "_": 1, "gettext": 1, "marked": 1, "ngettext": 2, "pgettext": 2, "marked_in": 2,
}  # fmt: skip


def modules() -> list[Path]:
    return sorted(PACKAGE.rglob("*.py"))


def sources() -> list[Path]:
    return modules() + sorted((ROOT / "tests").rglob("*.py")) + sorted(ROOT.glob("scripts/*.py"))


def syntax(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def where(path: Path, line: int) -> str:
    return f"{path.relative_to(ROOT)}:{line}"


def tracked() -> list[Path]:
    command = ["git", "ls-files", "-z"]
    listing = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
    if listing.returncode != 0:
        pytest.skip("not a git checkout: what is tracked cannot be known")
    return [ROOT / name for name in listing.stdout.split("\0") if name]


def strings_for_people(tree: ast.Module) -> Iterator[tuple[int, str]]:
    """Yield the line and text of every literal that goes through gettext."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name | ast.Attribute):
            name = node.func.id if isinstance(node.func, ast.Name) else node.func.attr
            for argument in node.args[: TRANSLATORS.get(name, 0)]:
                if isinstance(argument, ast.Constant) and isinstance(argument.value, str):
                    yield node.lineno, argument.value


def test_no_module_is_longer_than_one_idea_needs() -> None:
    lengths = {path: len(path.read_text(encoding="utf-8").splitlines()) for path in sources()}

    long = [f"{path.relative_to(ROOT)}: {n}" for path, n in lengths.items() if n > LONGEST_MODULE]

    assert long == []


def test_no_function_is_longer_than_a_screen() -> None:
    long = [
        f"{where(path, node.lineno)} {node.name}"
        for path in sources()
        for node in ast.walk(syntax(path))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and (node.end_lineno or 0) - node.lineno + 1 > LONGEST_FUNCTION
    ]

    assert long == []


def test_no_module_is_a_drawer_for_whatever_has_no_place() -> None:
    drawers = [where(path, 1) for path in modules() if DRAWERS & {path.stem, *path.stem.split("_")}]

    assert drawers == []


def test_every_folder_of_the_package_says_what_it_is() -> None:
    folders = {path.parent for path in modules()}

    silent = [
        str(folder.relative_to(ROOT))
        for folder in sorted(folders)
        if not (folder / "__init__.py").is_file()
        or not ast.get_docstring(syntax(folder / "__init__.py"))
    ]

    assert silent == []


def test_nothing_is_postponed_in_a_comment() -> None:
    postponed = [
        f"{where(path, number)}: {line.strip()}"
        for path in sources()
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
        if POSTPONED.search(line)
    ]

    assert postponed == []


def test_no_tracked_file_names_a_machine_or_a_package_index() -> None:
    found = [
        f"{where(path, number)}: {line.strip()[:100]}"
        for path in tracked()
        if path.is_file() and path.suffix.lower() not in BINARY
        for number, line in enumerate(path.read_text(errors="replace").splitlines(), 1)
        if OF_ONE_MACHINE.search(line)
    ]

    assert found == []


def test_no_generated_sentence_judges_what_a_person_recorded() -> None:
    judging = [
        f"{where(path, line)}: {text}"
        for path in modules()
        if path.relative_to(PACKAGE).parts[0] in SPEAKING
        for line, text in strings_for_people(syntax(path))
        if JUDGING.search(text)
    ]

    assert judging == []


def test_the_judging_words_are_found_where_they_stand() -> None:
    tree = ast.parse(
        '_("This is a violation.")\nngettext("one breach", "%d breaches", 2)\nf("proof")'
    )

    found = [line for line, text in strings_for_people(tree) if JUDGING.search(text)]

    assert found == [1, 2, 2]


@pytest.mark.parametrize(
    "call",
    ["datetime.now", "datetime.utcnow", "date.today", "time.time", "time.monotonic", "os.urandom"],
)
def test_core_reads_neither_clock_nor_randomness(call: str) -> None:
    owner, name = call.split(".")

    calls = [
        where(path, node.lineno)
        for path in sorted((PACKAGE / "core").rglob("*.py"))
        for node in ast.walk(syntax(path))
        if isinstance(node, ast.Attribute)
        and node.attr == name
        and ast.unparse(node.value).split(".")[-1] == owner
    ]

    assert calls == []


PURE = {
    "os", "io", "pathlib", "tempfile", "shutil", "subprocess", "time", "random", "secrets",
    "socket", "logging",
}  # fmt: skip


def imported(tree: ast.Module) -> Iterator[tuple[int, str]]:
    """Yield the line and top-level name of every absolute import."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name.partition(".")[0]) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield node.lineno, (node.module or "").partition(".")[0]


def test_core_imports_nothing_that_touches_the_world() -> None:
    impure = [
        f"{where(path, line)} {name}"
        for path in sorted((PACKAGE / "core").rglob("*.py"))
        for line, name in imported(syntax(path))
        if name in PURE
    ]

    assert impure == []
