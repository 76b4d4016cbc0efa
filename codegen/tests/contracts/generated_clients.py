"""Makes clients with OpenAPI Generator from a service's document, and lets one read what servers send.

Takes a folder with a folder for each catalog, where `service.json` refers to `openapi.json`, and the names of the
catalogs. The client in Python is used over HTTP; the one in TypeScript is compiled.
"""

import importlib
import json
import subprocess
import sys
import threading
from datetime import datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

GENERATOR = str(Path(sys.executable).with_name("openapi-generator-cli"))
TSC = str(Path(__file__).with_name("node_modules") / ".bin" / "tsc")
STRICT = ["--noEmit", "--strict", "--target", "es2022", "--module", "esnext", "--moduleResolution", "bundler"]


class Service(BaseHTTPRequestHandler):
    """Answers with the vector that is asked about."""

    protocol_version = "HTTP/1.1"
    vector: dict = {}

    def do_GET(self):
        body = self.vector["body"].encode()
        self.send_response(self.vector["status"])
        for name, value in self.vector["headers"]:
            self.send_header(name, value)
        self.send_header("content-length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_):
        pass


def run(*words):
    done = subprocess.run(words, capture_output=True, text=True, check=False)
    if done.returncode != 0:
        sys.exit(f"{' '.join(words)}\n{done.stdout}{done.stderr}")


def make(folder, generator, out, *options):
    run(GENERATOR, "generate", "-g", generator, "-i", str(folder / "service.json"), "-o", str(out), *options)


def sent(folder):
    for line in (folder / "vectors.jsonl").read_text("utf-8").splitlines()[1:]:
        vector = json.loads(line)
        if "server" in vector and vector["body"]:
            yield vector


def comparable(value):
    """Times are equal when they are the same moment, however many digits they have; null is as good as nothing."""
    if isinstance(value, dict):
        return {name: comparable(member) for name, member in value.items() if member is not None}
    if isinstance(value, list):
        return [comparable(element) for element in value]
    if isinstance(value, str) and value[10:11] == "T":
        try:
            return datetime.fromisoformat(value)
        except ValueError:
            return value
    return value


def read_all(folder, package, url):
    """What the client makes of each answer: what is wrong with it, if anything."""
    client = importlib.import_module(package)
    exceptions = importlib.import_module(f"{package}.exceptions")
    document = json.loads((folder / "openapi.json").read_text("utf-8"))
    schemas = document["components"]["schemas"].items()
    names = {schema["x-error"]: name for name, schema in schemas if "x-error" in schema}
    # Otherwise it waits as long as `Retry-After` says.
    api = client.DefaultApi(client.ApiClient(client.Configuration(host=url, retries=0)))
    for vector in sent(folder):
        Service.vector = vector
        try:
            data = api.anything()
        except exceptions.ApiException as error:
            data = error.data
        except ValueError as error:
            yield f"{vector['name']}: {error}"
            continue
        error = getattr(data, "actual_instance", data)
        name = type(error).__name__
        if name != names[vector["expect"]["error"]]:
            yield f"{vector['name']}: is read as {name}"
        elif comparable(json.loads(error.to_json())) != comparable(json.loads(vector["body"])):
            yield f"{vector['name']}: {error.to_json()} was sent as {vector['body']}"


def main():
    root, *names = sys.argv[1:]
    server = ThreadingHTTPServer(("127.0.0.1", 0), Service)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    failed = False
    for name in names:
        folder = Path(root) / name
        package = f"{name.replace('-', '_')}_client"
        make(folder, "python", folder / "python", "--additional-properties", f"packageName={package}")
        make(folder, "typescript-fetch", folder / "fetch")
        run(TSC, *STRICT, "--lib", "es2022,dom", str(folder / "fetch" / "index.ts"))
        sys.path.insert(0, str(folder / "python"))
        complaints = list(read_all(folder, package, f"http://127.0.0.1:{server.server_port}"))
        for complaint in complaints[:20]:
            print(f"{name}: {complaint}")
        print(f"{name}: a client of OpenAPI Generator reads {sum(1 for _ in sent(folder))} answers, {len(complaints)} wrongly")
        failed = failed or bool(complaints)
    sys.exit(failed)


main()
