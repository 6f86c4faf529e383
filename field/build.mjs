// Bundles the evaluator and the rules: dist/rules.js and dist/rules.json for a browser, and dist/assess.mjs, which reads sets
// of facts from standard input and answers them, for the test that holds it against the crate `eligibility`.
import { build } from "esbuild";
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";

// What a device with a poor connection must fetch before it can work alone.
const RULES_GZIP_BYTES_MAX = 60_000;

const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const shared = { bundle: true, target: "es2022", logLevel: "warning", format: "esm" };

mkdirSync(here("dist"), { recursive: true });
await build({ ...shared, entryPoints: [here("src/rules.ts")], minify: true, outfile: here("dist/rules.js") });
await build({
  ...shared,
  entryPoints: [here("src/assess-lines.ts")],
  platform: "node",
  outfile: here("dist/assess.mjs"),
});

// Every file of rules/ in one, each under its name.
const names = readdirSync(here("../rules")).filter((name) => name.endsWith(".json") && name !== "schema.json");
const rules = Object.fromEntries(names.map((name) => [name, JSON.parse(readFileSync(here(`../rules/${name}`), "utf8"))]));
const text = JSON.stringify(rules);
const bytes = gzipSync(text).length;
if (bytes > RULES_GZIP_BYTES_MAX) {
  throw new Error(`The rules are ${bytes} bytes compressed; a device takes at most ${RULES_GZIP_BYTES_MAX}. Shorten them.`);
}
writeFileSync(here("dist/rules.json"), text);
console.log(`field/dist: rules.json ${text.length} characters (gzip ${bytes} bytes)`);
