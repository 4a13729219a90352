"""`awesome-tools.yaml`: where it is found, what it may say, what is said of mistakes, and that the schema agrees."""

from __future__ import annotations

import json
import re
import subprocess
import sys
import time
import tomllib
from pathlib import Path

import click
import jsonschema
import pytest
import yaml

from awesome_tools.cli import links, lint
from awesome_tools.config.effective import values
from awesome_tools.config.find import Finder, load
from awesome_tools.config.model import Settings
from awesome_tools.config.patterns import fault
from awesome_tools.config.rules import check
from awesome_tools.config.schema import schema, shipped
from awesome_tools.config.tables import Table, keys_of
from awesome_tools.errors import AwesomeError, ConfigError


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / ".git").mkdir()
    monkeypatch.chdir(tmp_path)
    return tmp_path


def write(path: Path, text: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


# ---------------------------------------------------------------- where it is found


def test_the_nearest_file_above_counts(folder: Path) -> None:
    write(folder / "awesome-tools.yaml", "lint: {ignore: AW1}\n")
    write(folder / "docs" / ".awesome-tools.yaml", "lint: {ignore: AW2}\n")
    write(folder / "docs" / "deep" / "page.md", "")
    find = Finder()

    assert find.of("README.md").lint.ignore == ("AW1",)
    assert find.of("other/README.md").path == "awesome-tools.yaml"
    assert find.of("docs/deep/page.md").lint.ignore == ("AW2",)
    assert find.at("docs").path == "docs/.awesome-tools.yaml"
    assert find.of("docs/deep/page.md").name_of("docs/deep/page.md") == "deep/page.md"
    assert find.of("-").lint.ignore == ("AW1",)


def test_nothing_beyond_the_repository_counts(folder: Path) -> None:
    write(folder / "awesome-tools.yaml", "lint: {ignore: AW1}\n")
    write(folder / "inner" / ".git", "gitdir: elsewhere\n")

    assert Finder().of("inner/README.md").path is None


def test_pyproject_counts_only_with_the_table(folder: Path) -> None:
    write(folder / "pyproject.toml", '[project]\nname = "x"\n\n[tool.awesome-tools.lint]\nselect = ["AW1"]\n')
    write(folder / "docs" / "pyproject.toml", '[project]\nname = "my-awesome-tools"\n')
    config = Finder().of("docs/x.md")

    assert (config.path, config.lint.select, config.line("lint", "select")) == ("pyproject.toml", ("AW1",), 5)


@pytest.mark.parametrize(
    ("names", "told"),
    [
        (("awesome-tools.yaml", ".awesome-tools.yaml"), "unexpected second configuration beside awesome-tools.yaml"),
        (("awesome-tools.yaml", "pyproject.toml"), "unexpected second configuration beside awesome-tools.yaml"),
        (("awesome-tools.yml",), "expected `awesome-tools.yaml`"),
    ],
)
def test_two_files_and_other_spellings_are_errors(folder: Path, names: tuple[str, ...], told: str) -> None:
    for name in names:
        write(folder / name, "[tool.awesome-tools]\n" if name.endswith("toml") else "lint:\n")

    with pytest.raises(ConfigError, match=re.escape(told)):
        Finder().of("README.md")


def test_a_given_file_holds_for_all_and_none_for_none(folder: Path) -> None:
    write(folder / "awesome-tools.yaml", "lint: {ignore: AW1}\n")
    write(folder / "ci" / "strict.yaml", "lint: {preset: all}\n")

    assert Finder("ci/strict.yaml").of("README.md").lint.preset == ("all",)
    assert Finder(off=True).of("README.md").path is None


# ---------------------------------------------------------------- what it may say

GOOD = [
    "",
    "lint:\nlinks:\n",
    "lint: {preset: papers}",
    "lint: {preset: [awesome, papers], select: AW105, ignore: [AW6, layout, awesome-list-item], only: all}",
    "lint: {options: {misspelled-name: {words: [A, B], allow: X}, repeated-name: {habit: 1}}}",
    "lint: {options: {duplicate-link: {cross-listing: deny}}}",
    "lint: {severity: {AW401: error, layout: info}}",
    "lint: {overrides: [{files: docs/*.md, ignore: AW1}, {sections: [Old *], select: AW2}]}",
    "lint: {exclude: [vendor/, 'a b/*.md', .github/*], baseline: .baseline.json}",
    "lint: {baseline: a/..b/c}",
    "links: {fail-on: [], fail-after: 7d, max-age: 12h}",
    "links: {fail-on: none, fail-after: 3, max-age: 90, per-host: 2.0, interval: 1, timeout: 0.5}",
    r"links: {exclude: ['^https?://(www\.)?(a|b)\.com/', 'x.*y'], fragments: true, user-agent: 'us (list@us.org)'}",
    "duplicates: {exclude: old}",
]
BAD = [
    ("lnt: {}", 1, "did you mean `lint`?"),
    ("lint:\n  selec: AW1", 2, "did you mean `select`?"),
    ("lint:\n  preset: [papers, recomended]", 2, "did you mean `recommended`?"),
    ("lint:\n  ignore:\n    - AW1\n    - duplicat-link", 4, "did you mean `duplicate-link`?"),
    ("lint:\n  ignore: [105]", 2, "expected a rule"),
    ("lint:\n  ignore: AW99", 2, "unexpected rule `AW99`"),
    ("lint:\n  options:\n    misspelled-name:\n      word: [A]", 4, "did you mean `words`?"),
    ("lint:\n  options:\n    repeated-name: {habit: often}", 3, "expected a number"),
    ("lint:\n  options:\n    duplicate-lnk: {}", 3, "did you mean `duplicate-link`?"),
    ("lint:\n  options: {AW401: 3}", 2, "expected options"),
    ("lint:\n  options: {repeated-name: {habit: null}}", 2, "expected text, a number"),
    ("lint:\n  severity: {AW401: eror}", 2, "did you mean `error`?"),
    ("lint:\n  overrides:\n    - files: a\n    - ignore: AW1", 4, "expected one of them"),
    ("lint:\n  overrides:\n    - fils: a", 3, "did you mean `files`?"),
    ("lint:\n  overrides: {files: a}", 2, "expected a list"),
    ("lint:\n  exclude: /etc", 2, "relative to this file's folder"),
    ("lint:\n  baseline: ../x", 2, "a path below this file's folder"),
    ("lint:\n  baseline: a/../../x", 2, "a path below this file's folder"),
    ("lint:\n  baseline: ~/x", 2, "a path below this file's folder"),
    ("lint:\n  baseline: 'C:\\x'", 2, "a path below this file's folder"),
    ("lint:\n  fix: true", 2, "as a flag only"),
    ("links:\n  allow-private: [10.0.0.0/8]", 2, "who sends a pull request could set it"),
    ("links:\n  ca-file: x.pem", 2, "who sends a pull request could set it"),
    ("links:\n  github-token: x", 2, "who sends a pull request could set it"),
    ("links:\n  cache: x.sqlite", 2, "who sends a pull request could set it"),
    ("links:\n  report: /tmp/x", 2, "who sends a pull request could set it"),
    ("links:\n  per-host: 64", 2, "from 1 to 10"),
    ("links:\n  threads: 0", 2, "from 1 to 256"),
    ("links:\n  per-host: 1.5", 2, "a whole number"),
    ("links:\n  interval: 0", 2, "from 0.05 to 60"),
    ("links:\n  fragments: 'yes'", 2, "expected true or false"),
    ("links:\n  fail-on: [brokn]", 2, "did you mean `broken`?"),
    ("links:\n  fail-after: 3w", 2, "a number of runs or of days"),
    ("links:\n  max-age: -1", 2, "seconds"),
    ("links:\n  user-agent: \"a\\nb\"", 2, "plain text"),
    ("links:\n  exclude: ['(']", 2, "unexpected regular expression"),
    ("lint: [1]", 1, "expected settings of the linter"),
    ("- lint", None, "expected `lint`, `links`"),
]  # fmt: skip


_OVERRIDE = "[[tool.awesome-tools.lint.overrides]]\n"


def read(folder: Path, text: str) -> Settings:
    config = load(str(write(folder / "awesome-tools.yaml", text)))
    check(config)
    return config.settings


@pytest.mark.parametrize("text", GOOD)
def test_reader_and_schema_take_what_is_good(folder: Path, text: str) -> None:
    read(folder, text)
    jsonschema.Draft202012Validator(json.loads(shipped())).validate(yaml.safe_load(text))


@pytest.mark.parametrize(("text", "line", "told"), BAD)
def test_reader_and_schema_refuse_what_is_bad(folder: Path, text: str, line: int | None, told: str) -> None:
    with pytest.raises(ConfigError) as error:
        read(folder, text)
    assert told in str(error.value)
    assert error.value.line == line
    formats = jsonschema.Draft202012Validator.FORMAT_CHECKER
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.Draft202012Validator(json.loads(shipped()), format_checker=formats).validate(yaml.safe_load(text))


def test_the_shipped_schema_is_fresh() -> None:
    jsonschema.Draft202012Validator.check_schema(json.loads(shipped()))
    assert shipped() == schema(), "run `make docs`"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("lint: [", "not YAML"),
        ("lint:\n  select: A\n  select: B", "3: unexpected second `select`"),
        ("lint: &a {}\nlinks: *a", "2: unexpected alias `*a`"),
        ("lint: {ignore: !!python/object/apply:os.system [ls]}", "1: unexpected tag"),
        ("lint: {ignore: !python/name:os.system x}", "1: unexpected tag"),
        ("a: b\n---\nc: d", "2: unexpected second document"),
        ("? [a]\n: b", "unexpected key"),
        ("[" * 100_000, "1: unexpected nesting"),
        ("lint: 0x_", "1: unexpected int"),
        ("lint: " + "1" * 5000, "1: unexpected int"),
        ("\x07", "not YAML"),
    ],
)
def test_odd_yaml_has_a_clear_error(folder: Path, text: str, told: str) -> None:
    with pytest.raises(ConfigError) as error:
        read(folder, text)
    assert told in str(error.value)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("[tool.awesome-tools.lint]\nselec = []\n", "2: unexpected `selec`"),
        ('[tool.awesome-tools]\nlint.select = ["AWX"]\n', "2: unexpected rule `AWX`"),
        ('[tool."awesome-tools".lint]\n"selec" = "a"\n', "2: unexpected `selec`"),
        (
            f"{_OVERRIDE}files = 'a'\n{_OVERRIDE}ignore = 'AW1'\n",
            "3: unexpected `lint.overrides[1]`",
        ),
        ("[tool.awesome-tools\n", "1: not TOML"),
        ("[tool]\nawesome-tools = " + "[" * 5000, "not TOML"),
        ("[tool.awesome-tools.links]\nmax-age = 2020-01-01\n", "2: unexpected `links.max-age"),
    ],
)
def test_toml_mistakes_have_lines_too(folder: Path, text: str, told: str) -> None:
    write(folder / "pyproject.toml", text)
    with pytest.raises(ConfigError) as error:
        check(Finder().of("README.md"))
    assert told in str(error.value)


