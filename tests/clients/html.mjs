#!/usr/bin/env node
// Judges the HTML report in a real Chromium: accessibility, layout, deep links, filter, print, and that nothing leaves it.
//
//     node tests/clients/html.mjs --tools FOLDER [--chromium PROGRAM] [--shots FOLDER] REPORT.html...
//
// FOLDER holds `node_modules` of tests/clients/package.json. `--shots` also writes pictures of each view and the printed
// pages, for a person to look at. Exit code 1 when something is refused.

import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { basename, join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { pathToFileURL } from "node:url";

const { values: options, positionals: reports } = parseArgs({
  allowPositionals: true,
  options: {
    tools: { type: "string", default: "." },
    chromium: { type: "string", default: "/usr/bin/chromium" },
    shots: { type: "string" },
  },
});
const tool = createRequire(join(resolve(options.tools), "package.json"));
const { chromium } = tool("playwright-core");
const axe = readFileSync(tool.resolve("axe-core/axe.min.js"), "utf8");
const flags = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
  "--disable-component-update", "--disable-sync"];
const RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
const VIEWS = [
  { name: "desktop", width: 1280, height: 900, colorScheme: "light", media: "screen" },
  { name: "dark", width: 1280, height: 900, colorScheme: "dark", media: "screen" },
  { name: "mobile", width: 390, height: 844, colorScheme: "light", media: "screen" },
  { name: "mobile-dark", width: 390, height: 844, colorScheme: "dark", media: "screen" },
  { name: "narrow", width: 320, height: 640, colorScheme: "light", media: "screen" },
  { name: "print", width: 794, height: 1123, colorScheme: "light", media: "print" },
];

const faults = [];
const check = (holds, what) => { if (!holds) faults.push(what); };

/** A page that tells every request and every breach of its policy. */
async function opened(browser, file, view) {
  const { width, height, colorScheme, media } = view;
  const page = await browser.newPage({ viewport: { width, height }, colorScheme });
  const address = pathToFileURL(file).href;
  page.on("request", (request) => {
    check(request.url().split("#")[0] === address, `${view.name}: request to ${request.url()}`);
  });
  page.on("console", (message) => check(message.type() !== "error", `${view.name}: ${message.text()}`));
  page.on("pageerror", (error) => check(false, `${view.name}: ${error.message}`));
  await page.emulateMedia({ media, colorScheme });
  await page.goto(address);
  return page;
}

/** Every violation that axe sees, each with its first place. */
async function accessible(page, where) {
  await page.evaluate(axe);
  const violations = await page.evaluate(async (rules) => {
    const { violations } = await window.axe.run(document, { runOnly: rules, resultTypes: ["violations"] });
    return violations.map((one) => `${one.id} (${one.nodes.length}): ${one.nodes[0].target} ${one.nodes[0].failureSummary}`);
  }, RULES);
  violations.forEach((violation) => check(false, `${where}: ${violation}`));
}

const openAll = (page) => page.evaluate(() => document.querySelectorAll("details").forEach((one) => { one.open = true; }));

/** Nothing is cut off at the side. */
async function fits(page, where) {
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  check(wide <= 0, `${where}: ${wide} pixels too wide`);
}

/** On paper, what is folded on a screen is there. */
async function unfolded(page, where) {
  const hidden = await page.evaluate(() => [...document.querySelectorAll("details:not([open]) > :not(summary)")]
    .filter((one) => !one.checkVisibility({ contentVisibilityAuto: true })).length);
  check(hidden === 0, `${where}: ${hidden} folded parts are not printed`);
}

async function view(browser, file, one, label) {
  const page = await opened(browser, file, one);
  const where = `${label}, ${one.name}`;
  await accessible(page, where);
  await fits(page, where);
  if (one.media === "print") await unfolded(page, where);
  await openAll(page);
  await accessible(page, `${where}, opened`);
  await fits(page, `${where}, opened`);
  await page.close();
}

/** What the script adds: an address that leads into a folded part, the filter, the first key press. */
async function live(browser, file) {
  const page = await opened(browser, file, VIEWS[0]);
  await page.keyboard.press("Tab");
  check(await page.evaluate(() => document.activeElement.className === "skip"), "the first key does not reach the skip link");
  const target = await page.evaluate(() => [...document.querySelectorAll("details article[id]")].at(-1)?.id);
  if (target) {
    await page.goto(`${pathToFileURL(file).href}#${target}`);
    await page.waitForTimeout(100);
    check(await page.evaluate((id) => document.getElementById(id).checkVisibility(), target), `#${target} stays folded`);
  }
  const shown = () => page.evaluate(() => [...document.querySelectorAll(".task")].filter((one) => one.checkVisibility()).length);
  const all = await shown();
  const search = async (words) => { await page.fill("#cherche", words); await page.waitForTimeout(250); };
  await search("zzzz introuvable");
  check(await shown() === 0, "a search for nothing shows something");
  check((await page.textContent(".filter output")).trim() !== "", "a search that finds nothing says nothing");
  await search("");
  check(await shown() === all, "an empty search does not bring everything back");
  if (all > 1) {
    const word = await page.evaluate(() => document.querySelector(".task h3, .task h4").textContent.trim());
    await search(word);
    const some = await shown();
    check(some >= 1, `a search for « ${word} » shows nothing`);
  }
  await page.close();
}

/** Pictures of every view and the printed pages. */
async function shots(browser, file, folder) {
  mkdirSync(folder, { recursive: true });
  for (const one of VIEWS) {
    const page = await opened(browser, file, one);
    await page.screenshot({ path: join(folder, `${one.name}.png`) });
    if (one.media === "print") await page.pdf({ path: join(folder, "print.pdf"), preferCSSPageSize: true, printBackground: true, tagged: true });
    await page.close();
  }
}

/** A copy of the report whose script is gone, as where scripts are forbidden. */
function withoutScript(file, folder) {
  const copy = join(folder, basename(file));
  writeFileSync(copy, readFileSync(file, "utf8").replace(/<script>[\s\S]*<\/script>/, ""));
  return copy;
}

const folder = mkdtempSync(join(tmpdir(), "probant-html-"));
const browser = await chromium.launch({ executablePath: options.chromium, args: flags });
try {
  for (const report of reports.map((path) => resolve(path))) {
    const started = performance.now();
    const page = await opened(browser, report, VIEWS[0]);
    console.log(`${basename(report)}: opens in ${Math.round(performance.now() - started)} ms`);
    await page.close();
    for (const one of VIEWS) await view(browser, report, one, basename(report));
    const bare = withoutScript(report, folder);
    for (const one of VIEWS) await view(browser, bare, one, `${basename(report)} without script`);
    await live(browser, report);
    if (options.shots) await shots(browser, report, options.shots);
  }
} finally {
  await browser.close();
  rmSync(folder, { recursive: true });
}
faults.forEach((fault) => console.error(fault));
console.log(faults.length ? `html: ${faults.length} faults` : `html: ${reports.length} reports, nothing to object`);
process.exit(faults.length || !reports.length ? 1 : 0);
