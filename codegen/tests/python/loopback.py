"""Asks a real server for each error, with httpx and requests, and reads the answers.

The arguments are the server's program, the vectors, whose examples it answers with, and
the folder of the commands that ask for errors with curl.
"""

from __future__ import annotations

import asyncio
import json
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import unittest
from typing import Any

import httpx
import inference_errors as errors
import requests

PROGRAM, VECTORS, SNIPPETS = sys.argv[1:4]


def examples() -> list[dict[str, Any]]:
    """Give the first example of each error."""
    lines = pathlib.Path(VECTORS).read_text(encoding="utf-8").splitlines()
    vectors = [json.loads(line) for line in lines]
    return [each for each in vectors if each.get("name", "").endswith("/example-1")]


def fetched(client: str, url: str, headers: dict[str, str]) -> errors.ApiError | None:
    """Ask a server with one of the clients."""
    if client == "requests":
        return errors.from_response(requests.post(url, headers=headers, timeout=10))
    if client == "httpx":
        return errors.from_response(httpx.post(url, headers=headers, verify=False))

    async def fetch() -> errors.ApiError | None:
        async with httpx.AsyncClient(verify=False) as session:
            return errors.from_response(await session.post(url, headers=headers))

    return asyncio.run(fetch())


class Loopback(unittest.TestCase):
    """A server on axum."""

    server: subprocess.Popen[str]
    url: str

    @classmethod
    def setUpClass(cls) -> None:
        """Start it; it prints its address."""
        streams = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE}
        cls.server = subprocess.Popen([PROGRAM, "serve"], text=True, **streams)
        assert cls.server.stdout is not None
        cls.url = cls.server.stdout.readline().strip()

    @classmethod
    def tearDownClass(cls) -> None:
        """Let it end, which it does with its standard input."""
        cls.server.communicate()

    def test_each_error_arrives(self) -> None:
        """Compare what arrives with what the catalog's example says."""
        seen = 0
        for example in examples():
            code = example["expect"]["code"]
            for client in ("requests", "httpx", "httpx, asynchronous"):
                with self.subTest(code, client=client):
                    self.check(client, example)
                    seen += 1
        self.assertGreater(seen, 3 * 100)

    def check(self, client: str, example: dict[str, Any]) -> None:
        """Compare one error."""
        sent = {"x-request-id": example["server"]["request_id"]}
        url = f"{self.url}errors/{example['expect']['code']}"
        error = fetched(client, url, sent)
        expected = errors.read(example["status"], example["headers"], example["body"])
        assert error is not None
        self.assertIs(type(error), type(expected))
        self.assertEqual(repr(error), repr(expected))
        self.assertEqual(error.fields, expected.fields)
        self.assertEqual(error.message, example["expect"]["message"])
        self.assertEqual(error.retry, expected.retry)
        self.assertEqual((error.missing, error.request_method), ((), "POST"))
        self.assertIsNotNone(error.timestamp)

    @unittest.skipUnless(
        shutil.which("curl") and shutil.which("jq"), "no curl or no jq"
    )
    def test_commands_show_the_code(self) -> None:
        """Run the commands for each error, and let the server answer with it."""
        statuses = {each["expect"]["code"]: each["status"] for each in examples()}
        for file in sorted(pathlib.Path(SNIPPETS).glob("inference_errors_*.sh")):
            text = file.read_text(encoding="utf-8")
            with self.subTest(text=text):
                told = re.search(r' and the code (".*")\.$', text, re.MULTILINE)
                assert told is not None
                code = json.loads(told[1])
                printed = self.run_command(text, code)
                self.assertEqual(printed[0], f"status: {statuses.pop(code)}")
                self.assertEqual(printed[-1], code)
        self.assertEqual(statuses, {})

    def run_command(self, text: str, code: str) -> list[str]:
        """Run commands with another address, and give the lines that they print."""
        options = r"(--request \S+ )?(--json '{}' )?(--globoff )?--url '[^']*'"
        url = f"--request POST --url '{self.url}errors/{code}'"
        asked, count = re.subn(options, lambda _: url, text)
        self.assertEqual(count, 1)
        with tempfile.TemporaryDirectory() as folder:
            ended = subprocess.run(
                ["sh", "-eu", "-c", asked],
                cwd=folder,
                capture_output=True,
                text=True,
                check=False,
            )
        self.assertEqual((ended.returncode, ended.stderr), (0, ""))
        return ended.stdout.splitlines()

    def test_a_success_is_none(self) -> None:
        """Ask for what is there."""
        url = f"{self.url}models/lumen-3"
        self.assertIsNone(errors.from_response(requests.get(url, timeout=10)))
        self.assertIsNone(errors.from_response(httpx.get(url)))

    def test_a_stream_is_read(self) -> None:
        """Ask with clients that leave the body to be read."""
        url = f"{self.url}models/lumen-0"
        with httpx.stream("GET", url) as response:
            error = errors.from_response(response)
        assert isinstance(error, errors.ModelNotFoundError)
        self.assertEqual(error.model, "lumen-0")
        with requests.get(url, stream=True, timeout=10) as streamed:
            self.assertEqual(
                repr(errors.from_response(streamed))[:40], repr(error)[:40]
            )


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1])
