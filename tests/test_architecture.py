"""The shape of the code: import order, doors to the world, sizes, start-up cost; all found by walking the tree."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
import tomllib
from dataclasses import dataclass
from functools import cached_property
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = "awesome_tools"

# Lowest first. A part may import what stands on a lower line, never its neighbours nor what stands above.
ORDER = (
    ("__init__",),
    ("errors", "model"),
    ("git", "records", "source"),
    ("changed", "edits", "files"),
    ("identifiers", "markdown"),
    ("parsers",),
    ("document",),
    ("merge",),
    ("rules",),
    ("diff", "emit", "into", "links", "lint"),
    ("site",),
    ("report",),
    ("config",),
    ("cli",),
    ("__main__",),
)
RANK = {part: rank for rank, parts in enumerate(ORDER) for part in parts}

# Holds although the order would allow it: merging and link checking know nothing of each other.
STRANGERS = frozenset({("links", "merge"), ("merge", "links")})

MODULE_LINES = 300
RULE_LINES = 150
FUNCTION_LINES = 60


@dataclass(frozen=True)
class Module:
    """A source file of the package: dotted name below the package, and its syntax tree."""

    path: Path

    @cached_property
    def text(self) -> str:
        return self.path.read_text(encoding="utf-8")

    @cached_property
    def tree(self) -> ast.Module:
        return ast.parse(self.text, str(self.path))

    @cached_property
    def name(self) -> str:
        return ".".join(self.path.relative_to(ROOT / PACKAGE).with_suffix("").parts)

    @property
    def part(self) -> str:
        """The module or package directly below `awesome_tools` that this module is or belongs to."""
        return self.name.partition(".")[0]

    @cached_property
    def imports(self) -> tuple[tuple[int, str], ...]:
        """Line and full name of each import, also of those within functions and for type checkers only.

        `from a import b` gives `a.b`: it may be a module, and the prefix tells the rest.
        """
        return self._imports(self.tree)

    @cached_property
    def typing_imports(self) -> frozenset[tuple[int, str]]:
        """The imports for type checkers only."""
        blocks = [node for node in ast.walk(self.tree) if isinstance(node, ast.If)]
        hidden = [block for block in blocks if dotted(block.test).rpartition(".")[2] == "TYPE_CHECKING"]
        return frozenset(found for block in hidden for found in self._imports(block))

    def _imports(self, tree: ast.AST) -> tuple[tuple[int, str], ...]:
        return tuple(
            (node.lineno, name)
            for node in ast.walk(tree)
            if isinstance(node, ast.Import | ast.ImportFrom)
            for name in self._names(node)
        )

    def _names(self, node: ast.Import | ast.ImportFrom) -> list[str]:
        if isinstance(node, ast.Import):
            return [alias.name for alias in node.names]
        base = [node.module] if node.module else []
        if node.level:
            base = [*self.path.relative_to(ROOT).parts[: -node.level], *base]
        return [".".join([*base, alias.name]) for alias in node.names]

    def where(self, line: int) -> str:
        return f"{self.path.relative_to(ROOT)}:{line}"


MODULES = tuple(map(Module, sorted((ROOT / PACKAGE).rglob("*.py"))))
each_module = pytest.mark.parametrize("module", MODULES, ids=lambda module: module.name)


def imported_part(name: str) -> str | None:
    """The part of the package that an import leads to; None for a module of others."""
    package, _, rest = name.partition(".")
    if package != PACKAGE:
        return None
    part = rest.partition(".")[0]
    return part if part in RANK else "__init__"


def starts_with(name: str, modules: frozenset[str]) -> bool:
    """Whether an imported name is one of the modules or something in one of them."""
    return any(name == module or name.startswith(f"{module}.") for module in modules)


def dotted(node: ast.expr) -> str:
    """`a.b.c` of an attribute access; what is not a plain name shows as `?`."""
    if isinstance(node, ast.Attribute):
        return f"{dotted(node.value)}.{node.attr}"
    return node.id if isinstance(node, ast.Name) else "?"


def opens_a_file(call: ast.Call) -> bool:
    """Whether a call looks like one that opens a file; data of the package and its installation do not count."""
    name, method = dotted(call.func), dotted(call.func).rpartition(".")[2]
    if method in FILE_CALLS:
        return not {"files", "distribution"} & {
            dotted(node.func) for node in ast.walk(call.func) if isinstance(node, ast.Call)
        }
    # `open(...)`, `io.open(...)`, and `path.open()` or `path.open("rb")`; other things are opened too, without a mode.
    first = call.args[0] if call.args else None
    return name in {"open", "io.open", "os.open"} or (
        method == "open" and (first is None or (isinstance(first, ast.Constant) and isinstance(first.value, str)))
    )


# ---------------------------------------------------------------- import order


def test_every_part_has_its_place_in_the_order() -> None:
    homeless = {module.part for module in MODULES} - RANK.keys()
    assert not homeless, f"unexpected parts {sorted(homeless)}, expected them in ORDER and docs/architecture.md"


@each_module
def test_imports_lead_downwards(module: Module) -> None:
    wrong = [
        f"{module.where(line)}: {module.part} imports {name}"
        for line, name in module.imports
        if (part := imported_part(name)) is not None
        and part != module.part
        and (RANK[part] >= RANK[module.part] or (module.part, part) in STRANGERS)
    ]
    assert not wrong, "\n".join(wrong)


def test_no_module_imports_itself_by_a_detour() -> None:
    names = {f"{PACKAGE}.{module.name}".removesuffix(".__init__"): module for module in MODULES}
    graph = {
        own: {
            target
            for found in module.imports
            if found not in module.typing_imports
            for target in (found[1], found[1].rpartition(".")[0])
            if target in names
        }
        - {own, own.rpartition(".")[0]}
        for own, module in names.items()
    }
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as error:
        pytest.fail(" > ".join(error.args[1]))


# ---------------------------------------------------------------- doors to the world

NETWORK = frozenset(
    {
        "aiohttp",
        "ftplib",
        "http.client",
        "http.server",
        "httpx",
        "requests",
        "smtplib",
        "socket",
        "ssl",
        "urllib.request",
    }
    | {"urllib3", "webbrowser"}
)
CHANGING = frozenset(
    {"os.environ", "os.environb", "os.getenv", "os.urandom", "random", "secrets", "time"} | {"uuid.uuid1", "uuid.uuid4"}
)
FILES = frozenset({"fileinput", "shelve", "shutil", "sqlite3", "tempfile"})
PROGRAMS = frozenset({"multiprocessing", "os.popen", "os.system", "pty", "subprocess"})
FILE_CALLS = frozenset({"read_bytes", "read_text", "write_bytes", "write_text"})
CLOCK_CALLS = frozenset({"now", "today", "utcnow"})


@each_module
def test_only_the_transport_talks_to_the_network(module: Module) -> None:
    if module.name.startswith("links.transport."):
        return
    wrong = [f"{module.where(line)}: imports {name}" for line, name in module.imports if starts_with(name, NETWORK)]
    assert not wrong, "\n".join(wrong)


@each_module
def test_only_source_and_cache_open_files(module: Module) -> None:
    if module.name in {"source", "links.cache"}:
        return
    wrong = [f"{module.where(line)}: imports {name}" for line, name in module.imports if starts_with(name, FILES)]
    wrong += [
        f"{module.where(node.lineno)}: calls {dotted(node.func)}"
        for node in ast.walk(module.tree)
        if isinstance(node, ast.Call) and opens_a_file(node)
    ]
    assert not wrong, "\n".join(wrong)


@each_module
def test_only_git_and_commands_start_programs(module: Module) -> None:
    if module.part in {"cli", "git"}:
        return
    wrong = [f"{module.where(line)}: imports {name}" for line, name in module.imports if starts_with(name, PROGRAMS)]
    assert not wrong, "\n".join(wrong)


@each_module
def test_only_commands_and_reports_print(module: Module) -> None:
    if module.part in {"cli", "report", "__main__"}:
        return
    wrong = [
        f"{module.where(line)}: imports {name}"
        for line, name in module.imports
        if starts_with(name, frozenset({"click"}))
    ]
    wrong += [
        f"{module.where(node.lineno)}: uses {dotted(node)}"
        for node in ast.walk(module.tree)
        if isinstance(node, ast.Name | ast.Attribute) and dotted(node) in {"print", "sys.stdout", "sys.stderr"}
    ]
    assert not wrong, "\n".join(wrong)


@each_module
def test_results_depend_on_neither_clock_nor_chance_nor_environment(module: Module) -> None:
    # git hands the environment on to the program, and says nothing of it.
    if module.part in {"cli", "config", "git", "links"}:
        return
    wrong = [f"{module.where(line)}: imports {name}" for line, name in module.imports if starts_with(name, CHANGING)]
    wrong += [
        f"{module.where(node.lineno)}: uses {dotted(node)}"
        for node in ast.walk(module.tree)
        if isinstance(node, ast.Attribute) and (node.attr in CLOCK_CALLS or dotted(node) in CHANGING)
    ]
    assert not wrong, "\n".join(wrong)


# ---------------------------------------------------------------- sizes


@each_module
def test_modules_stay_small(module: Module) -> None:
    limit = RULE_LINES if module.part == "rules" else MODULE_LINES
    lines = module.text.count("\n")
    assert lines <= limit, f"unexpected {lines} lines, expected at most {limit}: {module.path.relative_to(ROOT)}"


@each_module
def test_functions_stay_small(module: Module) -> None:
    wrong = [
        f"{module.where(node.lineno)}: {node.name} has {lines} lines"
        for node in ast.walk(module.tree)
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and node.end_lineno is not None
        and (lines := node.end_lineno - node.lineno + 1) > FUNCTION_LINES
    ]
    assert not wrong, "\n".join(wrong)


@each_module
def test_modules_say_what_they_do(module: Module) -> None:
    assert ast.get_docstring(module.tree) or not module.text.strip(), f"{module.where(1)}: no docstring"


# ---------------------------------------------------------------- start-up cost

HEAVY = ("rapidfuzz", "requests", "yaml")


@pytest.mark.parametrize("argument", ["--help", "--version"])
def test_help_imports_nothing_heavy(argument: str) -> None:
    declared = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["scripts"]
    module, _, function = declared["awesome-tools"].partition(":")
    program = (
        f"import sys\nfrom {module} import {function} as command\nsys.argv = ['awesome-tools', {argument!r}]\n"
        "try:\n    sys.exit(command())\nfinally:\n"
        f"    print('loaded:', *sorted(sys.modules.keys() & {set(HEAVY)!r}), file=sys.stderr)\n"
    )
    run = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, timeout=60, check=False)
    assert (run.returncode, run.stderr.split()) == (0, ["loaded:"])


# ---------------------------------------------------------------- what the pages say


def test_the_architecture_page_names_every_part() -> None:
    page = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
    layout = page.partition("```text\nawesome_tools/\n")[2].partition("```")[0]
    named = set(re.findall(r"^  (\w+)(?:\.py|/)", layout, re.MULTILINE))
    folders = {path.name for path in (ROOT / PACKAGE).iterdir() if path.is_dir()}  # data only, too
    assert named == {name for name in folders.union(one.part for one in MODULES) if not name.startswith("__")}


def test_no_file_names_a_workplace() -> None:
    listed = subprocess.run(
        ["git", "-C", str(ROOT), "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        capture_output=True,
        text=True,
        check=False,
    )
    if listed.returncode:
        pytest.skip("needs the files under version control, absent in an unpacked archive")
    workplace = re.compile(rb"(?<![\w./~-])/(?:work|root)(?![\w-])")
    wrong = [
        f"{name}:{number}"
        for name in filter(None, listed.stdout.split("\0"))
        if (ROOT / name).is_file()
        for number, line in enumerate((ROOT / name).read_bytes().split(b"\n"), 1)
        if workplace.search(line)
    ]
    assert not wrong, "\n".join(wrong)
