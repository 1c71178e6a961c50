#!/usr/bin/env node
// Finds the program of this machine among the optional dependencies and becomes it, exit code included.
"use strict";

const { spawnSync } = require("node:child_process");

const { platform, arch } = process;
const glibc = platform === "linux" && Boolean(process.report.getReport().header.glibcVersionRuntime);
const name = `@probant/${platform}-${arch}${platform === "linux" && !glibc ? "-musl" : ""}`;
const program = platform === "win32" ? "probant.exe" : "probant";

let path;
try {
  path = require.resolve(`${name}/${program}`);
} catch {
  console.error(`probant : pas de programme pour cette machine (${name}). Réinstallez sans --no-optional, ou voyez LISEZMOI.md.`);
  process.exit(2);
}

const { status, signal, error } = spawnSync(path, process.argv.slice(2), { stdio: "inherit", windowsHide: true });
if (error) {
  console.error(`probant : ${error.message}`);
}
if (signal) {
  process.kill(process.pid, signal);
}
process.exit(status ?? 70);
