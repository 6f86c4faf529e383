// The public pages beside nginx: the same bytes, compressed beforehand, on the same processors, one after the other. Then the
// search over many texts, and what Lighthouse makes of five pages.

import { spawn } from "node:child_process";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { Agent, get } from "node:http";
import { createServer } from "node:net";
import { homedir } from "node:os";
import { join } from "node:path";
import { median, millis, percentile, timed } from "./measure.mjs";

const PAGES = ["/", "/updates/national-coe-approval", "/impact/explore"];
const CONNECTIONS = 16;
const STEADY_REQUESTS = 500;
const HOME_BYTES_MAX = 100 * 1024;
const SHARE_MIN = 0.25;
const P99_MILLIS_MAX = 5;
const SEARCH_MILLIS_MAX = 50;
const TEXTS = { quick: 500, whole: 5_000 };
/** The last that runs on Node 20. */
const LIGHTHOUSE = "12.8.2";
const LIGHTHOUSE_PAGES = ["/", "/updates/national-coe-approval", "/impact/explore", "/library/form-national-coe", "/es/for-families"];
const LIGHTHOUSE_RUNS = { quick: 1, whole: 5 };
const LIGHTHOUSE_MIN = 98;
const CHROMIUM = "/usr/bin/chromium";

export const title = "Public pages";

/** Serves a fresh program and an nginx with the same bytes, and asks both with wrk. */
export async function run({ program, quick, folder }) {
  const secs = quick ? 2 : 8;
  const port = await freePort();
  const server = start(program, ["serve"], {
    cwd: folder,
    env: { ...process.env, SENDERO_DATA: join(folder, "data"), SENDERO_LISTEN: `127.0.0.1:${port}`, SENDERO_LOG: "warn" },
  });
  const address = `http://127.0.0.1:${port}`;
  try {
    await answers(`${address}/readyz`);
    const rows = [{ ...(await homeWeight(address)) }];
    for (const path of PAGES) {
      const nginx = await startNginx(folder, address, path);
      try {
        const theirs = await wrk(nginx.address, secs);
        const ours = await wrk(address + path, secs);
        const share = ours.perSecond / theirs.perSecond;
        rows.push({
          what: `\`${path}\`: requests a second, beside nginx with the same bytes (${round(theirs.perSecond)})`,
          measured: `${round(ours.perSecond)}, ${Math.round(share * 100)} %`,
          asked: `${SHARE_MIN * 100} %`,
          met: share >= SHARE_MIN,
        });
      } finally {
        await nginx.stop();
      }
      const p99 = await steady(address + path, secs);
      rows.push({
        what: `\`${path}\`: 99th percentile at ${STEADY_REQUESTS} requests a second`,
        measured: `${p99.toFixed(1)} ms`,
        asked: `under ${P99_MILLIS_MAX} ms`,
        met: p99 < P99_MILLIS_MAX,
      });
    }
    rows.push(...(await lighthouse(address, folder, quick)));
    rows.push(...(await searching(program, folder, quick)));
    return { text: `wrk with ${CONNECTIONS} connections for ${secs} s; Brotli for both. Lighthouse as on a phone, its own default.`, rows };
  } finally {
    await stop(server);
  }
}

