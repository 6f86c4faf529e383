// A unit test on a screen: allowed by the teacher, taken by a student in Chromium, with script through a lost connection, and
// without script on a phone in Spanish.

import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { MARISOL, PASSWORD, launch, openPage, shot, signIn, takeProblems } from "./browser.mjs";
import { checkPage } from "./page-check.mjs";

const COURSE = "consumer-mathematics";

describe("a unit test online", { timeout: 150_000 }, () => {
  let browser;
  let at;
  before(async () => {
    browser = await launch();
    at = await enrolled(browser);
  });
  after(async () => browser?.close());

  test("a student types the code, answers through a lost connection, and hands in", async () => {
    const mentor = await openPage(browser);
    await signIn(mentor, "mentor.nd@sendero.example", PASSWORD);
    const code = await allowed(mentor, at, "1");
    await shot(mentor, "online-fresh-code");

    const student = await openPage(browser);
    await student.goto("/pass/test");
    await checkPage(student);
    await student.locator("#code").fill("K7Q2-M4X");
    await student.locator("main form button").click();
    await student.locator(".error-summary").waitFor();
    await checkPage(student);
    await shot(student, "online-code");
    await student.locator("#code").fill(code.toLowerCase());
    await student.locator("main form button").click();
    await student.locator("#rules").waitFor();
    await checkPage(student);
    await shot(student, "online-ready");
    await student.locator("main form button").click();
    await student.waitForURL(/\/pass\/test\/questions\/1$/);
    assert.ok(!student.url().includes(code), "the code stands in no address");
    await student.goto("/pass/test/questions/all");
    await checkPage(student);
    await student.locator('label[for="q1-B"]').click();
    await student.locator("#lesson-tools p", { hasText: "Saved" }).waitFor();
    await student.locator("#answered", { hasText: "1 of 27" }).waitFor();

    await student.context().setOffline(true);
    await student.locator('label[for="q2-C"]').click();
    await student.locator("#w1-answer").fill("Job 2 leaves $22.20 a week more.");
    await student.locator("#lesson-tools p", { hasText: "No connection" }).waitFor();
    await shot(student, "online-no-connection");
    await student.context().setOffline(false);
    for (const problem of takeProblems(student)) assert.match(problem, /ERR_INTERNET_DISCONNECTED/, "nothing else went wrong");
    await student.locator("#answered", { hasText: "3 of 27" }).waitFor({ timeout: 15_000 });
    await student.reload();
    assert.ok(await student.locator("#q2-C").isChecked(), "what was answered without a connection is there");
    assert.equal(await student.locator("#w1-answer").inputValue(), "Job 2 leaves $22.20 a week more.");
    await student.locator("#lesson-tools button", { hasText: "Larger text" }).click();
    await shot(student, "online-large");
    await student.locator("#lesson-tools button", { hasText: "Regular text" }).click();

    await mentor.goto(`${at}/online`);
    assert.match(await mentor.locator("main").innerText(), /3 of 27 answered/);
    await checkPage(mentor);
    await shot(mentor, "online-watch");

    for (let item = 3; item <= 25; item += 1) await student.locator(`label[for="q${item}-A"]`).click();
    await student.locator("button[value=review]").click();
    await student.waitForURL(/\/review$/);
    assert.match(await student.locator("main").innerText(), /1 question has no answer/);
    await checkPage(student);
    await shot(student, "online-review");
    await student.locator("main form button").click();
    await student.waitForURL(/\/over$/);
    await checkPage(student);
    await shot(student, "online-over");
    await student.goto("/pass/test/questions/1");
    assert.match(student.url(), /\/pass\/test$/, "the browser has forgotten the test");
    await student.context().close();

    await mentor.goto(at);
    assert.match(await mentor.locator("main").innerText(), /\d+\/25.*online/);
    await mentor.context().close();

    const office = await openPage(browser);
    await signIn(office, "pass.nd@sendero.example", PASSWORD);
    await office.goto("/pass/written");
    await checkPage(office);
    await office.locator("main .lines a").first().click();
    await office.locator("#points-w1").waitFor();
    await checkPage(office);
    await shot(office, "online-written");
    await office.locator("#points-w1").fill("3");
    await office.locator("#points-w2").fill("0");
    await office.locator("main form.lesson button").click();
    await office.locator("[role=status]", { hasText: "saved" }).waitFor();
    await office.context().close();
  });

  test("without script on a phone in Spanish, page by page, and giving up is asked twice", async () => {
    const mentor = await openPage(browser, { script: false, width: 390 });
    await signIn(mentor, "mentor.nd@sendero.example", PASSWORD);
    await mentor.goto(`/es${at}/online`);
    await checkPage(mentor);
    await shot(mentor, "online-allow-phone");
    const code = await allowed(mentor, `/es${at}`, "2");
    await shot(mentor, "online-fresh-code-phone");
    await mentor.context().close();

    const phone = await openPage(browser, { script: false, width: 390 });
    await phone.goto("/es/pass/test");
    await checkPage(phone);
    await phone.locator("#code").fill(code);
    await phone.locator("main form button").click();
    await checkPage(phone);
    await shot(phone, "online-ready-phone");
    await phone.locator("main form button").click();
    await phone.goto("/es/pass/test/questions/1");
    await phone.locator('label[for="q1-A"]').click();
    await phone.locator('label[for="q5-D"]').click();
    await phone.locator("button[value=next]").click();
    await phone.waitForURL(/\/es\/pass\/test\/questions\/2$/);
    assert.match(await phone.locator("#answered").innerText(), /2 de 27/);
    await checkPage(phone);
    await shot(phone, "online-questions-phone");
    await phone.locator("button[value=back]").click();
    await phone.waitForURL(/\/questions\/1$/);
    assert.ok(await phone.locator("#q1-A").isChecked());
    await phone.locator('a[href$="/quit"]').click();
    await checkPage(phone);
    await shot(phone, "online-quit-phone");
    await phone.locator("label[for=quit]").click();
    await phone.locator("main form button").click();
    await phone.waitForURL(/\/over$/);
    assert.match(await phone.locator("h1").last().innerText(), /abandonó/);
    await checkPage(phone);
    await phone.context().close();
  });
});

