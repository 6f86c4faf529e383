// PASS in the browser: what a coordinator, a mentor and a counselor do, in both languages and without script. The lists are
// looked at in pages.test.mjs.

import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { MARISOL, PASSWORD, launch, openPage, shot, signIn } from "./browser.mjs";
import { checkPage } from "./page-check.mjs";

const DEEDS = ["agree", "assign", "step", "move", "note", "unit", "authorize", "pack", "custody", "test", "score", "transcript"];

describe("PASS", { timeout: 240_000 }, () => {
  let browser;
  before(async () => {
    browser = await launch();
  });
  after(async () => browser?.close());

  for (const prefix of ["", "/es"]) {
    test(`the desks of ${prefix || "/en"}`, async () => {
      const office = await openPage(browser);
      await signIn(office, "pass.nd@sendero.example", PASSWORD);
      for (const path of ["refer", "stock", "courses"]) await look(office, `${prefix}/pass/${path}`);
      await office.goto(`${prefix}/pass/enrollments`);
      const at = await office.locator("main table a").first().getAttribute("href");
      await look(office, at);
      for (const deed of prefix ? DEEDS.slice(0, 2) : DEEDS) {
        const answer = await office.goto(`${at}/${deed}`);
        if (answer.status() === 200) await checkPage(office);
        else assert.equal(answer.status(), 403, deed);
      }
      await office.context().close();
      const counselor = await openPage(browser);
      await signIn(counselor, "counselor.tx@sendero.example", PASSWORD);
      await look(counselor, `${prefix}/pass/refer`);
      await look(counselor, `${prefix}/pass/students/${MARISOL}?what_if=ND:standard`);
      await counselor.context().close();
    });
  }

  test("a mentor in North Dakota goes on where Texas stopped, without script on a phone", async () => {
    const mentor = await openPage(browser, { script: false, width: 390 });
    await signIn(mentor, "mentor.nd@sendero.example", PASSWORD);
    await mentor.goto("/pass/enrollments");
    await mentor.locator("main table a").first().click();
    assert.match(await mentor.locator("main").innerText(), /2 of 5 units passed/);
    await mentor.locator("main nav a", { hasText: "Move a unit forward" }).click();
    await mentor.locator("#unit-step").selectOption("3:finish");
    await mentor.locator("main form button").click();
    assert.match(await mentor.locator("main").innerText(), /ready for its test/);
    await mentor.context().close();
  });

  test("a counselor in Texas holds her courses against a plan, and prints the passport", async () => {
    const counselor = await openPage(browser);
    await signIn(counselor, "counselor.tx@sendero.example", PASSWORD);
    await counselor.goto(`/pass/students/${MARISOL}/course`);
    await counselor.locator("#title").fill("English I");
    await counselor.locator("#subject").selectOption("english");
    await counselor.locator("#credits").fill("1");
    await counselor.locator("#from-state").selectOption("TX");
    await counselor.locator("#school").fill("Las Lomitas High School");
    await counselor.locator("main form button").click();
    await counselor.waitForURL(/\/pass\/students\/\d{12}$/);
    assert.match(await counselor.locator("main h1").innerText(), /1 of 22 Carnegie units/);
    assert.match(await counselor.locator("#way ~ p").first().innerText(), /units of PASS cover part of what is missing/);
    await checkPage(counselor);
    await shot(counselor, "pass-path");
    const answer = await counselor.request.get(`/pass/students/${MARISOL}/passport`);
    assert.equal(answer.headers()["content-type"], "application/pdf");
    await counselor.context().close();
  });
});

async function look(page, path) {
  const answer = await page.goto(path);
  assert.equal(answer.status(), 200, path);
  await checkPage(page);
  await shot(page, path.split("?")[0].replaceAll("/", "-").slice(1));
}
