"""What the runs of the action need around them: repositories to check, the released archive and its server, and `act`."""

import hashlib
import http.server
import json
import os
import shutil
import ssl
import subprocess
import tarfile
import threading
from pathlib import Path

from cases import ROOT, TRIPLE, VERSION, git, must, run

HERE = Path(__file__).resolve().parent
CHECKOUT = "actions/checkout@9c091bb21b7c1c1d1991bb908d89e4e9dddfe3e0"
# The last step of every workflow: the outputs of the action, and what its inputs may have had run. act removes the rest.
KEEP = """
mkdir -p "$STUB_KEPT"
printf '%s' "$OUTPUTS" >"$STUB_KEPT/outputs.json"
find "$PWD" "$RUNNER_TEMP" -name 'pwned*' >"$STUB_KEPT/pwned.txt"
"""


class Server:
    """Serves the released archive and the comments of one pull request, over TLS with a certificate of its own."""

    def __init__(self, folder: Path):
        self.files: dict[str, bytes] = {}
        self.comments: list[dict] = []
        self.refuse = False
        self.asked: list[str] = []
        certificate, key = folder / "server.pem", folder / "server.key"
        subject = ["-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost"]
        must("openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-keyout", key, "-out", certificate, *subject)
        self.certificate = certificate
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(certificate, key)
        self.server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), self.handler())
        self.server.socket = context.wrap_socket(self.server.socket, server_side=True)
        self.url = f"https://localhost:{self.server.server_port}"
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    def handler(world):  # noqa: N805 - `self` is the request below
        class Handler(http.server.BaseHTTPRequestHandler):
            def answer(self, code: int, body: bytes) -> None:
                self.send_response(code)
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

            def do_GET(self):
                world.asked.append(f"GET {self.path}")
                if self.path in world.files:
                    self.answer(200, world.files[self.path])
                elif "/comments" in self.path and not world.refuse:
                    page = int(self.path.rpartition("page=")[2])
                    self.answer(200, json.dumps(world.comments[(page - 1) * 100 : page * 100]).encode())
                else:
                    self.answer(403 if world.refuse else 404, b"{}")

            def do_POST(self):
                world.asked.append(f"POST {self.path}")
                world.comments.append({"id": len(world.comments) + 1, "user": {"type": "Bot"}, **self.sent()})
                self.answer(201, b"{}")

            def do_PATCH(self):
                world.asked.append(f"PATCH {self.path}")
                world.comments[int(self.path.rpartition("/")[2]) - 1].update(self.sent())
                self.answer(200, b"{}")

            def sent(self) -> dict:
                assert self.headers["Authorization"] == "Bearer a-token"
                return json.loads(self.rfile.read(int(self.headers["Content-Length"])))

            def log_message(self, *_):
                pass

        return Handler


def release(folder: Path, binary: Path, server: Server) -> Path:
    """The action as it is used from elsewhere, with one released version: the binary."""
    archive = folder / "probant.tar.gz"
    with tarfile.open(archive, "w:gz") as tar:
        tar.add(binary.resolve(), "probant")
    content = archive.read_bytes()
    server.files["/probant.tar.gz"] = content
    action = folder / "released"
    shutil.copytree(ROOT / "action", action / "action")
    for name in ("action.yml", "Cargo.toml"):
        shutil.copy(ROOT / name, action)
    known = {"url": f"{server.url}/probant.tar.gz", "sha256": hashlib.sha256(content).hexdigest()}
    forged = {**known, "sha256": "0" * 64}
    versions = {"repository": "probant/probant", "versions": {VERSION: {TRIPLE: known}, "0.0.9": {TRIPLE: forged}, "0.0.8": {}}}
    (action / "action/versions.json").write_text(json.dumps(versions), "utf-8")
    return action


class Run:
    """One run of a workflow: its exit code, what it said, the outputs of the action, its summary."""

    def __init__(self, done: subprocess.CompletedProcess, kept: Path):
        self.code = done.returncode
        self.said = [json.loads(line) for line in done.stdout.splitlines() if line.startswith("{")]
        self.log = "".join(str(one.get("msg", "")) + "\n" for one in self.said) + done.stderr
        self.kept = kept
        outputs = kept / "outputs.json"
        self.outputs = json.loads(outputs.read_text("utf-8")) if outputs.exists() else {}
        self.summary = "".join(one["content"] for one in self.said if one.get("command") == "summary")

    def annotations(self, level: str) -> list[dict]:
        return [one for one in self.said if one.get("command") == level]

    def report(self) -> dict:
        return json.loads((self.kept / "artifacts/probant/report.json").read_text("utf-8"))


