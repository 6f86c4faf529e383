// The public pages of figures, events and States by keyboard alone and on a phone, in both languages.

import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { launch, openPage, shot } from "./browser.mjs";
import { checkPage } from "./page-check.mjs";

const PHONE_PIXELS = 390;
const TABS_MAX = 160;
const PAGES = ["/impact/explore", "/impact/imports", "/events/directors-meeting-2024", "/events/edfacts-webinar-2021", "/states/nd", "/moved"];

describe("figures, events and States", { timeout: 120_000 }, () => {
  let browser;
  before(async () => (browser = await launch()));
  after(() => browser?.close());

  for (const prefix of ["", "/es"]) {
    const language = prefix === "" ? "English" : "Spanish";

    test(`every page type on a phone, without script, in ${language}`, async () => {
      const page = await openPage(browser, { script: false, width: PHONE_PIXELS });
      for (const path of PAGES) {
        const response = await page.goto(prefix + path);
        assert.equal(response.status(), 200, path);
        await checkPage(page);
        await shot(page, `portal-390${(prefix + path).replaceAll("/", "-")}`);
      }
      await page.context().close();
    });

    test(`figures are chosen by keyboard alone in ${language}`, async () => {
      const page = await openPage(browser);
      await page.goto(`${prefix}/impact/explore`);
      await tabTo(page, "#from");
      await page.keyboard.type("2012");
      await tabTo(page, ".filter summary");
      await page.keyboard.press("Enter");
      await tabTo(page, "#state-CA");
      await page.keyboard.press("Space");
      await tabTo(page, ".filter button");
      await page.keyboard.press("Enter");
      await page.waitForURL(/state=CA/);
      assert.equal(await page.locator(".table--figures tbody tr").count(), 1);
      assert.match(page.url(), /from=2012-13/);
      await shot(page, `portal-explore${prefix.replace("/", "-")}`);
      await page.context().close();
    });

    test(`a family that moved finds its State by keyboard alone in ${language}`, async () => {
      const page = await openPage(browser);
      await page.goto(`${prefix}/moved`);
      await tabTo(page, "#to");
      await page.keyboard.type(prefix === "" ? "North D" : "Dakota del N");
      await tabTo(page, "main form button");
      await page.keyboard.press("Enter");
      await page.waitForURL(/\/states\/nd$/);
      assert.match(await page.locator("main").innerText(), /Grafton/);
      await page.context().close();
    });

    test(`times are shown in the reader's zone in ${language}`, async () => {
      const page = await openPage(browser, { width: PHONE_PIXELS });
      await page.goto(`${prefix}/events/edfacts-webinar-2021`);
      await tabTo(page, "#zone");
      await page.keyboard.type(prefix === "" ? "Pacific" : "hora del P");
      await tabTo(page, "main form button");
      await page.keyboard.press("Enter");
      await page.waitForURL(/zone=America/);
      assert.match(await page.locator("main").innerText(), /12:00 p\.?\s?m/);
      await page.context().close();
    });
  }
});

/** Presses Tab until the element has the focus, as somebody without a mouse does. */
async function tabTo(page, selector) {
  const target = page.locator(selector).first();
  for (let turn = 0; turn < TABS_MAX; turn += 1) {
    if (await target.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press("Tab");
  }
  assert.fail(`${selector} is not reached by Tab`);
}
