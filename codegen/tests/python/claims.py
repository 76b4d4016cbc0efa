"""Holds what the table of changes claims of Python.

A program that uses all of the old package passes a checker of types with the new one,
exactly if the table says that nothing breaks. The argument is a folder with a folder for
each kind of change, in which `old/python` and `new/python` are, and with `claims.json`.
"""

from __future__ import annotations

import ast
import json
import pathlib
import subprocess
import sys

HEAD = """\
from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

import {package} as _package
from {package} import codes as _codes, errors as _errors, values as _values
from {package}.runtime.body import Json

_used: Any = (Mapping, Sequence, datetime, timedelta, UUID, Json, _package, _values)
_used = (_codes, _errors)
"""


class Program:
    """A program that uses all that a package offers."""

    def __init__(self, package: pathlib.Path) -> None:
        self.package = package
        self.lines = [HEAD.format(package=package.name)]

    def text(self) -> str:
        """Name each export, each constant, and each property with its type."""
        for name in self.exports():
            self.lines.append(f"_used = _package.{name}")
        self.covering()
        for module in ("codes", "errors", "values"):
            for made in self.parsed(f"{module}.py").body:
                if isinstance(made, ast.ClassDef) and not made.name.startswith("_"):
                    self.of_class(module, made)
        return "\n".join(self.lines) + "\n"

    def exports(self) -> list[str]:
        """Give the names of `__all__`."""
        for line in self.parsed("__init__.py").body:
            if (
                isinstance(line, ast.Assign)
                and ast.unparse(line.targets[0]) == "__all__"
            ):
                return list(ast.literal_eval(line.value))
        return []

    def covering(self) -> None:
        """Match all errors and codes, and what is to come."""
        self.lines.append("def _covers(value: object) -> bool:")
        self.lines.append("    match value:")
        for module, pattern in (("errors", "()"), ("codes", "")):
            for made in self.parsed(f"{module}.py").body:
                if not isinstance(made, ast.ClassDef) or made.name.startswith("_"):
                    continue
                path = f"_{module}.{made.name}"
                words = [path] if pattern else constants(path, made)
                for word in words:
                    self.lines.append(f"        case {word}{pattern}: return True")
        self.lines.append("        case _: return False")

    def parsed(self, file: str) -> ast.Module:
        return ast.parse((self.package / file).read_text("utf-8"))

    def of_class(self, module: str, made: ast.ClassDef) -> None:
        path = f"_{module}.{made.name}"
        self.lines.append(f"_used = {path}")
        names = [base.split(".")[-1] for base in map(ast.unparse, made.bases)]
        for base in names:
            if base.endswith("Error") and base != "CatalogError":
                self.lines.append(
                    f"def _as_{made.name}(value: {path}) -> _errors.{base}: return value"
                )
        for member in made.body:
            if isinstance(member, ast.AnnAssign):
                self.of_constant(path, member)
            elif isinstance(member, ast.FunctionDef) and is_property(member):
                self.read(made.name, path, member.name, member.returns)

    def of_constant(self, path: str, member: ast.AnnAssign) -> None:
        name = ast.unparse(member.target)
        annotation = ast.unparse(member.annotation)
        if annotation.startswith("ClassVar"):
            self.lines.append(f"_used = {path}.{name}")
        elif not name.startswith("_"):
            self.read(path.rsplit(".", 1)[1], path, name, member.annotation)

    def read(
        self, owner: str, path: str, name: str, annotation: ast.expr | None
    ) -> None:
        """Read an attribute into a variable of the type that it had."""
        if annotation is None:
            return
        expected = Qualified(self.own_types()).of(annotation)
        head = f"def _read_{owner}_{name}(value: {path}) -> {expected}:"
        self.lines.append(f"{head} return value.{name}")

    def own_types(self) -> dict[str, str]:
        """Tell where the classes of the package are from."""
        return {
            made.name: f"_{module}.{made.name}"
            for module in ("codes", "values")
            for made in self.parsed(f"{module}.py").body
            if isinstance(made, ast.ClassDef)
        }