/** Allows the test of a unit on its page; answers the code. */
async function allowed(page, at, unit) {
  await page.goto(`${at}/online`);
  await page.locator("#unit").selectOption(unit);
  await page.locator("#supervisor").fill("Gloria Benavides");
  await page.locator("label[for=confirm-yes]").click();
  await page.locator("form.usa-form--large button").click();
  await page.locator("#fresh-code").waitFor();
  await checkPage(page);
  return (await page.locator("#fresh-code").innerText()).trim();
}

/** Enrolls a student of the demo in the demonstration course, with units 1 and 2 ready for their tests; its address. */
async function enrolled(browser) {
  const office = await openPage(browser, { script: false });
  await signIn(office, "pass.nd@sendero.example", PASSWORD);
  await office.goto(`/pass/refer?student=${MARISOL}&course=${COURSE}`);
  // All units are asked for unless somebody takes some out.
  for (const unit of ["3", "4", "5"]) await office.locator(`label[for=units-${unit}]`).click();
  await office.locator("#school").fill("Grafton High School");
  await office.locator("main form button").click();
  await office.waitForURL(/\/pass\/enrollments\/[0-9a-f-]{36}$/);
  const at = new URL(office.url()).pathname;
  await office.goto(`${at}/agree`);
  await office.locator("label[for=agreed-yes]").click();
  await office.locator("#said-by").fill("Ms. Ortiz, counselor");
  await sent(office, at);
  for (const [deed, choices] of [["consent", {}], ["step", { step: "approve" }], ["assign", null], ["step", { step: "enroll" }]]) {
    await office.goto(`${at}/${deed}`);
    if (choices === null) {
      for (const field of ["site", "mentor"]) await office.locator(`#${field}`).selectOption({ index: 1 });
    } else {
      for (const [field, value] of Object.entries(choices)) await office.locator(`#${field}`).selectOption(value);
    }
    await sent(office, at);
  }
  for (const step of ["1:start", "1:finish", "2:start", "2:finish"]) {
    await office.goto(`${at}/unit`);
    await office.locator("#unit-step").selectOption(step);
    await sent(office, at);
  }
  await office.context().close();
  return at;
}

/** Sends a form that leads back to the enrollment. */
async function sent(page, at) {
  await page.locator("main form button").click();
  assert.equal(new URL(page.url()).pathname, at, await page.locator("main").innerText());
}
