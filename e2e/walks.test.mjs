// Every type of public page walked twice, in both languages: by keyboard alone on a desk, and on a phone of 390 pixels
// without script. `pages.test.mjs` checks each page against WCAG; here a person goes through it.

import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { arrive, launch, openPage } from "./browser.mjs";
import { PUBLIC_TYPES } from "./public-pages.mjs";

const PHONE_PIXELS = 390;
/** What a finger hits without care, by WCAG 2.2 (2.5.8). */
const TARGET_PIXELS_MIN = 24;
const TABS_MAX = 400;
/** All bytes of a first visit to the home page, as they come over the line. */
const HOME_BYTES_MAX = 100 * 1024;

describe("walks of every public page type", { timeout: 240_000 }, () => {
  let browser;
  before(async () => (browser = await launch()));
  after(() => browser?.close());

  for (const prefix of ["", "/es"]) {
    const language = prefix === "" ? "English" : "Spanish";

    test(`by keyboard alone, in ${language}`, async () => {
      const page = await openPage(browser);
      const problems = [];
      for (const path of PUBLIC_TYPES) {
        assert.equal((await page.goto(prefix + path)).status(), 200, prefix + path);
        problems.push(...(await walk(page)).map((problem) => `${prefix}${path}: ${problem}`));
      }
      assert.deepEqual(problems, []);
      await page.context().close();
    });

    test(`on a phone without script, in ${language}`, async () => {
      const page = await openPage(browser, { script: false, width: PHONE_PIXELS });
      const problems = [];
      for (const path of PUBLIC_TYPES) {
        assert.equal((await page.goto(prefix + path)).status(), 200, prefix + path);
        problems.push(...(await onPhone(page)).map((problem) => `${prefix}${path}: ${problem}`));
      }
      assert.deepEqual(problems, []);
      await page.context().close();
    });
  }

  test("the home page with all that it loads stays under its weight, compressed", async () => {
    const page = await openPage(browser);
    await page.goto("/", { waitUntil: "networkidle" });
    const bytes = await page.evaluate(() => {
      const loaded = [...performance.getEntriesByType("navigation"), ...performance.getEntriesByType("resource")];
      return loaded.reduce((sum, entry) => sum + entry.encodedBodySize, 0);
    });
    assert.ok(bytes > 5_000 && bytes < HOME_BYTES_MAX, `${bytes} bytes`);
    await page.context().close();
  });

  for (const prefix of ["", "/es"]) {
    const language = prefix === "" ? "English" : "Spanish";

    test(`a seat is taken, changed and given up by keyboard alone, in ${language}`, async () => {
      const page = await openPage(browser);
      await page.goto(`${prefix}/events/demo-records-office-hours`);
      await tabTo(page, 'main a[href$="/register"]');
      await page.keyboard.press("Enter");
      await page.waitForURL(/\/register$/);
      await tabTo(page, "#name");
      await page.keyboard.type("Wren Okafor");
      await tabTo(page, "#email");
      await page.keyboard.type(`wren${prefix.slice(1)}@walks.example`);
      await tabTo(page, "#needs");
      await page.keyboard.type("captions");
      await page.keyboard.press("Enter");
      await page.waitForURL(/\/registrations\/[0-9a-f]+$/);
      await tabTo(page, "#needs");
      await page.keyboard.press("Control+A");
      await page.keyboard.type("an interpreter");
      await arrive(page, () => page.keyboard.press("Enter"));
      assert.equal(await page.locator("#needs").inputValue(), "an interpreter");
      await tabTo(page, 'form[action$="/give-up"] button');
      await arrive(page, () => page.keyboard.press("Enter"));
      assert.equal(await page.locator('form[action$="/give-up"]').count(), 0, "the seat is given up");
      await page.context().close();
    });
  }
});

