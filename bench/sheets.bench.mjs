// How well and how fast answer sheets are read: two thousand invented scans.
//
// The measuring program is an example of the crate, built in release. Its sheets are drawn from the millimeters of the layout; that
// the program's own print reads back the same is a test (crates/pass/tests).

import { fileURLToPath } from "node:url";
import { timed } from "./measure.mjs";

export const title = "Answer sheets";

const REPOSITORY = fileURLToPath(new URL("..", import.meta.url));
const SHEETS = { whole: 2_000, quick: 40 };
const RIGHT_ASKED = 99.9;
const MILLIS_ASKED = 150;

export async function run({ quick }) {
  const sheets = quick ? SHEETS.quick : SHEETS.whole;
  const manifest = `${REPOSITORY}Cargo.toml`;
  const { stdout } = await timed("cargo", [
    ...["run", "--quiet", "--release", "--manifest-path", manifest, "-p", "sheets", "--example", "measure"],
    ...["--", String(sheets)],
  ]);
  const found = JSON.parse(stdout);
  const right = (100 * found.clear_right) / found.clear;
  const count = (number) => number.toLocaleString("en-US");
  const rows = [
    { what: "clear marks read right", measured: `${right.toFixed(3)} %`, asked: `${RIGHT_ASKED} %`, met: right >= RIGHT_ASKED },
    { what: "wrong readings that nobody would notice", measured: count(found.wrong), asked: "0", met: found.wrong === 0 },
    { what: "questions put before a person", measured: `${count(found.asked)} of ${count(found.marks)}` },
    { what: "sheets not found in their picture", measured: count(found.not_found) },
    { what: "square codes read", measured: `${count(found.codes)} of ${count(sheets)}` },
    { what: "a sheet, from the JPEG to its marks, on one core, median", measured: `${found.median_ms.toFixed(0)} ms` },
    { what: "the same, 99th percentile", measured: `${found.p99_ms.toFixed(0)} ms`, asked: `under ${MILLIS_ASKED} ms`, met: found.p99_ms < MILLIS_ASKED },
  ];
  const text = `${count(sheets)} scans and photographs from seeds, with rotation, slant, blur, noise, shadows and what JPEG leaves. Nine of ten
questions are clearly marked; the others are blank, double, faint, crossed, ticked, half filled or erased.`;
  return { text, rows };
}
