// Reads sets of facts from standard input, one on each line, and writes each program's answer to each: for the test that
// holds this evaluator against the crate `eligibility`. Arguments: the folder of the rules, how many of the
// first lines are answered with their steps, and the rule files in their order.

import { readFileSync } from "node:fs";
import { createInterface } from "node:readline";
import { Rules } from "./rules";

const [folder = "rules", traces = "0", ...files] = process.argv.slice(2);
const read = (name: string) => JSON.parse(readFileSync(`${folder}/${name}`, "utf8"));
const rules = new Rules(read("facts.json"), read("activities.json"), files.map(read));
const programs = [...new Set(files.map((name) => (read(name) as { program: string }).program))];
let lines = 0;

for await (const line of createInterface({ input: process.stdin })) {
  const facts = rules.facts(JSON.parse(line));
  const answers = Array.isArray(facts) ? facts : programs.map((program) => rules.assess(program, facts));
  lines += 1;
  if (lines > Number(traces)) for (const answer of answers) if ("trace" in answer) delete answer["trace"];
  process.stdout.write(`${JSON.stringify(answers)}\n`);
}
