// What a script adds where packages and pairs are worked at: bytes that are seen to go, one key for each decision. The
// same pages without script are in the journey.

import assert from "node:assert/strict";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { MARISOL, PASSWORD, launch, openPage, shot, signIn } from "./browser.mjs";
import { student, zipPackage } from "./packages.mjs";

describe("packages and pairs at a desk", { timeout: 120_000 }, () => {
  let browser;
  let folder;
  let page;
  before(async () => {
    browser = await launch();
    folder = await mkdtemp(join(tmpdir(), "sendero-intake-"));
    page = await openPage(browser);
    await signIn(page, "karen.nd@sendero.example", PASSWORD);
  });
  after(async () => {
    await browser?.close();
    await rm(folder, { recursive: true, force: true });
  });

  test("a package is seen to go, and its own page follows", async () => {
    const zip = await zipPackage(join(folder, "desk"), { "students.csv": [student("ND", "D-1", { last_name_1: "Escritorio" })] });
    await page.route("**/submissions", async (route) => {
      if (route.request().method() === "POST") await new Promise((resolve) => setTimeout(resolve, 600));
      await route.continue();
    });
    await page.goto("/submissions");
    await page.locator("input[type=file]").setInputFiles(zip);
    await page.getByRole("button", { name: /Submit this package/ }).click();
    await page.locator("form progress").waitFor({ state: "visible" });
    await page.waitForURL(/\/submissions\/[0-9a-f-]+/);
    assert.match(await page.locator("h1").innerText(), /desk/);
    await page.unroute("**/submissions");
  });

  test("keys lead from pair to pair and back to the queue", async () => {
    await page.goto("/reviews");
    await page.locator(".queue-title a").first().click();
    const first = page.url();
    assert.ok(await page.locator(".keys").isVisible(), "the keys are said where they work");
    await page.keyboard.press("j");
    await page.waitForURL((url) => url.href !== first);
    await page.keyboard.press("q");
    await page.waitForURL(/\/reviews$/);
  });

  test("the map shows the path of a child, and says it in words", async () => {
    await page.goto(`/children/${MARISOL}?purpose=enrollment`);
    const map = page.locator(".state-map");
    assert.match(await map.getAttribute("aria-label"), /Texas, North Dakota|North Dakota, Texas/);
    assert.ok((await map.locator(".map-route").count()) > 0);
    assert.match(await page.locator("main").innerText(), /Algebra I: \d+ clock hours/);
    await shot(page, "record");
  });
});
