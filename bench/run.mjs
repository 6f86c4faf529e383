// Runs the suites of this folder against a release build: node bench/run.mjs PROGRAM [--quick] [SUITE...].
//
// A suite is `NAME.bench.mjs`. It exports `title` and `run(context)`, which answers with what docs/benchmarks.md shows:
// `{ text, rows: [{ what, measured, asked, met }] }`. `met` is true, false, or absent where nothing was asked.

import { execFileSync } from "node:child_process";
import { mkdtemp, readFile, readdir, rm, writeFile } from "node:fs/promises";
import { cpus, tmpdir, totalmem } from "node:os";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

const SUITE = /^(.+)\.bench\.mjs$/;
const GIB = 1024 ** 3;
const HEAD = `# Benchmarks

Written by \`script/bench\`, never by hand. Each part says when and on which commit it was measured. Times are medians of
several runs on a machine that others share, so ratios within one run say more than seconds do. What was asked for and not
reached stays in, marked **missed**.
`;

const here = fileURLToPath(new URL(".", import.meta.url));
const page = join(here, "..", "docs", "benchmarks.md");
const [program, ...words] = process.argv.slice(2);
const quick = words.includes("--quick");
const wanted = words.filter((word) => word !== "--quick");
const known = (await readdir(here)).flatMap((name) => SUITE.exec(name)?.[1] ?? []).sort();
const unknown = wanted.filter((name) => !known.includes(name));
if (!program || unknown.length > 0) {
  if (unknown.length > 0) console.error(`There is no suite named ${unknown.join(", ")}; there are: ${known.join(", ")}.`);
  console.error("Usage: script/bench [--quick] [SUITE...]");
  process.exit(2);
}

const failed = [];
for (const name of wanted.length > 0 ? wanted : known) {
  console.error(`\nbench: ${name}`);
  const folder = await mkdtemp(join(tmpdir(), `sendero-bench-${name}-`));
  try {
    const suite = await import(new URL(`${name}.bench.mjs`, import.meta.url));
    const found = await suite.run({ program: resolve(program), quick, folder });
    const part = asPart(name, suite.title, found);
    console.log(part);
    if (!quick) await writeFile(page, withPart(await readFile(page, "utf8").catch(() => HEAD), name, part));
  } catch (error) {
    console.error(error);
    failed.push(name);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
if (failed.length > 0) console.error(`These suites failed: ${failed.join(", ")}.`);
process.exitCode = failed.length > 0 ? 1 : 0;

/** One suite's part of the page, between the two marks by which a later run finds it. */
function asPart(name, title, { text = "", rows }) {
  const lines = rows.map(({ what, measured, asked = "", met }) => {
    const verdict = met === undefined ? "" : met ? "met" : "**missed**";
    return `| ${what} | ${measured} | ${asked} | ${verdict} |`;
  });
  return [
    `<!-- ${name} -->`,
    `## ${title}`,
    `${new Date().toISOString().slice(0, 10)}, commit ${commit()}, ${machine()}.`,
    ...(text ? ["", text.trim()] : []),
    "",
    "| what | measured | asked | |",
    "|---|---|---|---|",
    ...lines,
    `<!-- end of ${name} -->`,
  ].join("\n");
}

function withPart(text, name, part) {
  const start = text.indexOf(`<!-- ${name} -->`);
  const mark = `<!-- end of ${name} -->`;
  const end = text.indexOf(mark);
  if (start < 0 || end < 0) return `${text.trimEnd()}\n\n${part}\n`;
  return text.slice(0, start) + part + text.slice(end + mark.length);
}

function commit() {
  const git = (...words) => execFileSync("git", ["-C", here, ...words], { encoding: "utf8" }).trim();
  const changed = git("status", "--porcelain", "--", ":!docs/benchmarks.md") !== "";
  return git("rev-parse", "--short", "HEAD") + (changed ? " with changes" : "");
}

function machine() {
  return `${cpus().length} cores, ${Math.round(totalmem() / GIB)} GiB`;
}