class World:
    """Runs workflows."""

    def __init__(self, folder: Path, act: Path, server: Server):
        self.folder, self.act, self.server = folder, act, server
        self.count = 0

    def repository(self, name: str, dossier: Path | None, under: str = "preuves") -> Path:
        """A repository whose folder `under` holds a copy of `dossier`."""
        place = self.folder / name
        place.mkdir()
        if dossier:
            shutil.copytree(dossier, place / under)
        git(place, "init", "-q", "-b", "main")
        git(place, "remote", "add", "origin", "https://github.com/acme/dossier.git")
        git(place, "add", "-A")
        git(place, "commit", "-q", "--allow-empty", "-m", "Dossier")
        return place

    def own_repository(self) -> Path:
        """The repository of the action as the job sees it. act copies what it runs: links keep the sources, and what was built of
        them, where they are, so that nothing is compiled twice."""
        place = self.repository("own", None)
        shutil.copy(ROOT / "action.yml", place)
        for name in ("action", "fixtures"):
            (place / name).symlink_to(ROOT / name)
        git(place, "add", "-A")
        git(place, "commit", "-q", "-m", "Sources")
        return place

    def go(self, repository: Path, inputs: dict, *, action: Path | None = None, event: str = "push", payload: dict | None = None,
           kept: Path | None = None, env: dict | None = None, workflow: dict | None = None, gh: str = "exit 1") -> Run:
        """Runs the action in a repository, as a job would. Without `action`, `uses: ./` of the repository."""
        self.count += 1
        kept = kept or self.folder / f"kept-{self.count}"
        shutil.rmtree(kept / "artifacts", ignore_errors=True)
        for stale in ("outputs.json", "pwned.txt", "uploaded.sarif"):
            (kept / stale).unlink(missing_ok=True)
        file = self.folder / f"workflow-{self.count}.yml"
        file.write_text(json.dumps(workflow or self.workflow("acme/probant@v1" if action else "./", inputs, event)), "utf-8")
        (self.folder / "event.json").write_text(json.dumps(payload or {}), "utf-8")
        variables = {"STUB_KEPT": kept, "STUB_REFUSE": "", "CURL_CA_BUNDLE": self.server.certificate,
                     "GITHUB_API_URL": self.server.url, "PATH": self.path(gh), **(env or {})}
        command = [self.act, event, "--json", "-P", "ubuntu-latest=-self-hosted", "-P", "ubuntu-24.04=-self-hosted", "-W", file, "-C", repository, "--no-cache-server",
                   "-e", self.folder / "event.json", "-s", "GITHUB_TOKEN=a-token", *self.stubs(action)]
        command += [part for name, value in variables.items() for part in ("--env", f"{name}={value}")]
        home = self.folder / "home"
        home.mkdir(exist_ok=True)
        environment = {**os.environ, "HOME": str(home), "CARGO_HOME": os.environ.get("CARGO_HOME", str(Path.home() / ".cargo")),
                       "RUSTUP_HOME": os.environ.get("RUSTUP_HOME", str(Path.home() / ".rustup"))}
        return Run(run(*command, timeout=1500, env=environment), kept)

    def path(self, gh: str) -> str:
        """Where programs are looked for: `gh` is this script, since the one of the machine would ask GitHub itself."""
        folder = self.folder / "programs"
        folder.mkdir(exist_ok=True)
        (folder / "gh").write_text(f"#!/bin/sh\n{gh}\n", "utf-8")
        (folder / "gh").chmod(0o755)
        return f"{folder}:{os.environ['PATH']}"

    @staticmethod
    def stubs(action: Path | None) -> list:
        text = (ROOT / "action.yml").read_text("utf-8")
        used = {line.split("uses: ")[1].split(" ")[0] for line in text.splitlines() if "uses: " in line}
        mapped = {}
        for one in used:
            name, _, ref = one.partition("@")
            owner, repository = name.split("/")[:2]
            mapped[f"{owner}/{repository}@{ref}"] = HERE / "stubs" / repository
        if action:
            mapped["acme/probant@v1"] = action
            mapped[f"probant/probant@v{VERSION}"] = action
        return [part for name, place in mapped.items() for part in ("--local-repository", f"{name}={place}")]

    @staticmethod
    def workflow(uses: str, inputs: dict, event: str) -> dict:
        steps = [
            {"uses": CHECKOUT},
            {"uses": uses, "id": "probant", "with": inputs},
            {"if": "always()", "shell": "bash", "run": KEEP, "env": {"OUTPUTS": "${{ toJSON(steps.probant.outputs) }}"}},
        ]
        return {"name": "Preuves", "on": [event], "permissions": {"contents": "read"}, "jobs": {"preuves": {"runs-on": "ubuntu-latest", "steps": steps}}}
