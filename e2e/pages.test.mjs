// Every page, in both languages: what `checkPage` asks for must hold on each, and each must open without script.

import assert from "node:assert/strict";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { DEMO_OUTPUT, MARISOL, PASSWORD, arrive, launch, openPage, shot, signIn } from "./browser.mjs";
import { student, zipPackage } from "./packages.mjs";
import { checkPage } from "./page-check.mjs";

const PUBLIC = [
  "/", "/impact", "/impact/explore", "/moved", "/program", "/pass", "/updates", "/events", "/library", "/states", "/privacy", "/accessibility",
  "/for-families", "/for-schools", "/for-recruiters", "/for-programs", "/sign-in", "/forgotten",
  "/eligibility", "/eligibility/activities", "/eligibility/activities?state=ND", "/eligibility/coverage", "/eligibility/mep", "/eligibility/nfjp", "/eligibility/mep/qualifying-move", "/who-can-help",
  "/search?q=certificate", "/feedback", "/feedback/sent", "/subscribe", "/library/form-national-coe",
  "/training", "/training/privacy-record-users", "/training/director-01/worksheet",
  "/pass/courses", "/pass/courses/algebra-1a", "/pass/rules", "/pass/verify", "/pass/test",
  "/pass/courses/consumer-mathematics", "/pass/courses/consumer-mathematics/units/1",
  "/pass/courses/consumer-mathematics/units/1/lessons/01-gross-pay",
];
const STAFF = [
  "/work", "/inbox", "/children", "/reviews", "/reviews/decided", "/moves", "/submissions", "/assessments", "/assessments?case=ELG-0001",
  "/state-rules/ND", "/state-rules/ND/activities", "/state-rules/ND/settings/fape-until-age", "/state-rules/ND/settings/hse-counts-as-completion",
];
const PASS_OFFICE = [
  "/pass/enrollments", "/pass/claims", "/pass/program", "/pass/homecoming", "/pass/seasons", "/pass/written",
  "/pass/courses/consumer-mathematics/units/1/tests", "/pass/award", "/pass/award/cycle", "/pass/award/nominate",
];
const LANGUAGES = ["", "/es"];

