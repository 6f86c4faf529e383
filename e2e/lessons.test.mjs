// A lesson in the browser: answered and checked without script, and with it kept on the device, also without a connection.

import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { launch, openPage, shot } from "./browser.mjs";
import { checkPage } from "./page-check.mjs";

const LESSON = "/pass/courses/consumer-mathematics/units/1/lessons/01-gross-pay";

describe("a lesson", { timeout: 120_000 }, () => {
  let browser;
  before(async () => {
    browser = await launch();
  });
  after(async () => browser?.close());

  test("what is answered is judged and explained, without script on a phone", async () => {
    const page = await openPage(browser, { script: false, width: 390 });
    await page.goto(`/es${LESSON}`);
    assert.equal(await page.locator(".said").count(), 0, "nothing is said before an answer");
    await page.locator("#p1-answer").fill("275");
    await page.locator("#p2-answer").fill("12 dólares o 13");
    await page.locator('label[for="p3-A"]').click();
    await page.locator("#p7-answer").fill("Falta restar los impuestos.");
    await page.locator(".lesson-practice .usa-button").click();
    const words = await page.locator(".said .status").allInnerTexts();
    assert.equal(words.length, 4);
    assert.equal(words[0], "Correcto");
    assert.match(words[1], /no es un número/);
    assert.equal(words[2], "Todavía no");
    assert.equal(words[3], "Compárelo usted");
    assert.equal(await page.locator("#p1-answer").inputValue(), "275", "what was typed stands there still");
    await checkPage(page, { isAtPlace: true });
    await shot(page, "lesson-checked");
    await page.context().close();
  });

  test("answers are kept on the device, and the lesson opens again without a connection", async () => {
    const page = await openPage(browser);
    await page.goto(LESSON);
    await page.evaluate(() => navigator.serviceWorker.ready);
    await page.reload();
    await page.locator("#p1-answer").fill("275");
    await page.context().setOffline(true);
    await page.reload();
    assert.match(await page.locator("main h1").innerText(), /Lesson 1/);
    assert.equal(await page.locator("#p1-answer").inputValue(), "275");
    await page.locator(".lesson-practice .usa-button").click();
    await page.locator("#lesson-tools p", { hasText: "You are offline" }).waitFor();
    await page.context().setOffline(false);
    await page.locator("#lesson-tools button", { hasText: "Larger text" }).click();
    assert.ok(await page.evaluate(() => document.documentElement.classList.contains("large-letters")));
    await shot(page, "lesson-large");
    await page.locator(".lesson-practice .usa-button").click();
    assert.match(await page.locator("#result").innerText(), /1 of 11/);
    await page.context().close();
  });
});
