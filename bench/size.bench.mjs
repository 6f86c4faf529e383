// The size of the program, and how fast it starts.

import { stat } from "node:fs/promises";
import { median, mib, millis, timed } from "./measure.mjs";

const STARTS = 11;

export const title = "The program itself";

/** Nothing was asked of these two figures; they show when something heavy slipped in. */
export async function run({ program }) {
  const { size } = await stat(program);
  const starts = [];
  for (let turn = 0; turn < STARTS; turn += 1) starts.push((await timed(program, ["version"])).wall_secs * 1000);
  return {
    rows: [
      { what: "size of the binary, symbols stripped", measured: mib(size) },
      { what: "`sendero version`, whole process", measured: millis(median(starts)) },
    ],
  };
}
