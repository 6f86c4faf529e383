// The nation that the suites about size share: loaded once in a run, with one State's package held back to be measured.

import { execFile, spawn } from "node:child_process";
import { mkdir, mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { timed } from "./measure.mjs";

const execute = promisify(execFile);
const OUTPUT_BYTES_MAX = 1 << 30;
// Washington's package holds an eighth of the nation's children: some 40,000 where 300,000 others are known.
const HELD_BACK = "WA";
const SINGLES = 300;
const SIZES = { quick: { children: 2_000, singles: 20 }, full: { children: 320_000, singles: SINGLES } };

const PASSWORD = "every child's path";
/** Who hands in while the pages are served. */
export const SENDER = { email: "sender@sendero.example", role: "batch-submitter", organization: HELD_BACK };
/** Who finds and opens children: Texas holds a record of every seventh. */
export const READER = { email: "reader@sendero.example", role: "data-administrator", organization: "TX" };

let loaded;

/** The nation without the State held back; the same for every suite of a run. */
export function nation(context) {
  loaded ??= load(context);
  return loaded;
}

async function load({ program, quick }) {
  const folder = await mkdtemp(join(tmpdir(), "sendero-bench-nation-"));
  process.once("exit", () => execFile("rm", ["-rf", folder]));
  const { children, singles } = quick ? SIZES.quick : SIZES.full;
  const packages = join(folder, "packages");
  await timed(program, ["demo", "--children", String(children), "--packages", packages]);
  const names = (await readdir(packages)).filter((name) => !name.includes("nightly")).sort();
  const data = join(folder, "data");
  const cost = { wall_secs: 0, cpu_secs: 0, peak_bytes: 0 };
  for (const name of names) {
    const state = name.slice(0, 2).toUpperCase();
    if (state === HELD_BACK) continue;
    console.error(`loading ${name}`);
    const one = await submit({ program, data }, join(packages, name), state);
    cost.wall_secs += one.wall_secs;
    cost.cpu_secs += one.cpu_secs;
    cost.peak_bytes = Math.max(cost.peak_bytes, one.peak_bytes);
  }
  const held = names.find((name) => name.startsWith(HELD_BACK.toLowerCase()));
  const cut = await cutUp(join(packages, held), folder, singles);
  for (const person of [SENDER, READER]) await addPerson({ program, data }, person);
  return { program, data, cost, state: HELD_BACK, ...cut, known: Number(await ask(data, "SELECT COUNT(*) FROM child")) };
}

/** Hands a package in on the command line. */
export function submit({ program, data }, path, state) {
  const env = { ...process.env, SENDERO_DATA: data };
  const problems = join(data, "..", "problems.csv");
  return timed(program, ["submit", path, "--state", state, "--problems", problems], { env });
}

/** Rows of the nation's database, one a line. */
export async function ask(data, query) {
  const { stdout } = await execute("sqlite3", [join(data, "sendero.db"), query], { maxBuffer: OUTPUT_BYTES_MAX });
  return stdout.trim();
}

/** Serves the nation; answers with its address, its process and how to stop it. */
export async function serve({ program, data }) {
  const port = 20_000 + (process.pid % 20_000);
  const env = { ...process.env, SENDERO_DATA: data, SENDERO_LISTEN: `127.0.0.1:${port}`, SENDERO_SECURE_COOKIES: "false", SENDERO_LOG: "warn" };
  const server = spawn(program, ["serve"], { env, stdio: "inherit" });
  process.once("exit", () => server.kill("SIGKILL"));
  const ended = new Promise((done) => server.once("close", done));
  const address = `http://127.0.0.1:${port}`;
  for (let turn = 0; ; turn += 1) {
    const ready = await fetch(`${address}/readyz`).catch(() => undefined);
    if (ready?.ok) break;
    if (turn > 300) throw new Error("sendero serve was not ready in 60 s");
    await new Promise((done) => setTimeout(done, 200));
  }
  const stop = async () => {
    server.kill("SIGTERM");
    await ended;
  };
  return { address, pid: server.pid, stop };
}

/** Signs a person in; answers with her cookie. */
export async function signIn(address, { email }) {
  const body = new URLSearchParams({ email, password: PASSWORD });
  const answer = await fetch(`${address}/sign-in`, { method: "POST", body, redirect: "manual" });
  const cookie = answer.headers.getSetCookie().find((one) => one.startsWith("sendero="));
  if (answer.status !== 303 || !cookie) throw new Error(`signing in was answered with ${answer.status}`);
  return cookie.split(";")[0];
}

async function addPerson({ program, data }, { email, role, organization }) {
  const words = ["user", "add", "--email", email, "--name", "Bench", "--organization", organization, "--role", role];
  const added = execFile(program, words, { env: { ...process.env, SENDERO_DATA: data } });
  added.stdin.end(`${PASSWORD}\n`);
  const status = await new Promise((done) => added.once("close", done));
  if (status !== 0) throw new Error(`sendero user add ended with ${status}`);
}

/** Cuts the last children of a package off, each into a package of her own. */
async function cutUp(zip, folder, singles) {
  const { stdout: list } = await execute("unzip", ["-Z1", zip]);
  const files = new Map();
  for (const name of list.trim().split("\n")) {
    const { stdout } = await execute("unzip", ["-p", zip, name], { maxBuffer: OUTPUT_BYTES_MAX });
    files.set(name, stdout.trimEnd().split("\n"));
  }
  const idOf = (line) => line.split(",", 2)[1];
  const ids = files.get("students.csv").slice(1).map(idOf);
  const alone = ids.slice(-singles);
  const kept = new Set(ids.slice(0, -singles));
  const whole = await pack(join(folder, "whole"), files, (id) => kept.has(id));
  const rows = [...files.values()].reduce((sum, lines) => sum + lines.slice(1).filter((line) => kept.has(idOf(line))).length, 0);
  const single = [];
  for (const [at, id] of alone.entries()) single.push(await pack(join(folder, `single-${at}`), files, (other) => other === id));
  return { file: whole, rows, children: kept.size, singles: single };

  async function pack(into, tables, wanted) {
    await mkdir(into);
    for (const [name, [head, ...lines]] of tables) {
      await writeFile(join(into, name), [head, ...lines.filter((line) => wanted(idOf(line)))].join("\n") + "\n");
    }
    await execute("zip", ["-q", "-j", "-X", `${into}.zip`, ...[...tables.keys()].map((name) => join(into, name))]);
    await rm(into, { recursive: true });
    return `${into}.zip`;
  }
}
