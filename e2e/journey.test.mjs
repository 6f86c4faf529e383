// The main job, told as its people live it: a child moves from Texas to North Dakota, both States are told, both open one
// record, and each sees that the other has. Then packages, pairs that wait for a person, and who is kept out.

import assert from "node:assert/strict";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { MARISOL, PASSWORD, arrive, launch, openPage, signIn } from "./browser.mjs";
import { enrollment, student, zipPackage } from "./packages.mjs";

const READ_TIMEOUT_MS = 30_000;
/** Twins in all but their names: the program leaves such a pair to a person. */
const TWIN = {
  last_name_1: "Quechol",
  multiple_birth: "Yes",
  male_parent_first_name: "Nemesio",
  male_parent_last_name: "Quechol",
  female_parent_first_name: "Rosalba",
  female_parent_last_name: "Zempoalteca",
  parent_1_phone: "9565550177",
};

describe("one child across a State line", { timeout: 240_000 }, () => {
  let browser;
  let folder;
  let texas;
  let dakota;

  before(async () => {
    browser = await launch();
    folder = await mkdtemp(join(tmpdir(), "sendero-journey-"));
    texas = await openPage(browser);
    dakota = await openPage(browser, { script: false });
    await signIn(texas, "elena.tx@sendero.example", PASSWORD);
    await signIn(dakota, "karen.nd@sendero.example", PASSWORD);
  });
  after(async () => {
    await browser?.close();
    await rm(folder, { recursive: true, force: true });
  });

  test("North Dakota is told of the arrival and opens one record of both States", async () => {
    await openNotice(dakota, /A child Texas knows arrived in North Dakota/, MARISOL);
    // The browser itself asks for the purpose, and sends nothing.
    await dakota.getByRole("button", { name: "Open the record" }).click();
    assert.match(await main(dakota), /Choose what you need|What do you need the record for/, "no purpose, no record");
    await choose(dakota, "To enroll the child");
    await press(dakota, "Open the record");
    const text = await main(dakota);
    for (const said of ["Marysol Villa Reyes", "Marysol (North Dakota", "Marisol (Texas", "Villa (North Dakota", "Reyes (Texas"]) {
      assert.ok(text.includes(said), `the record does not say ${said}:\n${text}`);
    }
    assert.match(await dakota.locator("#path-title").textContent(), /Las Lomitas.*Red Prairie/);
    assert.match(await dakota.locator(".path-table tbody").innerText(), /Red Prairie, North Dakota/);
    const history = dakota.locator("details", { hasText: "The child" }).first();
    await history.locator("summary").click();
    assert.match(await history.innerText(), /First name\s+Marysol\s+North Dakota[\s\S]*First name\s+Marisol\s+Texas/);
    await dakota.getByRole("link", { name: "Who has seen this record" }).click();
    assert.match(await main(dakota), /Karen Lund\s+North Dakota[^\n]*\s+To enroll the child/);
  });

  test("Texas is told too, opens the same record, and sees that North Dakota has seen it", async () => {
    await openNotice(texas, /A child left Texas and arrived in North Dakota/, MARISOL);
    await choose(texas, "To have the child’s credits counted");
    await press(texas, "Open the record");
    assert.match(await main(texas), /Marisol \(Texas/);
    await texas.getByRole("link", { name: "Who has seen this record" }).click();
    const seen = await main(texas);
    assert.match(seen, /Karen Lund\s+North Dakota[^\n]*\s+To enroll the child/);
    assert.match(seen, /Elena[^\n]*Texas[^\n]*\s+To have the child’s credits counted/);
  });

  test("names find her in any order, without accents, and so does her number in either form", async () => {
    const spaced = MARISOL.replace(/(\d{4})(?=\d)/g, "$1 ");
    for (const text of ["marisol reyes villa", "VILLA marysol", "reyés maris", MARISOL, spaced]) {
      await find(texas, text);
      assert.ok((await texas.locator(`.queue a[href*="${MARISOL}"]`).count()) === 1, `“${text}” did not find her`);
    }
  });

  test("a State outside her circle gets 404, and learns only where she is known", async () => {
    const vermont = await openPage(browser);
    await signIn(vermont, "data.vt@sendero.example", PASSWORD);
    for (const path of [`/children/${MARISOL}?purpose=enrollment`, `/children/${MARISOL}/seen`]) {
      assert.equal((await vermont.goto(path)).status(), 404, path);
    }
    await find(vermont, "Marisol Reyes Villa", "2013-03-04");
    const found = await main(vermont);
    assert.match(found, /A child like this is known in North Dakota, Texas/);
    assert.doesNotMatch(found, /Marisol|Marysol|Las Lomitas/);
    await vermont.getByRole("link", { name: /known in/ }).click();
    assert.equal(await vermont.getByRole("button", { name: "The child has arrived here" }).count(), 1);
    assert.equal(await vermont.getByRole("button", { name: "Ask North Dakota, Texas" }).count(), 1);
    assert.doesNotMatch(await main(vermont), /Marisol|Marysol|Las Lomitas/);
    await vermont.context().close();
  });

  test("a package with bad rows is kept but for these, which come back with reason and remedy", async () => {
    const zip = await zipPackage(join(folder, "nightly"), {
      "students.csv": [
        student("ND", "J-1", { first_name: "Xochil", last_name_1: "Tecuapetla", birth_date: "2011-02-23" }),
        student("ND", "J-2", { first_name: "Yaretzi", birth_date: "2014-13-17" }),
        student("ND", "J-3", { first_name: "", last_name_1: "Ocelotl" }),
      ],
      "enrollments.csv": [enrollment("ND", "J-1"), enrollment("ND", "J-9")],
    });
    await handIn(dakota, zip);
    assert.deepEqual(await counts(dakota), { kept: "2", bad: "3", fresh: "1" });
    assert.match(await main(dakota), /3 rows were returned[\s\S]*2014-13-17[\s\S]*There is no such day in the calendar\./);
    const answer = await dakota.request.get(await dakota.getByRole("link", { name: "Download all of them (CSV)" }).getAttribute("href"));
    const lines = (await answer.text()).trim().split("\n");
    assert.equal(lines[0], "file,line,element,value,reason,remedy");
    assert.equal(lines.length, 4);
    const wrongDay = "students.csv,3,birth_date,2014-13-17,There is no such day in the calendar.,Check the day and the month; they may be swapped.";
    assert.ok(lines.includes(wrongDay), lines.join("\n"));
    assert.ok(lines.some((line) => line.startsWith('enrollments.csv,3,state_student_id,J-9,"No child with this number')), lines.join("\n"));

    await handIn(dakota, zip);
    assert.match(await main(dakota), /You have already submitted this exact file\. Nothing was changed/);
    assert.deepEqual(await counts(dakota), { kept: "2", bad: "3", fresh: "1" });
  });

  test("a package of another State is refused, in words that say why", async () => {
    const zip = await zipPackage(join(folder, "wrong"), { "students.csv": [student("MN", "J-1")] });
    await handIn(dakota, zip);
    assert.match(await main(dakota), /The package was not accepted\s+The package is from (MN|Minnesota), but it was submitted for (ND|North Dakota)\. Nothing was stored\./);
  });

  test("a pair that waits is joined by a person, and taken apart exactly", async () => {
    await handIn(texas, await zipPackage(join(folder, "tx"), { "students.csv": [student("TX", "J-71", { ...TWIN, first_name: "Maribel" })] }));
    await handIn(dakota, await zipPackage(join(folder, "nd"), { "students.csv": [student("ND", "J-71", { ...TWIN, first_name: "Marbella" })] }));
    const before = await numbersOf(dakota, "quechol");
    assert.equal(before.length, 1, "North Dakota sees its own child only");

    await dakota.goto("/reviews");
    await openReview(dakota, "Marbella");
    const text = await main(dakota);
    assert.match(text, /this may be the other twin|may be two children/);
    assert.match(text, /Surnames\s+both match/);
    const review = dakota.url();
    await press(dakota, "Same child: join the records");
    assert.match(await main(dakota), /the same child\. The records are joined\./);
    const [joined, ...others] = await numbersOf(texas, "quechol");
    assert.deepEqual(others, []);
    assert.deepEqual(await numbersOf(dakota, "quechol"), [joined]);
    await texas.goto(`/children/${joined}?purpose=accuracy`);
    assert.match(await main(texas), /Marbella \(North Dakota[\s\S]*Maribel \(Texas|Maribel \(Texas[\s\S]*Marbella \(North Dakota/);
    await texas.goto("/inbox");
    assert.match(await main(texas), /North Dakota decided on a possible match/);

    await dakota.goto(review);
    await press(dakota, "Undo the decision");
    assert.equal(await dakota.getByRole("button", { name: "Same child: join the records" }).count(), 1);
    assert.deepEqual(await numbersOf(dakota, "quechol"), before);
    const [own, ...rest] = await numbersOf(texas, "quechol");
    assert.deepEqual(rest, []);
    assert.notEqual(own, before[0]);
    await texas.goto(`/children/${own}?purpose=accuracy`);
    assert.doesNotMatch(await main(texas), /Marbella/);
    await texas.goto("/inbox");
    assert.match(await main(texas), /North Dakota undid its decision/);
  });

  test("who signs out has left", async () => {
    await press(texas, "Sign out");
    await texas.goto("/work");
    assert.match(new URL(texas.url()).pathname, /sign-in/);
  });
});

const main = (page) => page.locator("main").innerText();

async function press(page, name) {
  await arrive(page, () => page.getByRole("button", { name, exact: true }).first().click());
}

async function choose(page, purpose) {
  await page.getByText(purpose, { exact: true }).click();
}

/** Opens notices of this kind in the inbox until one leads to this child. */
async function openNotice(page, text, number) {
  await page.goto("/inbox");
  const notices = page.getByRole("button", { name: text });
  const count = await notices.count();
  assert.ok(count > 0, `no notice says ${text}:\n${await main(page)}`);
  for (let at = 0; at < count; at += 1) {
    await page.goto("/inbox");
    await arrive(page, () => notices.nth(at).click());
    if (page.url().includes(number)) return;
  }
  assert.fail(`none of ${count} notices leads to ${number}`);
}

async function find(page, text, birthDate = "") {
  await page.goto("/children");
  await page.locator("#text").fill(text);
  await page.locator("#birth_date").fill(birthDate);
  await choose(page, "To enroll the child");
  await press(page, "Find the child");
  assert.equal(new URL(page.url()).search, "", "names never stand in an address");
}

/** The exchange numbers of the children whom this person finds by a name. */
async function numbersOf(page, text) {
  await find(page, text);
  const links = await page.locator(".queue a").evaluateAll((all) => all.map((link) => link.getAttribute("href")));
  return links.map((href) => href.match(/\d{12}/)[0]).sort();
}

async function handIn(page, zip) {
  await page.goto("/submissions");
  await page.locator("#package").setInputFiles(zip);
  await press(page, "Submit this package");
  const until = Date.now() + READ_TIMEOUT_MS;
  while ((await page.locator(".stations").count()) > 0) {
    assert.ok(Date.now() < until, `the package was not read in time: ${await main(page)}`);
    await page.waitForTimeout(300);
    await page.reload();
  }
}

async function counts(page) {
  const of = (label) => page.locator(".facts div", { has: page.getByText(label, { exact: true }) }).locator("dd").innerText();
  return { kept: await of("Rows kept"), bad: await of("Rows returned"), fresh: await of("Children new to the system") };
}

/** Opens the waiting pair in which this name stands. */
async function openReview(page, name) {
  const links = await page.locator(".queue-title a").evaluateAll((all) => all.map((link) => link.getAttribute("href")));
  for (const href of links) {
    await page.goto(href);
    if ((await main(page)).includes(name)) return;
  }
  assert.fail(`no pair with ${name} waits among ${links.length}`);
}
