"""Checks packages with the tools that their users have: ruff, mypy, pyright, unittest.

The first argument is a folder with a folder for each API, in which there is a package,
`python`, and `vectors.jsonl`. The second is the package of the repository itself.
"""

from __future__ import annotations

import json
import os
import pathlib
import shutil
import subprocess
import sys


def run(folder: pathlib.Path, *words: str, path: pathlib.Path | None = None) -> None:
    """Run a module of Python in a folder; stop when it fails."""
    environment = dict(os.environ)
    if path is not None:
        environment["PYTHONPATH"] = str(path)
    command = [sys.executable, "-W", "error", "-m", *words]
    if words[0] != "unittest":
        command.remove("-W")
        command.remove("error")
    ended = subprocess.run(command, cwd=folder, env=environment, check=False)
    if ended.returncode != 0:
        sys.exit(f"in {folder}: {' '.join(words)}")


def check(package: pathlib.Path, cache: pathlib.Path) -> None:
    """Lint a package, check its types and its format, and read its vectors."""
    run(package, "ruff", "check", "--quiet", "--no-cache", ".")
    run(package, "ruff", "format", "--quiet", "--no-cache", "--check", ".")
    run(package, "mypy", "--no-error-summary", "--cache-dir", str(cache))
    run(package, "unittest", "discover", "--quiet", "tests", path=package / "src")


def check_with_pyright(packages: list[pathlib.Path], folder: pathlib.Path) -> None:
    """Check the types of all packages in one run, which is faster."""
    environments = [
        {"root": str(package), "extraPaths": [str(package / "src")]}
        for package in packages
    ]
    settings = {
        "executionEnvironments": environments,
        "typeCheckingMode": "strict",
        "pythonVersion": "3.10",
    }
    project = folder / "pyrightconfig.json"
    project.write_text(json.dumps(settings))
    run(folder, "pyright", "--project", str(project))


def check_users(package: pathlib.Path, cache: pathlib.Path) -> None:
    """Check the types of code that uses the package with real HTTP clients."""
    folder = cache.parent / "users"
    folder.mkdir(exist_ok=True)
    files = ["use.py", "test_package.py", "test_retrying.py"]
    for name in files:
        shutil.copy(pathlib.Path(__file__).parent / name, folder)
    page = pathlib.Path(__file__).parents[3] / "docs/python.md"
    for number, rest in enumerate(page.read_text().split("```python\n")[1:]):
        example = f"example_{number}.py"
        (folder / example).write_text(rest.split("```")[0])
        files.append(example)
    os.environ["MYPYPATH"] = str(package / "src")
    settings = [
        *("--strict", "--python-version", "3.10", "--no-error-summary"),
        *("--cache-dir", str(cache)),
    ]
    run(folder, "mypy", *settings, *files)
    project = {
        "extraPaths": [str(package / "src")],
        "typeCheckingMode": "strict",
        "pythonVersion": "3.10",
    }
    (folder / "pyrightconfig.json").write_text(json.dumps(project))
    run(folder, "pyright", "--pythonpath", sys.executable)


def main() -> None:
    """Check all packages."""
    folder, own = (pathlib.Path(argument).resolve() for argument in sys.argv[1:3])
    packages = sorted(folder.glob("*/python"))
    if len(packages) < 12:  # noqa: PLR2004 - those of the repository
        sys.exit(f"there are {len(packages)} packages in {folder}")
    cache = folder / ".mypy"
    for package in [own, *packages]:
        check(package, cache)
    check_with_pyright(packages, folder)
    run(own, "pyright")
    check_users(own, cache)


if __name__ == "__main__":
    main()
