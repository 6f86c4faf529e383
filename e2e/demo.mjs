// Starts `sendero demo` in a folder of its own and waits until it says where it listens.

import { spawn } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

const CHILDREN = 400;
const START_TIMEOUT_SECS = 180;
const STOP_TIMEOUT_SECS = 20;
const READY = /^Sendero is ready: (http:\/\/\S+)$/m;

/** Runs the program; answers with its address, all that it printed before, and how to stop it. */
export async function startDemo(program) {
  const folder = await mkdtemp(join(tmpdir(), "sendero-e2e-"));
  // The program refuses settings that it does not know, and those of these tests are none of its.
  const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith("SENDERO_E2E_")));
  const demo = spawn(
    program,
    ["demo", "--children", String(CHILDREN), "--port", "0", "--data", join(folder, "data")],
    { env, stdio: ["ignore", "pipe", "pipe"] },
  );
  process.once("exit", () => demo.kill("SIGKILL"));
  const output = { stdout: "", stderr: "" };
  for (const stream of ["stdout", "stderr"]) {
    demo[stream].setEncoding("utf8").on("data", (text) => (output[stream] += text));
  }
  const ended = new Promise((resolve) => demo.once("close", resolve).once("error", resolve));
  const stop = async () => {
    const kill = setTimeout(() => demo.kill("SIGKILL"), STOP_TIMEOUT_SECS * 1000);
    demo.kill("SIGTERM");
    await ended;
    clearTimeout(kill);
    await rm(folder, { recursive: true, force: true });
  };
  try {
    const address = await addressOf(demo, output, ended);
    return { address, output, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

function addressOf(demo, output, ended) {
  return new Promise((resolve, reject) => {
    const fail = (what) =>
      reject(new Error(`sendero demo ${what}.\n${output.stdout}\n${output.stderr.slice(-4000)}`));
    const limit = setTimeout(() => fail(`named no address in ${START_TIMEOUT_SECS} s`), START_TIMEOUT_SECS * 1000);
    const look = () => {
      const found = output.stdout.match(READY);
      if (!found) return;
      clearTimeout(limit);
      demo.stdout.off("data", look);
      resolve(found[1]);
    };
    demo.stdout.on("data", look);
    ended.then((status) => {
      clearTimeout(limit);
      fail(`ended before it named an address (${status})`);
    });
  });
}
