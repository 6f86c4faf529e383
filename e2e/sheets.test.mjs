// An answer sheet in the browser: printed by the program, rasterized by another, marked and turned here, handed in, looked at by a
// person where a mark is in doubt, and scored.

import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { promisify } from "node:util";
import { crc32, deflateSync } from "node:zlib";
import { PASSWORD, launch, openPage, shot, signIn } from "./browser.mjs";
import { checkPage } from "./page-check.mjs";

const DOTS_PER_INCH = 130;
const KEY = "ABCDA BCDAB CDABC DABCD ABCDA";
const LAYOUT = new URL("../data/pass/answer_sheets.json", import.meta.url);

describe("answer sheets", { timeout: 120_000 }, () => {
  let browser;
  before(async () => {
    browser = await launch();
  });
  after(async () => browser?.close());

  test("a printed sheet comes back as a photograph, a person looks at one mark, and the score is there", async () => {
    const texas = await openPage(browser);
    await signIn(texas, "pass.tx@sendero.example", PASSWORD);
    await texas.goto("/pass/keys");
    await checkPage(texas);
    const course = await texas.locator("#key-course option", { hasText: "Algebra IA" }).first().getAttribute("value");
    await texas.locator("#key-course").selectOption(course);
    await texas.locator("#key-unit").fill("3");
    await texas.locator("#key-letters").fill(KEY);
    await texas.locator("main form button").click();
    await texas.context().close();

    const office = await openPage(browser, { script: false });
    await signIn(office, "pass.nd@sendero.example", PASSWORD);
    await office.goto("/pass/keys");
    await office.locator("main table a", { hasText: "Type it again" }).first().click();
    await checkPage(office);
    await office.locator("#key-letters").fill(KEY);
    await office.locator("main form button").click();
    await office.locator("h1", { hasText: "version 1" }).waitFor();
    await shot(office, "pass-key");

    await office.goto("/pass/enrollments");
    const at = await office.locator("main table a", { hasText: "Algebra IA" }).first().getAttribute("href").catch(() => null)
      ?? await office.locator("main table a").first().getAttribute("href");
    const copy = await tested(browser, office, at);

    const printed = await office.request.get(`${at}/paper/answer-sheet?copy=${copy}`);
    const page = await rasterized(await printed.body());
    const layout = JSON.parse(await readFile(LAYOUT, "utf8"));
    for (let item = 1; item <= 25; item += 1) fill(page, layout, item, (item - 1) % 4, 0.75);
    // Question 7 was changed: what was erased can still be seen.
    fill(page, layout, 7, 0, 0.2);
    await office.goto("/pass/sheets");
    await checkPage(office);
    await office.locator("#sheets").setInputFiles({ name: "scan.png", mimeType: "image/png", buffer: png(turned(page, 183)) });
    await office.locator("main form button").first().click();
    await office.locator("#outcomes").waitFor();
    await checkPage(office);
    await shot(office, "pass-sheets");
    await office.locator("section[role=status] a").first().click();
    await office.locator("#doubts").waitFor();
    await checkPage(office);
    await shot(office, "pass-sheet-doubt");
    assert.equal(await office.locator("#look fieldset").count(), 1);
    const cut = await office.locator("#look img").first().evaluate((img) => img.naturalWidth).catch(() => 1);
    assert.ok(cut > 0, "the cut-out is a picture");
    await office.locator("label[for=item-7-C]").click();
    await office.locator("#look button").click();
    assert.match(await office.locator("main").innerText(), /25\/25/);
    await checkPage(office);
    await shot(office, "pass-sheet-scored");
    await office.goto(at);
    assert.match(await office.locator("main").innerText(), /score read from the answer sheet/);
    await office.context().close();

    const phone = await openPage(browser, { script: false, width: 390 });
    await signIn(phone, "pass.nd@sendero.example", PASSWORD);
    for (const path of ["/es/pass/sheets", "/es/pass/keys"]) {
      await phone.goto(path);
      await checkPage(phone);
      await shot(phone, path.replaceAll("/", "-").slice(1));
    }
    await phone.context().close();
  });
});

/** Brings unit 3 to a test that is handed in; answers the number of its copy. */
async function tested(browser, office, at) {
  const mentor = await openPage(browser, { script: false });
  await signIn(mentor, "mentor.nd@sendero.example", PASSWORD);
  await step(mentor, `${at}/unit`, { "#unit-step": "3:finish" }, true);
  await step(office, `${at}/test`, { "#unit": "3" });
  await office.goto(`${at}/custody`);
  const take = await office.locator("#copy-step option[value$=':take']").last().getAttribute("value");
  await step(office, `${at}/custody`, { "#copy-step": take });
  const copy = take.split(":")[0];
  await mentor.goto(`${at}/authorize`);
  await mentor.locator("#copy").fill(copy);
  await mentor.locator("#supervisor").fill("Gloria Benavides");
  await step(mentor, null, { "#unit": "3" });
  for (const name of ["open", "submit"]) await step(mentor, `${at}/unit`, { "#unit-step": `3:${name}` });
  await mentor.context().close();
  return copy;
}