/** The search over many texts, by a program of its own: with words as they are, with slips of the pen, and for what nothing has. */
async function searching(program, folder, quick) {
  const count = quick ? TEXTS.quick : TEXTS.whole;
  const texts = join(folder, "texts", "en", "updates");
  await mkdir(texts, { recursive: true });
  for (let number = 0; number < count; number += 1) await writeFile(join(texts, `note-${number}.md`), text(number));
  const port = await freePort();
  const settings = { SENDERO_DATA: join(folder, "searched"), SENDERO_LISTEN: `127.0.0.1:${port}`, SENDERO_LOG: "warn" };
  const options = { cwd: folder, env: { ...process.env, ...settings } };
  await timed(program, ["content", "import", join(folder, "texts")], { ...options, stdio: ["ignore", "pipe", "pipe"] });
  const server = start(program, ["serve"], options);
  const address = `http://127.0.0.1:${port}`;
  try {
    await answers(`${address}/readyz`);
    await fetch(`${address}/search?q=first`);
    const kinds = [
      ["words as they are", (turn) => `${NOUNS[turn % 7]} ${NOUNS[(turn + 3) % 7]} ${(turn * 7) % 997}`],
      ["a slip of the pen in each word", (turn) => `${slip(NOUNS[turn % 7])} ${slip(NOUNS[(turn + 2) % 7])} ${turn % 50}`],
      ["one word that stands in nearly all", (turn) => `${NOUNS[turn % 7]} note ${turn}`],
    ];
    const rows = [];
    for (const [what, query] of kinds) {
      const times = [];
      for (let turn = 0; turn < 40; turn += 1) {
        const at = performance.now();
        const response = await fetch(`${address}/search?q=${encodeURIComponent(query(turn))}`);
        await response.text();
        if (!response.ok) throw new Error(`search: ${response.status}`);
        times.push(performance.now() - at);
      }
      const slow = percentile(times, 0.95);
      rows.push({
        what: `search over ${count.toLocaleString("en-US")} texts, ${what}: median, and 95th percentile of 40`,
        measured: `${millis(median(times))}, ${millis(slow)}`,
        asked: `under ${SEARCH_MILLIS_MAX} ms`,
        met: quick ? undefined : slow < SEARCH_MILLIS_MAX,
      });
    }
    return rows;
  } finally {
    await stop(server);
  }
}

const NOUNS = ["harvest", "enrollment", "transcript", "recruiter", "certificate", "summer", "credit"];

const slip = (word) => word.slice(0, 3) + word[4] + word[3] + word.slice(5);

function text(number) {
  const words = Array.from({ length: 80 }, (_, at) => `${NOUNS[(number + at) % 7]} ${(number * 31 + at * 7) % 997}`);
  const head = `title = "Note ${number}"\nkind = "data"\ndate = "2026-01-01"\nteaser = "T"\nsources = []`;
  return `+++\n${head}\n+++\n\n${words.join(" ")}\n`;
}

/** The lowest of Lighthouse's four scores for each page, each the median of several runs. */
async function lighthouse(address, folder, quick) {
  const home = join(process.env.XDG_CACHE_HOME ?? join(homedir(), ".cache"), "sendero", "lighthouse");
  await mkdir(home, { recursive: true });
  const installed = await readFile(join(home, "node_modules", "lighthouse", "package.json"), "utf8").catch(() => "{}");
  if (JSON.parse(installed).version !== LIGHTHOUSE) {
    await timed("npm", ["install", "--prefix", home, "--no-audit", "--no-fund", "--loglevel=error", `lighthouse@${LIGHTHOUSE}`]);
  }
  const command = join(home, "node_modules", ".bin", "lighthouse");
  const runs = quick ? LIGHTHOUSE_RUNS.quick : LIGHTHOUSE_RUNS.whole;
  const rows = [];
  for (const path of quick ? LIGHTHOUSE_PAGES.slice(0, 1) : LIGHTHOUSE_PAGES) {
    const found = new Map();
    for (let run = 0; run < runs; run += 1) {
      const words = [address + path, "--quiet", "--output=json", `--output-path=${join(folder, "lighthouse.json")}`];
      const flags = "--chrome-flags=--headless=new --no-sandbox --disable-gpu --no-first-run";
      const env = { ...process.env, CHROME_PATH: CHROMIUM };
      await timed(command, [...words, flags], { env, stdio: ["ignore", "pipe", "pipe"] });
      const report = JSON.parse(await readFile(join(folder, "lighthouse.json"), "utf8"));
      for (const [name, { score }] of Object.entries(report.categories)) {
        found.set(name, [...(found.get(name) ?? []), Math.round(score * 100)]);
      }
    }
    const scores = [...found].map(([name, values]) => [name, median(values)]);
    rows.push({
      what: `\`${path}\`: Lighthouse, median of ${runs}`,
      measured: scores.map(([name, score]) => `${name} ${score}`).join(", "),
      asked: `${LIGHTHOUSE_MIN} in each`,
      met: quick ? undefined : scores.every(([, score]) => score >= LIGHTHOUSE_MIN),
    });
  }
  return rows;
}

const round = (value) => Math.round(value).toLocaleString("en-US");

