// What the suites share: running commands with their cost, and figures from many measurements.

import { spawn } from "node:child_process";
import { readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** The value below which `share` (0 to 1) of the values lie. */
export function percentile(values, share) {
  if (values.length === 0) throw new Error("no values, no percentile");
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)] ?? sorted[0];
}

export const median = (values) => percentile(values, 0.5);

/**
 * Runs a command to its end. Answers what it printed, its wall and processor seconds, and the peak memory of its largest
 * process in bytes. A command that fails is an error that carries what it said.
 */
export async function timed(command, words, options = {}) {
  const report = join(tmpdir(), `sendero-bench-time-${process.pid}-${Math.random().toString(36).slice(2)}`);
  const child = spawn("/usr/bin/time", ["-f", "%U %S %M", "-o", report, command, ...words], {
    stdio: ["ignore", "pipe", "pipe"],
    ...options,
  });
  let stdout = "";
  let stderr = "";
  child.stdout.setEncoding("utf8").on("data", (text) => (stdout += text));
  child.stderr.setEncoding("utf8").on("data", (text) => (stderr = (stderr + text).slice(-20_000)));
  const begun = performance.now();
  const status = await new Promise((done, fail) => child.once("error", fail).once("close", done));
  const wall = (performance.now() - begun) / 1000;
  const text = await readFile(report, "utf8");
  await rm(report, { force: true });
  if (status !== 0) throw new Error(`${command} ${words.join(" ")} ended with ${status}\n${stderr}`);
  const [user, system, kib] = text.trim().split("\n").at(-1).split(" ").map(Number);
  return { stdout, stderr, wall_secs: wall, cpu_secs: user + system, peak_bytes: kib * 1024 };
}

/** The memory that a running process holds, in bytes. */
export async function residentBytes(pid) {
  const status = await readFile(`/proc/${pid}/status`, "utf8");
  return Number(/^VmRSS:\s+(\d+) kB$/m.exec(status)[1]) * 1024;
}

export const mib = (bytes) => `${Math.round(bytes / 1024 ** 2).toLocaleString("en-US")} MiB`;
export const secs = (value) => `${value.toFixed(value < 10 ? 2 : 1)} s`;
export const millis = (value) => `${value.toFixed(value < 10 ? 1 : 0)} ms`;