class Qualified(ast.NodeTransformer):
    """Names types as another module does."""

    def __init__(self, own: dict[str, str]) -> None:
        self.own = own

    def of(self, annotation: ast.expr) -> str:
        """Give the text of an annotation."""
        return ast.unparse(
            self.visit(ast.parse(ast.unparse(annotation), mode="eval").body)
        )

    def visit_Name(self, node: ast.Name) -> ast.expr:
        return ast.parse(self.own.get(node.id, node.id), mode="eval").body


def constants(path: str, made: ast.ClassDef) -> list[str]:
    """Name the constants of a class."""
    declared = (member for member in made.body if isinstance(member, ast.AnnAssign))
    return [
        f"{path}.{ast.unparse(member.target)}"
        for member in declared
        if ast.unparse(member.annotation).startswith("ClassVar")
    ]


def is_property(member: ast.FunctionDef) -> bool:
    """Tell whether it is read like an attribute."""
    return any(
        ast.unparse(decorator) == "property" for decorator in member.decorator_list
    )


def package(folder: pathlib.Path) -> pathlib.Path:
    """Find the one package in a folder of sources."""
    (found,) = (path for path in folder.iterdir() if path.is_dir())
    return found


def checked(root: pathlib.Path, rules: list[str]) -> list[dict[str, str]]:
    """Check all programs in one run; give what is said of each."""
    environments = []
    for rule in rules:
        text = Program(package(root / rule / "old/python/src")).text()
        for age in ("old", "new"):
            folder = root / rule / f"program-{age}"
            folder.mkdir(exist_ok=True)
            (folder / "program.py").write_text(text, "utf-8")
            sources = [str(root / rule / age / "python/src")]
            environments.append(
                {"root": f"{rule}/{folder.name}", "extraPaths": sources}
            )
    settings = {
        "executionEnvironments": environments,
        "include": [environment["root"] for environment in environments],
        "typeCheckingMode": "standard",
        "reportDeprecated": "warning",
        "pythonVersion": "3.10",
    }
    project = root / "pyrightconfig.json"
    project.write_text(json.dumps(settings), "utf-8")
    command = [
        sys.executable,
        "-m",
        "pyright",
        "--outputjson",
        "--project",
        str(project),
    ]
    ran = subprocess.run(command, cwd=root, capture_output=True, text=True, check=False)
    said = json.loads(ran.stdout)
    if said["summary"]["filesAnalyzed"] != 2 * len(rules):
        sys.exit(f"{said['summary']}")
    return list(said["generalDiagnostics"])


def by_program(
    said: list[dict[str, str]], key: str, value: str
) -> dict[str, list[str]]:
    """Give the messages of one kind, by the program that they are about."""
    found: dict[str, list[str]] = {}
    for each in said:
        if each.get(key) == value:
            program = pathlib.Path(each["file"]).parent
            name = f"{program.parent.name} {program.name}"
            found.setdefault(name, []).append(each["message"])
    return found


def main() -> None:
    """Compare what breaks with what is claimed."""
    root = pathlib.Path(sys.argv[1]).resolve()
    claims = json.loads((root / "claims.json").read_text("utf-8"))
    said = checked(root, list(claims))
    found = by_program(said, "severity", "error")
    warned = by_program(said, "rule", "reportDeprecated")
    wrong = []
    for rule, claim in claims.items():
        for message in found.get(f"{rule} program-old", []):
            wrong.append(f"{rule}: the program itself is wrong: {message}")
        complaints = found.get(f"{rule} program-new", [])
        if bool(complaints) != claim["python"]:
            passes = "passes, and is claimed to break programs"
            reason = complaints[0] if complaints else passes
            wrong.append(f"{rule}: {reason}")
        is_warned = f"{rule} program-new" in warned
        if not claim["python"] and is_warned != claim["deprecates"]:
            wrong.append(f"{rule}: claimed to deprecate: {claim['deprecates']}")
    if wrong:
        sys.exit("\n".join(wrong))
    breaking = sum(claim["python"] for claim in claims.values())
    print(f"{len(claims)} kinds of changes, {breaking} break Python as claimed")


main()