/** What a first visit to the home page loads, compressed as a browser asks for it. */
async function homeWeight(address) {
  const load = async (path) => {
    const response = await fetch(address + path, { headers: { "accept-encoding": "br" } });
    const raw = await timed("curl", ["-sS", "-H", "accept-encoding: br", "-o", "/dev/null", "-w", "%{size_download}", address + path]);
    return { text: await response.text(), bytes: Number(raw.stdout) };
  };
  const home = await load("/");
  const linked = new Set([...home.text.matchAll(/(?:href|src)="(\/assets\/[^"#]+)/g)].map((found) => found[1]));
  let bytes = home.bytes;
  for (const path of linked) bytes += (await load(path)).bytes;
  return {
    what: `home page with all that it loads (${linked.size + 1} files), compressed`,
    measured: `${(bytes / 1024).toFixed(1)} KB`,
    asked: "under 100 KB",
    met: bytes < HOME_BYTES_MAX,
  };
}

async function wrk(url, secs) {
  const words = ["-t2", `-c${CONNECTIONS}`, `-d${secs}s`, "-H", "accept-encoding: br", url];
  const { stdout } = await timed("wrk", words);
  if (/Non-2xx|Socket errors/.test(stdout)) throw new Error(`wrk: ${stdout}`);
  return { perSecond: Number(/Requests\/sec:\s+([\d.]+)/.exec(stdout)[1]) };
}

/** Asks at a steady pace, whether the answers come or not, and answers with the 99th percentile in milliseconds. */
async function steady(url, secs) {
  const times = [];
  const asked = [];
  // The plainest client of Node: what it does itself is measured along, on the same processors.
  const agent = new Agent({ keepAlive: true, maxSockets: CONNECTIONS });
  const ask = (at) =>
    new Promise((done, fail) => {
      const request = get(url, { agent, headers: { "accept-encoding": "br" } }, (response) => {
        response.resume().once("end", () => done(times.push(performance.now() - at)));
        if (response.statusCode !== 200) fail(new Error(`${url}: ${response.statusCode}`));
      });
      request.once("error", fail);
    });
  const began = performance.now();
  for (let turn = 0; turn < STEADY_REQUESTS * secs; turn += 1) {
    const due = began + (turn * 1000) / STEADY_REQUESTS;
    const wait = due - performance.now();
    if (wait > 1) await new Promise((go) => setTimeout(go, wait));
    asked.push(ask(performance.now()));
  }
  await Promise.all(asked);
  agent.destroy();
  return percentile(times, 0.99);
}

/** An nginx that serves one page's bytes from memory of the system, compressed beforehand. */
async function startNginx(folder, address, path) {
  const port = await freePort();
  const root = join(folder, `nginx-${port}`);
  await mkdir(root);
  await timed("curl", ["-sS", "-H", "accept-encoding: br", "-o", join(root, "page"), address + path]);
  // Started by root, it would change to a user who may not read this folder.
  const user = process.getuid() === 0 ? "user root;" : "";
  const text = `${user} daemon off; worker_processes 2; pid ${root}/pid; error_log ${root}/log;
    events { worker_connections 1024; }
    http { access_log off; client_body_temp_path ${root}; proxy_temp_path ${root}; fastcgi_temp_path ${root};
      uwsgi_temp_path ${root}; scgi_temp_path ${root}; sendfile on; keepalive_requests 1000000; open_file_cache max=10;
      server { listen 127.0.0.1:${port}; root ${root}; default_type text/html; add_header content-encoding br; } }`;
  await writeFile(join(root, "conf"), text);
  const env = { ...process.env, PATH: `${process.env.PATH}:/usr/sbin` };
  const nginx = start("nginx", ["-p", root, "-c", join(root, "conf")], { env });
  await answers(`http://127.0.0.1:${port}/page`);
  return { address: `http://127.0.0.1:${port}/page`, stop: () => stop(nginx) };
}

function start(command, words, options) {
  return spawn(command, words, { stdio: ["ignore", "ignore", "inherit"], ...options });
}

async function stop(child) {
  const ended = new Promise((done) => child.once("close", done));
  child.kill("SIGTERM");
  await ended;
}

async function answers(url) {
  for (let turn = 0; turn < 200; turn += 1) {
    const response = await fetch(url).catch(() => undefined);
    if (response?.ok) return;
    await new Promise((go) => setTimeout(go, 50));
  }
  throw new Error(`${url} does not answer`);
}

function freePort() {
  return new Promise((done, fail) => {
    const server = createServer();
    server.once("error", fail);
    server.listen(0, "127.0.0.1", () => {
      const { port } = server.address();
      server.close(() => done(port));
    });
  });
}
