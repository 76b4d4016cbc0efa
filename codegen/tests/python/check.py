"""Checks packages with the tools that their users have: ruff, mypy, pyright, unittest.

The first argument is a folder with a folder for each API, in which there is a package,
`python`, and `vectors.jsonl`. The second is the package of the repository itself, the third
a folder with a package of 10,000 codes, for which mypy may take a minute.
"""

from __future__ import annotations

import json
import os
import pathlib
import shutil
import subprocess
import sys


def run(
    folder: pathlib.Path,
    *words: str,
    path: pathlib.Path | None = None,
    seconds: float | None = None,
) -> None:
    """Run a module of Python in a folder; stop when it fails, or takes longer."""
    environment = dict(os.environ)
    if path is not None:
        environment["PYTHONPATH"] = str(path)
    command = [sys.executable, "-W", "error", "-m", *words]
    if words[0] != "unittest":
        command.remove("-W")
        command.remove("error")
    ended = subprocess.run(
        command, cwd=folder, env=environment, check=False, timeout=seconds
    )
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
        # Programs that use them have a check of their own.
        "include": [str(package.relative_to(folder)) for package in packages],
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


def check_snippets(
    folder: pathlib.Path, packages: list[pathlib.Path], cache: pathlib.Path
) -> None:
    """Check code that handles each error of all packages, and commands for a shell."""
    files = sorted(folder.glob("*.py"))
    if len(files) < 150:  # noqa: PLR2004 - those of the repository
        sys.exit(f"there are {len(files)} snippets in {folder}")
    sources = [str(package / "src") for package in packages]
    os.environ["MYPYPATH"] = ":".join(sources)
    settings = [
        *("--strict", "--python-version", "3.10", "--no-error-summary"),
        *("--cache-dir", str(cache)),
    ]
    run(folder, "mypy", *settings, *(file.name for file in files))
    project = {
        "extraPaths": sources,
        "typeCheckingMode": "strict",
        "pythonVersion": "3.10",
    }
    (folder / "pyrightconfig.json").write_text(json.dumps(project))
    run(folder, "pyright", "--pythonpath", sys.executable)
    run(folder, "ruff", "check", "--quiet", "--no-cache", "--isolated", ".")
    run(folder, "ruff", "format", "--quiet", "--no-cache", "--isolated", "--check", ".")
    check_commands(sorted(folder.glob("*.sh")))


def check_commands(files: list[pathlib.Path]) -> None:
    """Let the shell read commands, and a linter."""
    for file in files:
        subprocess.run(["sh", "-n", str(file)], check=True)
    linter = pathlib.Path(sys.executable).parent / "shellcheck"
    subprocess.run([str(linter), "--shell=sh", *map(str, files)], check=True)


def check_filters(folder: pathlib.Path) -> None:
    """Let jq look into the examples of all catalogs for what tells the error."""
    looked = 0
    for vectors in sorted(folder.glob("*/vectors.jsonl")):
        lines = vectors.read_text(encoding="utf-8").splitlines()
        named = [each for each in map(json.loads, lines) if "name" in each]
        bodies = [each["body"] for each in named if each["name"].endswith("/example-1")]
        module = next(vectors.parent.glob("python/src/*/__init__.py")).parent.name
        for number, body in enumerate(bodies):
            file = folder / "snippets" / f"{module}_{number}.sh"
            about, *_, last = file.read_text(encoding="utf-8").splitlines()
            if last.startswith("jq "):
                check_filter(about, last, body)
                looked += 1
    if looked < 150:  # noqa: PLR2004 - those of the repository
        sys.exit(f"jq looked into {looked} examples")


def check_filter(about: str, command: str, body: str) -> None:
    """Run jq on a body, and compare what it finds with what the comment says."""
    to_stdin = command.removesuffix(" error.json")
    ended = subprocess.run(
        ["sh", "-c", to_stdin], input=body, capture_output=True, text=True, check=True
    )
    told = json.loads(about.partition(" and the ")[2].partition(" ")[2].rstrip("."))
    if ended.stdout != f"{told}\n":
        sys.exit(f"{command} finds {ended.stdout!r}, not {told!r}, in {body}")


def main() -> None:
    """Check all packages."""
    folder, own, large = (
        pathlib.Path(argument).resolve() for argument in sys.argv[1:4]
    )
    packages = sorted(folder.glob("*/python"))
    if len(packages) < 12:  # noqa: PLR2004 - those of the repository
        sys.exit(f"there are {len(packages)} packages in {folder}")
    cache = folder / ".mypy"
    for package in [own, *packages]:
        check(package, cache)
    run(large / "python", "mypy", "--no-error-summary", seconds=60)
    check_with_pyright(packages, folder)
    run(own, "pyright")
    check_users(own, cache)
    check_snippets(folder / "snippets", packages, cache)
    if shutil.which("jq") is None:
        print("left out: jq, which isn't installed, looks into examples")
    else:
        check_filters(folder)


if __name__ == "__main__":
    main()