def test_yaml_and_toml_say_the_same(folder: Path) -> None:
    toml = (
        '[tool.awesome-tools.lint]\npreset = "papers"\noptions.repeated-name.habit = 0.5\noverrides = [{files = "a"}]\n'
    )
    write(folder / "pyproject.toml", toml)
    given = tomllib.loads(toml)["tool"]["awesome-tools"]

    assert load("pyproject.toml").settings == load(str(write(folder / "x.yaml", yaml.safe_dump(given)))).settings


# ---------------------------------------------------------------- what a stranger's file cannot do


def test_a_link_leads_no_path_out_of_the_folder(folder: Path) -> None:
    (folder / "out").symlink_to("/etc")
    config = load(str(write(folder / "awesome-tools.yaml", "lint:\n  baseline: out/hosts\n")))

    with pytest.raises(ConfigError, match="unexpected `out/hosts`, which leads out"):
        config.below("out/hosts", "lint", "baseline")
    assert config.below("in/side", "lint", "baseline") == "in/side"


@pytest.mark.parametrize(
    "pattern",
    ["(a+)+$", "(a|a)*$", "(a|aa)+$", ".*.*.*x", r"(x)\1", "(?=a)b", "a{2,9}" * 9, "(a|a)" * 40, "a?" * 40 + "a" * 40],
)
def test_slow_patterns_are_refused(pattern: str) -> None:
    assert fault(pattern) is not None


