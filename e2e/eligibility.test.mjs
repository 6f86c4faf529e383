// A mother asks who can help her family: by keyboard alone, on a phone, without script, in both languages.

import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { ADDRESS, PASSWORD, launch, openPage, shot, signIn } from "./browser.mjs";
import { checkPage } from "./page-check.mjs";

const PHONE_WIDTH = 390;
const PAGES_MAX = 20;
const LANGUAGES = [
  { prefix: "", can: "These programs can help", program: "Migrant Education Program", state: "North Dak" },
  { prefix: "/es", can: "Estos programas pueden ayudar", program: "Programa de Educación Migrante", state: "Dakota del N" },
];
const DAYS_AGO = { birth: 3650, "moved-on": 60, began: 50 };
/** What she answers otherwise than by the first choice. */
const CHOSEN = { worker: "parent", school: "no", "in-school": "yes", young: "no", pregnant: "no", college: "no" };

describe("who can help my family", { timeout: 200_000 }, () => {
  let browser;
  before(async () => {
    browser = await launch();
  });
  after(() => browser?.close());

  for (const { prefix, can, program, state } of LANGUAGES) {
    test(`by keyboard at ${PHONE_WIDTH} pixels without script, from ${prefix || "/"}`, async () => {
      const page = await openPage(browser, { script: false, width: PHONE_WIDTH });
      await page.goto(`${ADDRESS}${prefix}/who-can-help`);
      for (let pages = 0; pages < PAGES_MAX && (await page.locator("main form").count()) > 0; pages += 1) {
        await answer(page, state);
      }
      const text = await page.locator("main").innerText();
      assert.ok(text.includes(can), text);
      assert.ok(text.includes(program), text);
      assert.ok(text.includes("701-555-0142"), "whom to call in her State");
      assert.equal(await page.locator(`#your-state ~ p a[href="${prefix}/states/nd"]`).count(), 1, "her State's page");
      assert.equal(page.url(), `${ADDRESS}${prefix}/who-can-help`, "no answer is in the address");
      assert.deepEqual(await page.context().cookies(), [], "no answer is in a cookie");
      await checkPage(page);
      await page.context().close();
    });
  }

  test("the first page and an answer that cannot be used pass the checks of every page", async () => {
    const page = await openPage(browser);
    await page.goto(`${ADDRESS}/who-can-help`);
    await checkPage(page);
    await page.locator("main form").evaluate((form) => {
      form.noValidate = true;
    });
    await page.locator("main form button").click();
    assert.ok((await page.locator(".error-summary a").count()) > 0, "what is missing is named");
    await checkPage(page);
    await page.context().close();
  });
});

describe("staff assess a case", { timeout: 100_000 }, () => {
  let browser;
  before(async () => {
    browser = await launch();
  });
  after(() => browser?.close());

  for (const { prefix, start, assess, keep, differ, no } of [
    {
      prefix: "",
      start: "Fill in the form",
      assess: "Assess",
      keep: "Keep these facts for comparison",
      differ: "Facts that differ",
      no: "not eligible",
    },
    {
      prefix: "/es",
      start: "Llenar el formulario",
      assess: "Evaluar",
      keep: "Usar estos datos para comparar",
      differ: "Datos que difieren",
      no: "no es elegible",
    },
  ]) {
    test(`asks what if, and compares, without script at ${PHONE_WIDTH} pixels, from ${prefix || "/"}`, async () => {
      const page = await openPage(browser, { script: false, width: PHONE_WIDTH });
      await signIn(page, "karen.nd@sendero.example", PASSWORD);
      await page.goto(`${prefix}/assessments`);
      const press = (name) => page.getByRole("button", { name, exact: true }).click();
      await page.locator("#case").selectOption("ELG-0003");
      await press(start);
      assert.ok((await page.locator("#answer").innerText()).includes(no), "the worker's status has lapsed");
      await shot(page, `assessment${prefix.slice(1)}-answer`);
      await press(keep);
      await page.locator('[name="work.1.kind"]').selectOption("agricultural");
      await page.locator('[name="work.1.employment_type"]').selectOption("seasonal");
      await press(assess);
      assert.ok((await page.locator("main").innerText()).includes(differ));
      const titles = await page.locator('section[aria-labelledby="answer"] summary').allInnerTexts();
      assert.ok(titles.length > 2 && !titles.some((title) => /\bm\d\b/.test(title)), "a move is told by from, to and day");
      assert.ok(!(await page.locator("#answer").innerText()).includes(no), "with farm work she is eligible");
      assert.equal(page.url(), `${ADDRESS}${prefix}/assessments`, "no fact is in the address");
      await shot(page, `assessment${prefix.slice(1)}-compared`);
      await checkPage(page);
      await page.context().close();
    });
  }
});

/** Answers the questions of a page with keys alone, and sends them. */
async function answer(page, state) {
  const names = await page
    .locator("main form :is(input, select):not([type=hidden]):not([type=checkbox])")
    .evaluateAll((inputs) => [...new Set(inputs.map((input) => input.name))]);
  for (const name of names) {
    const first = page.locator(`main form [name="${name}"]`).first();
    await first.focus();
    const type = await first.getAttribute("type");
    if ((await first.evaluate((field) => field.tagName)) === "SELECT") await page.keyboard.type(state);
    else if (type === "date") await typeDay(page, DAYS_AGO[name]);
    else if (type === "number") await page.keyboard.type("100");
    else await choose(page, name);
  }
  await page.locator("main form button").focus();
  await Promise.all([page.waitForNavigation(), page.keyboard.press("Enter")]);
}

async function choose(page, name) {
  await page.keyboard.press("Space");
  const wanted = CHOSEN[name];
  for (let tries = 0; wanted && tries < 6; tries += 1) {
    const value = await page.locator(`[name="${name}"]:checked`).getAttribute("value");
    if (value === wanted) return;
    await page.keyboard.press("ArrowDown");
  }
}

/** A date field takes month, day and year in English; in what order depends on the browser's language, which is English. */
async function typeDay(page, daysAgo) {
  const day = new Date(Date.now() - daysAgo * 86_400_000);
  const two = (number) => String(number).padStart(2, "0");
  await page.keyboard.type(`${two(day.getMonth() + 1)}${two(day.getDate())}${day.getFullYear()}`);
}
