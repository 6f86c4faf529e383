// The Student of the Year from nomination to a story on the public pages, and back: a mentor nominates without script on a
// phone, two offices read without names, one of them chooses, an editor publishes, the family withdraws.

import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { PASSWORD, launch, openPage, shot, signIn } from "./browser.mjs";
import { checkPage } from "./page-check.mjs";

const day = (shift) => new Date(Date.now() + shift * 86_400_000).toISOString().slice(0, 10);
const YEAR = new Date().getUTCFullYear() + 1;
const STORY = `/stories/student-of-the-year-${YEAR}`;

describe("the Student of the Year", { timeout: 180_000 }, () => {
  let browser;
  let office;
  let mentor;
  let nomination;

  async function signedIn(email, options) {
    const page = await openPage(browser, options);
    await signIn(page, email, PASSWORD);
    return page;
  }

  async function send(page, answers) {
    for (const [name, value] of Object.entries(answers)) {
      const field = page.locator(`#${name}`);
      const isSelect = (await field.evaluate((one) => one.tagName)) === "SELECT";
      await (isSelect ? field.selectOption(value) : field.fill(value));
    }
    await page.locator("main form button").click();
    await page.waitForLoadState();
  }

  before(async () => {
    browser = await launch();
    office = await signedIn("pass.tx@sendero.example");
    mentor = await signedIn("mentor.nd@sendero.example", { script: false, width: 390 });
  });
  after(async () => browser?.close());

  test("a mentor nominates her student with a statement and the family's consent", async () => {
    await office.goto("/pass/award");
    await checkPage(office);
    await shot(office, "award");
    await mentor.goto("/es/pass/award/nominate");
    await checkPage(mentor);
    await mentor.goto("/pass/award/nominate");
    await mentor.locator("main table a").first().click();
    await checkPage(mentor);
    await shot(mentor, "award-nominate-phone");
    await send(mentor, {
      statement: "Marisol passed two units between Texas and North Dakota. She never lost a book.",
      essay: "I read on the road.\nReyes women do not give up.",
      "consent-by": "Rosa Villa, her mother",
    });
    nomination = new URL(mentor.url()).pathname;
    assert.match(nomination, /^\/pass\/award\/nominations\/[0-9a-f-]{36}$/);
    await checkPage(mentor);
    await shot(mentor, "award-nomination-phone");
    await mentor.goto(`/es${nomination}`);
    await checkPage(mentor);
    assert.match(await mentor.locator("main").innerText(), /La familia permite la nominación/);
  });

  test("the committee reads without names and places, and gives its points", async () => {
    await office.goto("/pass/award/cycle");
    await send(office, { "nominations-until": day(-1) });
    await office.goto("/pass/award");
    assert.match(await office.locator("main").innerText(), /You do not take part/);
    for (const state of ["wa", "fl"]) {
      const reviewer = await signedIn(`pass.${state}@sendero.example`);
      await reviewer.goto("/pass/award");
      await reviewer.locator("main a", { hasText: /^Nomination/ }).first().click();
      const words = await reviewer.locator("main").innerText();
      assert.match(words, /passed two units between/);
      assert.doesNotMatch(words, /Marisol|Reyes|Villa|Texas|Dakota|Olson|Red Prairie/);
      await checkPage(reviewer);
      if (state === "wa") {
        await shot(reviewer, "award-review");
        await reviewer.goto(`/es${new URL(reviewer.url()).pathname}`);
        await checkPage(reviewer);
        await send(reviewer, { work: "9", obstacles: "4", moves: "5", plans: "3" });
        await checkPage(reviewer);
        assert.match(await reviewer.locator(".error-summary").innerText(), /número entero/);
      }
      await send(reviewer, { work: "4", obstacles: "4", moves: "5", plans: "3", note: "Steady." });
      assert.match(await reviewer.locator("main").innerText(), /1 review|2 reviews|1 evaluación/);
      await reviewer.context().close();
    }
  });

  test("the choice begins a story that an editor publishes, and the family takes it back", async () => {
    await office.goto("/pass/award/cycle");
    await send(office, { "nominations-until": day(-3), "reviews-until": day(-1) });
    const chooser = await signedIn("pass.wa@sendero.example");
    await chooser.goto("/es/pass/award");
    await checkPage(chooser);
    await chooser.goto(`/pass/award/choose?year=${YEAR}`);
    await checkPage(chooser);
    await send(chooser, { reason: "She went on, whatever came." });
    await checkPage(chooser);
    assert.match(await chooser.locator("main").innerText(), /a student who is not named in public/);

    await mentor.goto(`${nomination}/consent/publication`);
    await checkPage(mentor);
    await send(mentor, { "consent-by": "Rosa Villa, her mother", "consent-paper": "Folder 3" });
    assert.match(await mentor.locator("main").innerText(), /story draft is with the editors/);

    const editor = await signedIn("editor@sendero.example");
    await editor.goto("/inbox");
    await editor.locator("main button", { hasText: "A story draft" }).first().click();
    await editor.waitForURL(/\/texts\/[0-9a-f-]{36}$/);
    await checkPage(editor);
    await shot(editor, "award-draft");
    const version = await editor.locator("main a[href*='/versions/']").first().getAttribute("href");
    await editor.goto(version);
    await editor.locator("form[action$='/publish'] button").first().click();
    await editor.waitForLoadState();
    const reader = await openPage(browser);
    await reader.goto(STORY);
    await checkPage(reader);
    assert.match(await reader.locator("h1").innerText(), new RegExp(`PASS Student of the Year ${YEAR}`));
    await shot(reader, "award-story");

    await mentor.goto(`${nomination}/consent/publication`);
    await send(mentor, { word: "no", "consent-by": "Rosa Villa, her mother" });
    assert.match(await mentor.locator("main").innerText(), /off the public pages/);
    await reader.waitForTimeout(1_500); // What readers see is looked at anew once in a second.
    assert.equal((await reader.request.get(STORY)).status(), 404);
    await chooser.goto("/pass/award");
    assert.doesNotMatch(await chooser.locator("main").innerText(), /Marisol/);
  });
});