describe("every page", { timeout: 280_000 }, () => {
  let browser;
  let folder;
  before(async () => {
    browser = await launch();
    folder = await mkdtemp(join(tmpdir(), "sendero-pages-"));
  });
  after(async () => {
    await browser?.close();
    await rm(folder, { recursive: true, force: true });
  });

  for (const prefix of LANGUAGES) {
    const language = prefix === "" ? "English" : "Spanish";

    test(`public pages in ${language}`, async () => {
      const page = await openPage(browser);
      for (const path of PUBLIC) await look(page, prefix + path, 200);
      await lookThroughLink(page, `${prefix}/updates`, `main a[href^="${prefix}/updates/"]`);
      await lookThroughLink(page, `${prefix}/`, `main a[href^="${prefix}/stories/"]`);
      await look(page, `${prefix}/no-such-page`, 404);
      await page.context().close();
    });

    test(`pages of a State's staff in ${language}`, async () => {
      const page = await openPage(browser);
      await signIn(page, "karen.nd@sendero.example", PASSWORD);
      for (const path of STAFF) await look(page, prefix + path, 200);
      const record = `${prefix}/children/${MARISOL}`;
      for (const path of [record, `${record}?purpose=enrollment`, `${record}/seen`, `${record}/shares`]) await look(page, path, 200);
      await look(page, `${prefix}/children/000000000000`, 404);
      await look(page, `${prefix}/audit`, 403);
      await lookThroughLink(page, `${prefix}/reviews`, ".queue-title a");
      await find(page, prefix, "villa reyes");
      assert.ok((await page.locator(".queue a").count()) > 0);
      await checkPage(page);
      await find(page, prefix, "");
      assert.equal(await page.locator(".error-summary a").count(), 1, "nothing typed, one thing to mend");
      await checkPage(page);
      const bad = { "students.csv": [student("ND", "P-1", { first_name: "", last_name_1: `Pages${prefix.slice(1)}` })] };
      await handIn(page, prefix, await zipPackage(join(folder, `bad${prefix.slice(1)}`), bad));
      assert.equal(await page.locator("main table tbody tr").count(), 1, "the bad row is listed");
      await checkPage(page);
      await page.locator('main a[href$="/take-back"]').click();
      await checkPage(page);
      await page.context().close();
    });

    test(`pages of a PASS office in ${language}`, async () => {
      const page = await openPage(browser);
      await signIn(page, "pass.nd@sendero.example", PASSWORD);
      for (const path of PASS_OFFICE) await look(page, prefix + path, 200);
      await page.context().close();
    });

    test(`pages of a privacy officer and of a State that knows nothing, in ${language}`, async () => {
      const officer = await openPage(browser);
      await signIn(officer, "privacy.tx@sendero.example", PASSWORD);
      for (const path of ["/audit", "/mail", "/work"]) await look(officer, prefix + path, 200);
      await officer.context().close();
      const users = await openPage(browser);
      await signIn(users, "users.tx@sendero.example", PASSWORD);
      for (const path of ["/people", "/people/review", "/people/training", "/people/invite", "/profile", "/profile/second-factor", "/training-needed"]) {
        await look(users, prefix + path, 200);
      }
      await look(users, `${prefix}/keys`, 200);
      await users.locator("main form button").click();
      assert.equal(await users.locator(".error-summary a").count(), 3, "name, organization and roles are asked for");
      await checkPage(users);
      await users.context().close();
      const vermont = await openPage(browser);
      await signIn(vermont, "data.vt@sendero.example", PASSWORD);
      for (const path of ["/reviews", "/inbox"]) await look(vermont, prefix + path, 200);
      await find(vermont, prefix, MARISOL);
      await checkPage(vermont);
      await look(vermont, await vermont.locator('main a[href*="/children/known/"]').getAttribute("href"), 200);
      await arrive(vermont, () => vermont.locator("main form button").first().click());
      assert.equal(await vermont.locator(".error-summary a").count(), 1, "a reason is asked for");
      await checkPage(vermont);
      await vermont.context().close();
    });

    test(`every page opens without script in ${language}`, async () => {
      const page = await openPage(browser, { script: false });
      await signIn(page, "karen.nd@sendero.example", PASSWORD);
      for (const path of [...PUBLIC, ...STAFF, `/children/${MARISOL}`]) {
        assert.equal((await page.goto(prefix + path)).status(), 200, prefix + path);
        assert.ok(await page.locator("main h1").isVisible(), `${prefix}${path} shows no heading`);
        assert.equal(await page.locator("noscript").count(), 0, `${prefix}${path} asks for script`);
      }
      await find(page, prefix, "villa reyes");
      await page.locator(".queue a").first().click();
      assert.ok(await page.locator("#history").isVisible(), "a search leads to the record");
      await page.context().close();
    });
  }

  test("the menu opens without script on a phone, and takes the reader to a page", async () => {
    const page = await openPage(browser, { script: false, width: 390 });
    await page.goto("/");
    const menu = page.locator("#site-menu");
    assert.equal(await menu.isVisible(), false);
    await page.locator(".menu-button").click();
    await menu.locator("a", { hasText: "Updates" }).click();
    assert.equal(new URL(page.url()).pathname, "/updates");
    await page.context().close();
  });

  test("the demo says that the people are invented, and how well it matched", async () => {
    const page = await openPage(browser);
    await page.goto("/");
    assert.match(await page.locator(".demo-banner").innerText(), /invented/);
    const [, precision, recall] = DEMO_OUTPUT.match(/^precision (\S+) recall (\S+)$/m);
    assert.ok(Number(precision) > 0.97 && Number(recall) > 0.97, `precision ${precision} recall ${recall}`);
    await page.context().close();
  });
});

async function look(page, path, status) {
  const answer = await page.goto(path);
  assert.equal(answer.status(), status, path);
  await checkPage(page);
  if (status === 200) await shot(page, name(path));
}

async function lookThroughLink(page, list, link) {
  await page.goto(list);
  await look(page, await page.locator(link).first().getAttribute("href"), 200);
}

async function find(page, prefix, text) {
  await page.goto(`${prefix}/children`);
  await page.locator("#text").fill(text);
  await page.locator('label[for="purpose-enrollment"]').click();
  await arrive(page, () => page.locator("main form button").click());
}

async function handIn(page, prefix, zip) {
  await page.goto(`${prefix}/submissions`);
  await page.locator("#package").setInputFiles(zip);
  await page.locator("main form button").click();
  await page.waitForURL(/\/submissions\/[0-9a-f-]{36}/);
  await page.locator(".status--good").waitFor({ timeout: 30_000 });
}

/** The path of a page as the name of its picture. */
function name(path) {
  return path.replace(/\?.*/, "").replace(/[0-9a-f-]{12,}/g, "one").replaceAll("/", "_").slice(1) || "home";
}