/** Chooses in a form and sends it; `maybe` passes over a choice that is not offered. */
async function step(page, path, choices, maybe = false) {
  if (path) await page.goto(path);
  for (const [field, value] of Object.entries(choices)) {
    if (maybe && (await page.locator(`${field} option[value="${value}"]`).count()) === 0) return;
    await page.locator(field).selectOption(value);
  }
  await page.locator("main form button").click();
  assert.doesNotMatch(await page.locator("main").innerText(), /error/i, path ?? "");
}

/** The first page of a PDF as gray pixels. */
async function rasterized(pdf) {
  const folder = await mkdtemp(join(tmpdir(), "sendero-sheet-"));
  try {
    const file = join(folder, "sheet.pdf");
    await writeFile(file, pdf);
    await promisify(execFile)("pdftoppm", ["-r", `${DOTS_PER_INCH}`, "-gray", "-singlefile", file, join(folder, "sheet")]);
    const pgm = await readFile(join(folder, "sheet.pgm"));
    const [head, width, height] = pgm.subarray(0, 40).toString("latin1").match(/^P5\s+(\d+)\s+(\d+)\s+255\s/);
    return { width: Number(width), height: Number(height), pixels: new Uint8Array(pgm.subarray(head.length)) };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Darkens a bubble as a pencil does. */
function fill(page, layout, item, letter, darkness) {
  const scale = DOTS_PER_INCH / 25.4;
  const { items, bubble, frame, papers } = layout;
  const rows = Math.ceil(25 / items.columns);
  const x = (papers.letter.width - frame.width) / 2 + items.x + Math.floor((item - 1) / rows) * items.column_pitch + items.first + letter * items.letter_pitch;
  const y = (papers.letter.height - frame.height) / 2 + items.y + ((item - 1) % rows) * items.row_pitch;
  const radius = bubble.radius * scale;
  for (let py = Math.floor(y * scale - radius); py <= y * scale + radius; py += 1) {
    for (let px = Math.floor(x * scale - radius); px <= x * scale + radius; px += 1) {
      const grain = 0.92 + 0.08 * Math.sin(px * 1.7 + py * 0.9);
      if (Math.hypot(px - x * scale, py - y * scale) < radius) page.pixels[py * page.width + px] *= 1 - darkness * grain;
    }
  }
}

/** The page turned by some degrees on a gray desk, in light that falls off to one side. */
function turned({ width, height, pixels }, degrees) {
  const angle = (degrees * Math.PI) / 180;
  const [cosine, sine] = [Math.cos(angle), Math.sin(angle)];
  const [wide, high] = [Math.ceil(width * 1.1), Math.ceil(height * 1.06)];
  const out = new Uint8Array(wide * high);
  for (let y = 0; y < high; y += 1) {
    for (let x = 0; x < wide; x += 1) {
      const [dx, dy] = [x - wide / 2, y - high / 2];
      const fx = Math.round(dx * cosine + dy * sine + width / 2);
      const fy = Math.round(-dx * sine + dy * cosine + height / 2);
      const isPaper = fx >= 0 && fy >= 0 && fx < width && fy < height;
      out[y * wide + x] = (isPaper ? pixels[fy * width + fx] : 110) * (0.95 - (0.25 * x) / wide);
    }
  }
  return { width: wide, height: high, pixels: out };
}

/** Gray pixels as a PNG file. */
function png({ width, height, pixels }) {
  const chunk = (kind, data) => {
    const body = Buffer.concat([Buffer.from(kind, "latin1"), data]);
    const size = Buffer.alloc(4);
    size.writeUInt32BE(data.length);
    const sum = Buffer.alloc(4);
    sum.writeUInt32BE(crc32(body));
    return Buffer.concat([size, body, sum]);
  };
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head[8] = 8;
  const rows = Buffer.alloc((width + 1) * height);
  for (let y = 0; y < height; y += 1) rows.set(pixels.subarray(y * width, (y + 1) * width), y * (width + 1) + 1);
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return Buffer.concat([signature, chunk("IHDR", head), chunk("IDAT", deflateSync(rows, { level: 1 })), chunk("IEND", Buffer.alloc(0))]);
}