@pytest.mark.parametrize(
    "pattern",
    ["a.*b", r"^https?://(www\.)?a\.org/.*/old/", "[a-z]+$", "[]a]*x", r"\d+\.pdf(\?|$)", "(a|(b|c)d?)e", ".*?x"],
)
def test_patterns_that_are_taken_are_quick(pattern: str) -> None:
    assert fault(pattern) is None
    hardest = "https://" + "a" * 1000 + "b" * 900
    began = time.process_time()
    re.search(pattern, hardest)
    assert time.process_time() - began < 1


def test_every_flag_is_a_key_or_said_to_be_none() -> None:
    """A new flag belongs into the table in config/model.py: as a key, or as a flag only with the reason."""
    commands: dict[str, click.Command] = {"lint": lint.command, "links": links.command}
    for section in keys_of(Settings):
        if section.name not in commands:
            continue
        assert isinstance(section.kind, Table)
        known = {one.flag for one in keys_of(section.kind.of)} | {f"--{name}" for name in section.kind.closed}
        flags = {one for param in commands[section.name].params for one in param.opts if one.startswith("--")}
        assert flags - known - {"--config", "--no-config"} == set()


# ---------------------------------------------------------------- commands


def run(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "awesome_tools", *arguments], capture_output=True, text=True, timeout=60, check=False
    )


