// Runs every *.test.mjs beside this file against one freshly started demo: node e2e/run.mjs PROGRAM [FILE...].
//
// Ends with a line of counts that script/test reads. A skipped test counts as failed.

import { readdir } from "node:fs/promises";
import { resolve } from "node:path";
import { run } from "node:test";
import { spec } from "node:test/reporters";
import { fileURLToPath } from "node:url";
import { startDemo } from "./demo.mjs";

const TEST_TIMEOUT_SECS = 300;

const [program, ...wanted] = process.argv.slice(2);
if (!program) {
  console.error("Usage: node e2e/run.mjs PROGRAM [FILE...]");
  process.exit(2);
}

// Leaving through exit also ends the demo.
for (const signal of ["SIGINT", "SIGTERM"]) process.once(signal, () => process.exit(130));

const here = fileURLToPath(new URL(".", import.meta.url));
const files = wanted.length > 0
  ? wanted.map((name) => resolve(name))
  : (await readdir(here)).filter((name) => name.endsWith(".test.mjs")).sort().map((name) => here + name);

const demo = await startDemo(program);
process.env.SENDERO_E2E_PROGRAM = resolve(program);
process.env.SENDERO_E2E_ADDRESS = demo.address;
process.env.SENDERO_E2E_OUTPUT = demo.output.stdout;

const counts = { passed: 0, failed: 0 };
const count = (passed) => ({ details, skip, todo }) => {
  if (details.type === "suite") return;
  const holds = passed && skip === undefined && todo === undefined;
  counts[holds ? "passed" : "failed"] += 1;
};

try {
  const tests = run({ files, concurrency: 1, timeout: TEST_TIMEOUT_SECS * 1000 });
  tests.on("test:pass", count(true)).on("test:fail", count(false));
  for await (const text of tests.compose(spec)) process.stdout.write(text);
} finally {
  await demo.stop();
}

if (counts.failed > 0) console.log(`What the demo logged last:\n${demo.output.stderr.slice(-4000)}`);
console.log(`browser tests: passed=${counts.passed} failed=${counts.failed}`);
process.exitCode = counts.failed > 0 || counts.passed === 0 ? 1 : 0;
