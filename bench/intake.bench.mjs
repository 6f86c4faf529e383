// A State's file into a nation that is known already, and one new child at a time.

import { readFile } from "node:fs/promises";
import { mib, millis, percentile, secs } from "./measure.mjs";
import { SENDER, nation, serve, signIn, submit } from "./nation.mjs";

export const title = "Intake with matching";

const count = (number) => Math.round(number).toLocaleString("en-US");

export async function run(context) {
  const base = await nation(context);
  const known = base.known;
  const file = await submit(base, base.file, base.state);
  const perSecond = base.children / file.wall_secs;
  const alone = await oneByOne(base);
  const p99 = percentile(alone, 0.99);
  return {
    text: `${count(known)} children are known. Then ${base.state} hands in ${count(base.children)} children in ${count(base.rows)}
rows, with \`sendero submit\`: checked, stored, matched, told, sealed. One new child is the time from her rows being
stored to her being recognized, commits included, in ${base.singles.length} packages of one child each, handed in one after another
through the page while the program serves.`,
    rows: [
      { what: "loading the nation before, all packages", measured: `${secs(base.cost.wall_secs)}, ${secs(base.cost.cpu_secs)} of processor time` },
      { what: "peak memory while loading", measured: mib(base.cost.peak_bytes) },
      {
        what: "children a second, whole command",
        measured: `${count(perSecond)} (${secs(file.wall_secs)}, ${secs(file.cpu_secs)} of processor time)`,
        asked: "1,000; aim 3,000",
        met: perSecond >= 1_000,
      },
      { what: "peak memory during the file", measured: mib(file.peak_bytes) },
      { what: "one new child, median", measured: millis(percentile(alone, 0.5)) },
      { what: "one new child, 99th percentile", measured: millis(p99), asked: "under 20 ms", met: p99 < 20 },
    ],
  };
}

/** Milliseconds in which each single child was recognized, by the program's own clock. */
async function oneByOne(base) {
  const { address, stop } = await serve(base);
  const figures = async () => {
    const text = await (await fetch(`${address}/metrics`)).text();
    const read = (name) => Number(new RegExp(`^sendero_recognizing_seconds_${name} (\\S+)$`, "m").exec(text)?.[1] ?? 0);
    return { sum: read("sum"), count: read("count") };
  };
  try {
    const cookie = await signIn(address, SENDER);
    const took = [];
    let before = await figures();
    for (const path of base.singles) {
      await handIn(address, cookie, path);
      for (;;) {
        const now = await figures();
        if (now.count > before.count) {
          took.push(((now.sum - before.sum) / (now.count - before.count)) * 1000);
          before = now;
          break;
        }
        await new Promise((done) => setTimeout(done, 20));
      }
    }
    return took;
  } finally {
    await stop();
  }
}

async function handIn(address, cookie, path) {
  const body = new FormData();
  body.set("package", new Blob([await readFile(path)], { type: "application/zip" }), "night.zip");
  const answer = await fetch(`${address}/submissions`, { method: "POST", headers: { cookie }, body, redirect: "manual" });
  if (answer.status !== 303) throw new Error(`a package was answered with ${answer.status}`);
}
