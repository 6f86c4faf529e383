// The public pages beside nginx: the same bytes, compressed beforehand, on the same processors, one after the other.

import { spawn } from "node:child_process";
import { mkdir, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { join } from "node:path";
import { timed } from "./measure.mjs";

const PAGES = ["/", "/updates/national-coe-approval", "/impact/explore"];
const CONNECTIONS = 16;
const STEADY_REQUESTS = 500;
const HOME_BYTES_MAX = 100 * 1024;
const SHARE_MIN = 0.25;
const P99_MILLIS_MAX = 5;

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
    return { text: `wrk with ${CONNECTIONS} connections for ${secs} s; Brotli for both.`, rows };
  } finally {
    await stop(server);
  }
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
  const began = performance.now();
  for (let turn = 0; turn < STEADY_REQUESTS * secs; turn += 1) {
    const due = began + (turn * 1000) / STEADY_REQUESTS;
    const wait = due - performance.now();
    if (wait > 1) await new Promise((go) => setTimeout(go, wait));
    const at = performance.now();
    asked.push(
      fetch(url, { headers: { "accept-encoding": "br" } })
        .then((response) => response.arrayBuffer())
        .then(() => times.push(performance.now() - at)),
    );
  }
  await Promise.all(asked);
  times.sort((a, b) => a - b);
  return times[Math.ceil(times.length * 0.99) - 1];
}

/** An nginx that serves one page's bytes from memory of the system, compressed beforehand. */
async function startNginx(folder, address, path) {
  const port = await freePort();
  const root = join(folder, `nginx-${port}`);
  await mkdir(root);
  await timed("curl", ["-sS", "-H", "accept-encoding: br", "-o", join(root, "page"), address + path]);
  const text = `daemon off; worker_processes 2; pid ${root}/pid; error_log ${root}/log;
    events { worker_connections 1024; }
    http { access_log off; client_body_temp_path ${root}; proxy_temp_path ${root}; fastcgi_temp_path ${root};
      uwsgi_temp_path ${root}; scgi_temp_path ${root}; sendfile on; keepalive_requests 1000000; open_file_cache max=10;
      server { listen 127.0.0.1:${port}; root ${root}; default_type text/html; add_header content-encoding br; } }`;
  await writeFile(join(root, "conf"), text);
  const nginx = start("nginx", ["-p", root, "-c", join(root, "conf")], {});
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
