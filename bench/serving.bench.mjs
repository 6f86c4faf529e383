// Opening records and finding children while the nation is loaded, and the memory of a program that waits.

import { execFile } from "node:child_process";
import { mkdir } from "node:fs/promises";
import { createRequire } from "node:module";
import { homedir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { mib, millis, residentBytes } from "./measure.mjs";
import { READER, ask, nation, serve, signIn } from "./nation.mjs";

const AUTOCANNON = "autocannon@9.0.0";
const OPENED_PER_SEC = 200;
const FOUND_PER_SEC = 50;
const CONNECTIONS = 16;
const DIFFERENT_MAX = 5_000;
const SECS = { quick: 5, full: 30 };
const IDLE_SECS = 5;
const NATION_LARGE = 200_000;

export const title = "Pages over the nation";

export async function run(context) {
  const base = await nation(context);
  const secs = context.quick ? SECS.quick : SECS.full;
  const generator = await loadGenerator();
  const { address, pid, stop } = await serve(base);
  try {
    await new Promise((done) => setTimeout(done, IDLE_SECS * 1000));
    const idle = await residentBytes(pid);
    const cookie = await signIn(address, READER);
    const fire = (rate, requests) => {
      const signedIn = requests.map((request) => ({ ...request, headers: { ...request.headers, cookie } }));
      return generator({ url: address, connections: CONNECTIONS, overallRate: rate, duration: secs, requests: signedIn });
    };
    const opened = sound(await fire(OPENED_PER_SEC, await records(base.data)));
    const noted = Number(await ask(base.data, "SELECT COUNT(*) FROM disclosure"));
    const found = sound(await fire(FOUND_PER_SEC, await searches(base.data)));
    const idleAsked = base.known > NATION_LARGE ? 400 : 150;
    return {
      text: `${base.known.toLocaleString("en-US")} children. The load comes from autocannon on the same machine, over ${CONNECTIONS}
connections, at a fixed rate for ${secs} s; a late answer counts from when it was due. The reader is signed in, and each record is
another child's, opened for a purpose: ${noted.toLocaleString("en-US")} openings were noted. Each search is for a given name and a
surname that a child of her State has.`,
      rows: [
        { what: "memory when idle", measured: mib(idle), asked: `under ${idleAsked} MB`, met: idle < idleAsked * 1e6 },
        { what: "records opened a second", measured: `${opened.perSecond}`, asked: `${OPENED_PER_SEC}`, met: opened.perSecond >= OPENED_PER_SEC * 0.98 },
        { what: `a record, ${OPENED_PER_SEC} a second, median`, measured: millis(opened.p50) },
        { what: `a record, ${OPENED_PER_SEC} a second, 99th percentile`, measured: millis(opened.p99), asked: "under 30 ms", met: opened.p99 < 30 },
        { what: `finding by name, ${FOUND_PER_SEC} a second, median`, measured: millis(found.p50) },
        { what: `finding by name, ${FOUND_PER_SEC} a second, 99th percentile`, measured: millis(found.p99), asked: "under 50 ms", met: found.p99 < 50 },
        { what: "memory after that", measured: mib(await residentBytes(pid)) },
      ],
    };
  } finally {
    await stop();
  }
}

/** The latencies, and the rate that was reached, of a run in which every answer was a page. */
function sound(result) {
  const failed = result.non2xx + result.errors + result.timeouts;
  if (failed > 0) throw new Error(`${failed} of ${result.requests.total} requests were not answered with a page`);
  return { ...result.latency, perSecond: Math.round(result.requests.average) };
}

async function records(data) {
  const query = `SELECT c.exchange_number FROM child c WHERE c.id IN (SELECT l.child_id FROM identity_link l
    JOIN source_record s ON s.id = l.source_record_id WHERE s.state = '${READER.organization}' AND l.ended_by IS NULL)
    ORDER BY c.exchange_number LIMIT ${DIFFERENT_MAX}`;
  const numbers = (await ask(data, query)).split("\n");
  return numbers.map((number) => ({ method: "GET", path: `/children/${number}?purpose=enrollment` }));
}

async function searches(data) {
  const query = `SELECT json_extract(r.content, '$.first_name') || ' ' || json_extract(r.content, '$.last_name_1')
    FROM source_row r JOIN source_record s ON s.id = r.source_record_id
    WHERE s.state = '${READER.organization}' AND r.kind = 'students' ORDER BY s.student_id LIMIT ${DIFFERENT_MAX}`;
  const names = (await ask(data, query)).split("\n");
  return names.map((text) => ({
    method: "POST",
    path: "/children",
    headers: { "content-type": "application/x-www-form-urlencoded" },
    body: new URLSearchParams({ text, purpose: "enrollment" }).toString(),
  }));
}

/** The load generator, installed once outside the repository. */
async function loadGenerator() {
  const folder = join(process.env.XDG_CACHE_HOME ?? join(homedir(), ".cache"), "sendero", "bench-npm");
  await mkdir(folder, { recursive: true });
  await promisify(execFile)("npm", ["install", "--prefix", folder, "--no-audit", "--no-fund", "--loglevel=error", AUTOCANNON]);
  return createRequire(join(folder, "package.json"))("autocannon");
}
