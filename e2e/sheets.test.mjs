// An answer sheet in the browser: printed by the program, rasterized by another, marked and turned here, handed in, looked at by a
// person where a mark is in doubt, and scored.

import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { PASSWORD, launch, openPage, shot, signIn } from "./browser.mjs";
import { fill, png, rasterized, turned } from "./answer-sheet.mjs";
import { checkPage } from "./page-check.mjs";

const KEY = "ABCDA BCDAB CDABC DABCD ABCDA";

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
    for (let item = 1; item <= 25; item += 1) fill(page, item, (item - 1) % 4, 0.75);
    // Question 7 was changed: what was erased can still be seen.
    fill(page, 7, 0, 0.2);
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