def test_config_prints_values_that_say_the_same_again(folder: Path) -> None:
    text = "lint:\n  preset: papers\n  overrides: [{files: 'ab: c', ignore: AW1}]\n\nlinks:\n  exclude: ['#x', 'ä']\n"
    settings = read(folder, text)
    shown = run("config")

    assert [line.split() for line in shown.stdout.splitlines()[1:4]] == [
        ["lint:"],
        ["preset:", "[papers]", "#", "awesome-tools.yaml:2"],
        ["select:", "[]", "#", "default"],
    ]
    assert read(folder, shown.stdout) == settings


def test_config_as_json_and_the_schema(folder: Path) -> None:
    write(folder / "awesome-tools.yaml", "lint:\n  preset: papers\n")
    config = load("awesome-tools.yaml")
    shown = json.loads(run("config", "--format", "json", "docs").stdout)

    assert shown["origins"] == {f"{one.section}.{one.key}": one.origin for one in values(config)}
    assert shown["values"]["lint"]["preset"] == ["papers"]
    assert run("config", "--schema").stdout == shipped()


def test_config_tells_of_mistakes(folder: Path) -> None:
    write(folder / "awesome-tools.yaml", "lint:\n  ignore: [AW1, nonsense]\n")
    shown = run("config")

    assert (shown.returncode, shown.stderr) == (
        2,
        "awesome-tools: awesome-tools.yaml:2: unexpected rule `nonsense` (`awesome-tools rule` lists them)\n",
    )


def test_without_a_file_nothing_is_loaded_to_read_one(folder: Path) -> None:
    program = (
        "import sys; from awesome_tools.config.find import Finder; Finder().of('x.md');"
        "print(*{'yaml', 'tomllib', 'awesome_tools.rules.catalogue'} & sys.modules.keys())"
    )
    write(folder / "pyproject.toml", "[project]\n")
    shown = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)

    assert shown.stdout.strip() == ""


def test_an_unreadable_file_is_an_error(folder: Path) -> None:
    (folder / "awesome-tools.yaml").write_bytes(b"\xff")

    with pytest.raises(AwesomeError, match="invalid UTF-8"):
        Finder().of("README.md")
    with pytest.raises(AwesomeError, match="no such file"):
        Finder("nowhere.yaml").of("README.md")
