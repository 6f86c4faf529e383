// The same job without a browser: `sendero submit`, as a State's nightly job runs it, in a data folder of its own.

import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { enrollment, student, writePackage, zipPackage } from "./packages.mjs";

const MOTHER = { female_parent_first_name: "Rosalba", female_parent_last_name: "Zempoalteca", parent_1_phone: "9565550177" };

const PACKAGE = /^package ([0-9a-f-]{36})$/;
let packageId;

describe("the command line", { timeout: 120_000 }, () => {
  let folder;
  before(async () => (folder = await mkdtemp(join(tmpdir(), "sendero-command-"))));
  after(() => rm(folder, { recursive: true, force: true }));

  /** Runs the program in the folder; answers with its status and the lines of its standard output. */
  const sendero = (...args) =>
    new Promise((resolve) => {
      // The program refuses settings that it does not know, and those of these tests are none of its.
      const others = Object.entries(process.env).filter(([name]) => !name.startsWith("SENDERO_"));
      const env = { ...Object.fromEntries(others), SENDERO_DATA: join(folder, "data") };
      execFile(process.env.SENDERO_E2E_PROGRAM, args, { cwd: folder, env }, (error, stdout) => {
        const lines = stdout.trim().split("\n");
        // The id of a package is another one each time.
        packageId = lines.find((line) => PACKAGE.test(line))?.match(PACKAGE)[1] ?? packageId;
        resolve({ status: error ? error.code : 0, lines: lines.filter((line) => !PACKAGE.test(line)) });
      });
    });

  test("Texas hands in a folder, and its child is new to the nation", async () => {
    const from = await writePackage(join(folder, "tx"), {
      "students.csv": [student("TX", "C-1", MOTHER)],
      "enrollments.csv": [enrollment("TX", "C-1")],
    });
    assert.deepEqual(await sendero("submit", from, "--state", "TX"), {
      status: 0,
      lines: ["2 rows kept, 0 with nothing new, 0 returned", "0 children recognized, 1 new to the system, 0 pairs for a person to review"],
    });
  });

  test("North Dakota hands in a zip: the child is recognized, and a bad row comes back in a file", async () => {
    const zip = await zipPackage(join(folder, "nd"), {
      "students.csv": [
        student("ND", "D-1", { ...MOTHER, last_name_1: "Zempoalteca", last_name_2: "Cuautle" }),
        student("ND", "D-2", { first_name: "Yaretzi", birth_date: "2014-13-17" }),
      ],
    });
    const said = ["1 rows kept, 0 with nothing new, 1 returned", "1 children recognized, 0 new to the system, 0 pairs for a person to review"];
    const told = "what is wrong with each row is in problems.csv";
    assert.deepEqual(await sendero("submit", zip, "--state", "ND"), { status: 0, lines: [...said, told] });
    assert.equal(
      await readFile(join(folder, "problems.csv"), "utf8"),
      "file,line,element,value,reason,remedy\n" +
        "students.csv,3,birth_date,2014-13-17,There is no such day in the calendar.,Check the day and the month; they may be swapped.\n",
    );
    const again = await sendero("submit", zip, "--state", "ND");
    assert.deepEqual(again, { status: 0, lines: ["this exact file was submitted before; nothing was changed", ...said, told] });
  });

  test("what North Dakota has sent is taken out again, in both forms", async () => {
    const taken = await sendero("export", "--state", "ND", "nd-out.zip");
    assert.deepEqual(taken, { status: 0, lines: ["wrote nd-out.zip", "1 children, 1 rows that hold now"] });
    await sendero("export", "--state", "ND", "--form", "layout", "nd-out.txt");
    const layout = (await readFile(join(folder, "nd-out.txt"), "utf8")).trim().split("\n");
    assert.deepEqual(layout.map((line) => line[0]), ["H", "S", "D"]);
    const made = await sendero("import", "record-layout", "nd-out.txt", "nd-made.zip");
    assert.deepEqual(made, { status: 0, lines: ["1 children, 1 rows in nd-made.zip; 0 lines not accepted"] });
  });

  test("North Dakota takes its package back, and may hand it in anew", async () => {
    const back = await sendero("submit", "--take-back", packageId, "--state", "ND", "--reason", "wrong export");
    assert.deepEqual(back, { status: 0, lines: ["the package was taken back: its rows stay in the history but no longer count"] });
    const again = await sendero("submit", join(folder, "nd.zip"), "--state", "ND");
    assert.equal(again.lines[1], "1 children recognized, 0 new to the system, 0 pairs for a person to review");
  });

  test("a package of another State is refused, and the command fails", async () => {
    const from = await writePackage(join(folder, "wrong"), { "students.csv": [student("MN", "M-1")] });
    const { status, lines } = await sendero("submit", from, "--state", "ND");
    assert.equal(status, 1);
    assert.deepEqual(lines, ["the package was not accepted: the package is from MN, but it was submitted for ND; check which file you chose"]);
  });

  test("the audit chain holds after all that", async () => {
    const { status, lines } = await sendero("audit", "verify");
    assert.equal(status, 0);
    assert.match(lines[0], /^[1-9]\d* entries sealed, 0 not sealed yet$/);
    assert.match(lines[1], /^the chain holds; its head is [0-9a-f]{64}$/);
  });
});
