// The journey: a child of North Dakota's nightly file is known to Texas; both States see it, at two desks.

import assert from "node:assert/strict";
import { mkdtemp, readFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { MARISOL, PASSWORD, launch, openPage, signIn } from "./browser.mjs";
import { enrollment, student, zipPackage } from "./packages.mjs";

const TEXAS = "elena.tx@sendero.example";
const NORTH_DAKOTA = "karen.nd@sendero.example";
const VERMONT = "data.vt@sendero.example";

describe("one child across a State line", { timeout: 200_000 }, () => {
  let browser, texas, dakota, folder;
  before(async () => {
    browser = await launch();
    folder = await mkdtemp(join(tmpdir(), "sendero-crossing-"));
    [texas, dakota] = [await openPage(browser), await openPage(browser)];
    await signIn(texas, TEXAS, PASSWORD);
    await signIn(dakota, NORTH_DAKOTA, PASSWORD);
  });
  after(() => browser.close());

  const main = (page) => page.locator("main").innerText();

  /** Opens the notice about Marisol and, as the page asks, says what the record is needed for. */
  async function openFromInbox(page, words) {
    await page.goto("/inbox");
    const notices = page.locator("main form", { hasText: words });
    const [paths, count] = [[], await notices.count()];
    for (let at = 0; at < count; at += 1) {
      await page.goto("/inbox");
      await notices.nth(at).locator("button").click();
      await page.waitForLoadState();
      paths.push(new URL(page.url()).pathname);
      if (paths.at(-1) === `/children/${MARISOL}`) return;
    }
    assert.fail(`no notice “${words}” leads to her: ${paths.join(", ")}`);
  }

  async function choosePurpose(page, purpose) {
    await page.locator(`label[for="purpose-${purpose}"]`).click();
    await page.locator("main form button").click();
    await page.waitForLoadState();
  }

  test("both States are told, open one record, and each sees that the other has", async () => {
    await openFromInbox(dakota, "A child whom Texas knows arrived in North Dakota");
    await choosePurpose(dakota, "enrollment");
    const record = await main(dakota);
    for (const words of ["Marysol Villa Reyes", "Marisol Reyes Villa", "Las Lomitas", "Red Prairie", "States differ"]) {
      assert.ok(record.includes(words), `${words} is not on her record`);
    }
    await openFromInbox(texas, "A child left Texas and arrived in North Dakota");
    await choosePurpose(texas, "credit");
    assert.match(await main(texas), /Marisol Reyes Villa/);
    await texas.goto(`/children/${MARISOL}/seen`);
    const seen = await main(texas);
    assert.match(seen, /Karen Lund/);
    assert.match(seen, /Elena Garza/);
  });

  test("she is found by her names in any order, without accents, and by her number", async () => {
    for (const text of ["villa marisol reyes", "MARISOL REYES", MARISOL]) {
      await dakota.goto("/children");
      await dakota.locator("#text").fill(text);
      await dakota.locator('label[for="purpose-enrollment"]').click();
      await dakota.locator("main form button").click();
      await dakota.waitForLoadState();
      assert.ok(!dakota.url().toLowerCase().includes("marisol"), "no name in an address");
      assert.match(await main(dakota), /Villa Reyes/, `not found by ${text}`);
    }
  });

  test("for Vermont she does not exist, but a search that names her says who knows her", async () => {
    const vermont = await openPage(browser);
    await signIn(vermont, VERMONT, PASSWORD);
    const answer = await vermont.goto(`/children/${MARISOL}?purpose=enrollment`);
    assert.equal(answer.status(), 404);
    await vermont.goto("/children");
    await vermont.locator("#text").fill(MARISOL);
    await vermont.locator('label[for="purpose-enrollment"]').click();
    await vermont.locator("main form button").click();
    await vermont.waitForLoadState();
    const found = await main(vermont);
    assert.match(found, /Texas/);
    assert.ok(!/Marisol|Villa|Reyes/.test(found), "nothing of her is shown");
    await vermont.context().close();
  });

  test("a doubtful pair is decided, and the decision taken back exactly", async () => {
    await dakota.goto("/reviews");
    const path = await dakota.locator(".queue-title a").first().getAttribute("href");
    await dakota.goto(path);
    assert.match(await main(dakota), /Surnames[\s\S]*Given names/);
    await dakota.getByRole("button", { name: "Same child: join the records" }).click();
    await dakota.waitForLoadState();
    assert.match(await main(dakota), /The records are joined/);
    await dakota.getByRole("button", { name: "Take the decision back" }).click();
    await dakota.waitForLoadState();
    assert.ok(await dakota.getByRole("button", { name: "Not the same child" }).isVisible());
    await dakota.goto("/reviews");
    assert.equal(await dakota.locator(`a[href="${path}"]`).count(), 1, "the pair waits again");
  });

  test("a package is handed in on the page; bad rows come back as a file; the same bytes change nothing", async () => {
    const rows = [
      student("ND", "E2E1"),
      student("ND", "E2E2", { first_name: "Nayeli", birth_date: "2014-02-31" }),
    ];
    const zip = await zipPackage(join(folder, "nd"), {
      "students.csv": rows,
      "enrollments.csv": [enrollment("ND", "E2E1")],
    });
    await handIn(dakota, zip);
    await dakota.waitForFunction(() => !document.querySelector(".status--waiting"), null, { timeout: 60_000 }).catch(() => {});
    await dakota.goto(new URL(dakota.url()).pathname);
    assert.match(await main(dakota), /1 row came back/);
    const download = dakota.waitForEvent("download");
    await dakota.getByRole("link", { name: /All of them as a file/ }).click();
    const text = await readFile(await (await download).path(), "utf8");
    assert.match(text, /^file,line,element,value,reason,remedy\nstudents\.csv,3,birth_date,2014-02-31,/);
    await handIn(dakota, zip);
    assert.match(await main(dakota), /these very bytes before/);
  });

  test("the package of another State is refused in words", async () => {
    const zip = await zipPackage(join(folder, "tx"), { "students.csv": [student("TX", "E2E9")] });
    await handIn(dakota, zip);
    await dakota.waitForTimeout(2_000);
    await dakota.goto(new URL(dakota.url()).pathname);
    assert.match(await main(dakota), /The package is of TX, but it was handed in for ND/);
  });

  async function handIn(page, zip) {
    await page.goto("/submissions");
    await page.locator("#package").setInputFiles(zip);
    await page.getByRole("button", { name: "Hand in this package" }).click();
    await page.waitForURL(/\/submissions\/[0-9a-f-]{36}/);
  }
});
