"""What import-linter cannot see: which Qt modules a layer uses, and who may reach for a file of the program."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
PACKAGE = ROOT / "unga_desktop"
MODULES = sorted(path.relative_to(PACKAGE).as_posix() for path in PACKAGE.rglob("*.py"))
OWN_CODE = sorted(path for folder in ("unga_desktop", "tests", "tools") for path in (ROOT / folder).rglob("*.py"))

NO_QT: frozenset[str] = frozenset()
PAINTING = frozenset({"QtCore", "QtGui"})
WINDOWS = PAINTING | {"QtWidgets", "QtPrintSupport"}
QT_OF_LAYER = {
    "core": NO_QT,
    "importers": NO_QT,
    "exporters": NO_QT,
    "storage": NO_QT,
    "services": NO_QT,
    "printing": PAINTING,
    "models": PAINTING,
    "widgets": WINDOWS,
    "app": WINDOWS,
    # The command line draws through printing, and needs of Qt itself no more than an application to do it in.
    "cli": PAINTING,
}


def parsed(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"), str(path))


def imports(path: Path) -> Iterator[str]:
    """Every module that a file imports, deep in a function or under TYPE_CHECKING too, by its full name."""
    for node in ast.walk(parsed(path)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and node.level == 0:
            yield node.module
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def qt_modules(path: Path) -> set[str]:
    """The modules of PySide6 that a file uses: ``QtCore`` and so on, ``PySide6`` for the package itself."""
    parts = [name.split(".") for name in imports(path) if name.split(".")[0] in {"PySide6", "shiboken6"}]
    return {names[1] for names in parts if len(names) > 1 and names[0] == "PySide6"} | {
        names[0] for names in parts if names[0] == "shiboken6"
    }


def layer(module: str) -> str:
    return module.split("/", maxsplit=1)[0].removesuffix(".py")


@pytest.mark.parametrize("module", MODULES)
def test_a_layer_uses_only_its_qt_modules(module: str) -> None:
    surplus = qt_modules(PACKAGE / module) - QT_OF_LAYER.get(layer(module), NO_QT)
    assert not surplus, f"{module} may not use {', '.join(sorted(surplus))}"


def test_every_layer_of_the_drawing_is_there() -> None:
    assert {layer(module) for module in MODULES} >= QT_OF_LAYER.keys()


def test_difflib_is_used_nowhere_but_in_the_benchmarks() -> None:
    bench = ROOT / "tools" / "bench"
    users = [path for path in OWN_CODE if bench not in path.parents and "difflib" in set(imports(path))]
    assert users == []


def counts_votes(module: str) -> bool:
    return module.startswith(("core/votes/", "importers/vote_files/", "storage/roll_calls"))


def test_pandas_is_loaded_only_where_votes_are_read_and_counted() -> None:
    users = {module for module in MODULES if any(n.split(".")[0] == "pandas" for n in imports(PACKAGE / module))}
    assert {module for module in users if not counts_votes(module)} == set()


def docstrings(tree: ast.Module) -> set[ast.expr]:
    return {
        node.value for node in ast.walk(tree) if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
    }


def names_a_bundled_folder(value: object) -> bool:
    return isinstance(value, str) and value.lstrip("./").startswith(("data/", "resources/"))


def ways_round_paths(path: Path) -> Iterator[str]:
    """What in a file looks for data/ or resources/ without asking paths.py."""
    tree = parsed(path)
    prose = docstrings(tree)
    for node in ast.walk(tree):
        if isinstance(node, ast.Name) and node.id == "__file__":
            yield f"line {node.lineno}: __file__"
        elif isinstance(node, ast.Constant) and node not in prose and names_a_bundled_folder(node.value):
            yield f"line {node.lineno}: {node.value!r}"
    if any(name.startswith(("importlib.resources", "pkgutil")) for name in imports(path)):
        yield "importlib.resources"


@pytest.mark.parametrize("module", [module for module in MODULES if module != "paths.py"])
def test_only_paths_knows_where_data_and_resources_lie(module: str) -> None:
    assert list(ways_round_paths(PACKAGE / module)) == []
