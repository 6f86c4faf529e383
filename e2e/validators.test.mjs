// What others make of the public pages: feeds and calendars read by the parsers of other people (feedparser and icalendar
// from PyPI), and the HTML of every public page type held against the standard (html-validate from npm).

import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";
import { describe, test } from "node:test";
import { fileURLToPath } from "node:url";
import { HtmlValidate } from "html-validate";
import { ADDRESS } from "./browser.mjs";
import { PUBLIC_TYPES } from "./public-pages.mjs";

const PYTHON = join(process.env.XDG_CACHE_HOME ?? join(homedir(), ".cache"), "sendero/e2e-python/bin/python3");
const READER = fileURLToPath(new URL("read_feed.py", import.meta.url));
const LANGUAGES = ["", "/es"];

const validator = new HtmlValidate({
  extends: ["html-validate:recommended"],
  rules: {
    // Matters of taste in which the house decided otherwise: a doctype in small letters, titles that are sentences, buttons
    // that send their form and inputs of text without saying so, which is what they are, telephone numbers as they are read
    // aloud, and blanks at the end of a line.
    "doctype-style": ["error", { style: "lowercase" }],
    "long-title": "off",
    // Boxes of one question share their name; their form sends each that is ticked.
    "form-dup-name": ["error", { shared: ["radio", "checkbox", "button", "reset", "submit"] }],
    "no-implicit-button-type": "off",
    "no-implicit-input-type": "off",
    "tel-non-breaking": "off",
    "no-trailing-whitespace": "off",
  },
});

describe("validators of others", { timeout: 120_000 }, () => {
  for (const prefix of LANGUAGES) {
    const language = prefix === "" ? "English" : "Spanish";

    test(`the Atom feed is read by feedparser without anything to mend, in ${language}`, async () => {
      const { problems, entries } = await readBy("atom", await bytes(`${prefix}/updates/feed.atom`));
      assert.deepEqual(problems, []);
      assert.ok(entries.length >= 5, `${entries.length} entries`);
      const known = entries.filter((entry) => entry.id.endsWith(`${prefix}/updates/national-coe-approval`));
      assert.equal(known.length, 1, "entries are known by their addresses");
    });

    test(`calendars are read by icalendar without an error, in ${language}`, async () => {
      const { problems, entries } = await readBy("calendar", await bytes(`${prefix}/events.ics`));
      assert.deepEqual(problems, []);
      const meeting = entries.find((entry) => entry.starts === "2024-03-05");
      assert.ok(meeting, "the Annual Directors' Meeting of 2024 has whole days");
      const webinar = await readBy("calendar", await bytes(`${prefix}/events/edfacts-webinar-2021/calendar.ics`));
      assert.deepEqual(webinar.problems, []);
      assert.equal(webinar.entries[0].starts, "2021-08-26 19:00:00+00:00", "3 pm in the East is 19:00 UTC");
    });

    test(`the HTML of every public page type is valid, in ${language}`, async () => {
      const found = [];
      for (const path of PUBLIC_TYPES) {
        const response = await fetch(ADDRESS + prefix + path);
        const html = await response.text();
        const report = await validator.validateString(html, prefix + path);
        for (const { messages } of report.results) {
          found.push(...messages.map(({ line, ruleId, message }) => `${prefix}${path}:${line} ${ruleId}: ${message}`));
        }
      }
      assert.deepEqual([...new Set(found)], []);
    });
  }
});

async function bytes(path) {
  const response = await fetch(ADDRESS + path);
  assert.equal(response.status, 200, path);
  return Buffer.from(await response.arrayBuffer());
}

async function readBy(kind, data) {
  assert.ok(existsSync(PYTHON), `${PYTHON} is missing; script/test browser makes it`);
  const child = spawn(PYTHON, [READER, kind], { stdio: ["pipe", "pipe", "inherit"] });
  let text = "";
  child.stdout.setEncoding("utf8").on("data", (part) => (text += part));
  const ended = new Promise((done, fail) => child.once("error", fail).once("close", done));
  child.stdin.end(data);
  assert.equal(await ended, 0, "the reader ends without an error");
  return JSON.parse(text);
}