/** Tab through the whole page: everything that can be used is reached once, in the order of the page, and is seen. */
async function walk(page) {
  const wanted = await page.evaluate(() => {
    const usable = "a[href], button, input:not([type=hidden]), select, textarea, summary";
    const seen = [...document.querySelectorAll(usable)].filter(
      (element) => !element.disabled && element.checkVisibility({ visibilityProperty: true }) && !element.closest("details:not([open]) > :not(summary)"),
    );
    // Of radio buttons that belong together, Tab reaches one.
    const names = new Set();
    const each = seen.filter((element) => element.type !== "radio" || (!names.has(element.name) && names.add(element.name)));
    each.forEach((element, at) => (element.dataset.walk = at));
    document.activeElement?.blur();
    window.getSelection()?.removeAllRanges();
    return each.length;
  });
  const problems = [];
  const reached = [];
  for (let turn = 0; turn < TABS_MAX; turn += 1) {
    await page.keyboard.press("Tab");
    const now = await page.evaluate(async () => {
      const element = document.activeElement;
      if (!element || element === document.body) return undefined;
      // The skip link glides into the window.
      await Promise.all(element.getAnimations().map((glide) => glide.finished));
      const style = getComputedStyle(element);
      const label = element.closest(".usa-checkbox, .usa-radio")?.querySelector("label");
      const marked = (of) => of && (getComputedStyle(of).outlineStyle !== "none" || getComputedStyle(of, "::before").outlineStyle !== "none" || getComputedStyle(of).boxShadow !== "none");
      const box = (label ?? element).getBoundingClientRect();
      return {
        at: Number(element.dataset.walk ?? -1),
        html: element.outerHTML.slice(0, 90),
        isMarked: style.outlineStyle !== "none" || marked(element) || marked(label),
        isSeen: box.bottom > 0 && box.top < window.innerHeight && box.width > 0,
      };
    });
    if (!now) break;
    // Inside a field for a date, Tab goes on from the month to the day, the year and the calendar.
    if (now.at >= 0 && now.at === reached.at(-1)) continue;
    if (!now.isMarked) problems.push(`the focus cannot be seen on ${now.html}`);
    if (!now.isSeen) problems.push(`the focus is outside of the window on ${now.html}`);
    if (now.at >= 0) reached.push(now.at);
    if (reached.length === wanted) break;
  }
  if (new Set(reached).size !== wanted) problems.push(`Tab reached ${new Set(reached).size} of ${wanted} things to use`);
  const inOrder = reached.every((at, turn) => turn === 0 || at > reached[turn - 1]);
  if (!inOrder) problems.push("Tab does not follow the order of the page");
  return problems;
}

/** A phone: nothing to scroll aside, text large enough, targets a finger hits, and the menu opens to another page. */
async function onPhone(page) {
  const problems = [];
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  if (wide > 0) problems.push(`${wide} px too wide`);
  problems.push(
    ...(await page.evaluate((least) => {
      const found = [];
      for (const element of document.querySelectorAll("main a, main button, main select, main input:not([type=hidden]), main summary")) {
        if (!element.checkVisibility({ visibilityProperty: true }) || element.closest("svg, .usa-checkbox, .usa-radio")) continue;
        // A link in a sentence is as high as its line, which the guideline allows.
        if (getComputedStyle(element).display === "inline") continue;
        const { width, height } = element.getBoundingClientRect();
        if (Math.min(width, height) < least) found.push(`${Math.round(width)} x ${Math.round(height)} px are too few for a finger: ${element.outerHTML.slice(0, 90)}`);
      }
      for (const element of document.querySelectorAll("main p, main li, main td, main dd")) {
        if (element.checkVisibility() && Number.parseFloat(getComputedStyle(element).fontSize) < 13) found.push(`small text: ${element.outerHTML.slice(0, 90)}`);
      }
      return found.slice(0, 5);
    }, TARGET_PIXELS_MIN)),
  );
  const menu = page.locator("#site-menu");
  if (await menu.isVisible()) problems.push("the menu is open before it is asked for");
  await page.locator(".menu-button").click();
  if (!(await menu.isVisible())) problems.push("the menu does not open");
  return problems;
}

/** Presses Tab until the element has the focus, as somebody without a mouse does. */
async function tabTo(page, selector) {
  const target = page.locator(selector).first();
  for (let turn = 0; turn < TABS_MAX; turn += 1) {
    if (await target.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press("Tab");
  }
  assert.fail(`${selector} is not reached by Tab`);
}
