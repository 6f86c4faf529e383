// A module of the training as a reader meets it: on a phone without script, by keyboard, on paper, with a quiz that is failed
// and passed.

import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { PASSWORD, launch, openPage, shot, signIn } from "./browser.mjs";
import { checkPage, problemsOf } from "./page-check.mjs";

const PHONE_PIXELS = 390;
/** The longest module, the widest tables, and worksheets with a narrow and a wide table. */
const PAGES = ["recruiting-certificate", "director-10", "planning-needs/worksheet", "recruiting-certificate/worksheet"];
/** Answers of the quiz of privacy-recruiters, all right. */
const RIGHT = [1, 2, 2, 1, 2, 2];

describe("training", { timeout: 120_000 }, () => {
  let browser;
  before(async () => (browser = await launch()));
  after(() => browser?.close());

  for (const prefix of ["", "/es"]) {
    const language = prefix === "" ? "English" : "Spanish";

    test(`modules and worksheets on a phone, without script, in ${language}`, async () => {
      const page = await openPage(browser, { script: false, width: PHONE_PIXELS });
      await page.goto(`${prefix}/training`);
      await checkPage(page);
      for (const path of PAGES) {
        const response = await page.goto(`${prefix}/training/${path}`);
        assert.equal(response.status(), 200, path);
        await checkPage(page);
        await shot(page, `training-390${prefix.replace("/", "-")}-${path.replace("/", "-")}`);
      }
      await page.context().close();
    });

    test(`contents lead to a section, and a check-in unfolds by keyboard, in ${language}`, async () => {
      const page = await openPage(browser);
      await page.goto(`${prefix}/training/director-10`);
      await page.locator('.contents a[href="#part-4"]').press("Enter");
      await page.waitForURL(/#part-4$/);
      const checkIn = page.locator('section[aria-labelledby="part-4"] .check-in');
      assert.equal(await checkIn.locator("p").isVisible(), false);
      await checkIn.locator("summary").press("Enter");
      assert.equal(await checkIn.locator("p").isVisible(), true);
      await shot(page, `training-1280${prefix.replace("/", "-")}-director-10`);
      await page.context().close();
    });

    test(`on paper answers stand open and ways onward are gone, in ${language}`, async () => {
      const page = await openPage(browser);
      await page.goto(`${prefix}/training/director-10`);
      await page.emulateMedia({ media: "print" });
      assert.equal(await page.locator(".contents").isVisible(), false);
      const height = await page.locator(".check-in").first().evaluate((element) => element.clientHeight);
      const summary = await page.locator(".check-in summary").first().evaluate((element) => element.clientHeight);
      assert.ok(height > summary * 1.3, "the answer takes room on paper");
      await page.context().close();
    });

    test(`a quiz tells what was wrong and is passed the second time, in ${language}`, async () => {
      const page = await openPage(browser, { width: PHONE_PIXELS });
      await signIn(page, "registrar.nd@sendero.example", PASSWORD);
      await page.goto(`${prefix}/training/privacy-recruiters`);
      await answer(page, RIGHT.map(() => 3), ".usa-alert--warning");
      assert.equal(await page.locator("form .status--wrong").count(), RIGHT.length);
      // The address leads to the quiz, so that the first Tab goes on from there.
      const problems = (await problemsOf(page)).filter((problem) => !problem.startsWith("the first Tab"));
      assert.deepEqual(problems, []);
      await shot(page, `training-390${prefix.replace("/", "-")}-quiz`);
      await answer(page, RIGHT, ".usa-alert--success");
      assert.equal(await page.locator(".status--wrong").count(), 0);
      await page.locator('.usa-alert a[href*="/training/certificates/"]').click();
      await checkPage(page);
      await page.goto(`${prefix}/training`);
      assert.match(await page.locator('section[aria-labelledby="privacy"]').innerText(), /1 (of|de) 4/);
      await page.context().close();
    });
  }
});

/** Chooses one answer for each question, by its place, sends them, and waits for what came of it. */
async function answer(page, places, outcome) {
  for (const [index, place] of places.entries()) {
    await page.locator(`label[for="q${index + 1}-${place}"]`).click();
  }
  await page.locator('form[action*="/quiz"] button').click();
  await page.locator(outcome).waitFor();
}
