"""The machines that probant is released for, and what each channel calls them."""

from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VERSION = next(line.split('"')[1] for line in (ROOT / "Cargo.toml").read_text("utf-8").splitlines() if line.startswith("version ="))
RELEASES = "https://github.com/probant/probant/releases/download"


@dataclass(frozen=True)
class Target:
    """One machine: the triple of Rust, the names of npm and Debian."""

    triple: str
    npm_os: str
    npm_cpu: str
    npm_libc: str | None = None
    debian: str | None = None

    @property
    def program(self) -> str:
        return "probant.exe" if self.npm_os == "win32" else "probant"

    @property
    def archive(self) -> str:
        return f"probant-{self.triple}.tar.gz"

    @property
    def npm(self) -> str:
        suffix = "-musl" if self.npm_libc == "musl" else ""
        return f"@probant/{self.npm_os}-{self.npm_cpu}{suffix}"


TARGETS = [
    Target("x86_64-unknown-linux-gnu", "linux", "x64", "glibc", "amd64"),
    Target("aarch64-unknown-linux-gnu", "linux", "arm64", "glibc", "arm64"),
    Target("x86_64-unknown-linux-musl", "linux", "x64", "musl"),
    Target("aarch64-unknown-linux-musl", "linux", "arm64", "musl"),
    Target("x86_64-apple-darwin", "darwin", "x64"),
    Target("aarch64-apple-darwin", "darwin", "arm64"),
    Target("x86_64-pc-windows-msvc", "win32", "x64"),
]


def named(triple: str) -> Target:
    return next(target for target in TARGETS if target.triple == triple)
