// An event as its organizer and those who registered live it: registered, moved, canceled. The letters go over SMTP to a real
// mail server; the calendar files in them are read by icalendar, which is another program's library.

import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { homedir, tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { fileURLToPath } from "node:url";
import { launch, openPage, shot, signIn } from "./browser.mjs";
import { addUser, settings, startMail, startProgram } from "./mail.mjs";
import { checkPage } from "./page-check.mjs";

const PYTHON = join(process.env.XDG_CACHE_HOME ?? join(homedir(), ".cache"), "sendero/e2e-python/bin/python3");
const READER = fileURLToPath(new URL("read_feed.py", import.meta.url));
const PASSWORD = "los fresnos de la escuela";
const PHONE_PIXELS = 390;
/** What no letter about a change may say: who else registered, and the keys of registrations. */
const PRIVATE = /Rosa|Ana|Peña|\/registrations\//;

describe("an event that changes", { timeout: 120_000 }, () => {
  let browser;
  let folder;
  let mail;
  let stop;
  let organizer;
  let address;
  let first;

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), "sendero-events-"));
    mail = await startMail();
    const program = await settings(join(folder, "data"), mail);
    address = program.address;
    const editor = { email: "editor@tx.example", name: "Elsa Ríos", role: "editor", organization: "TX" };
    await addUser(program.env, { ...editor, password: PASSWORD });
    stop = await startProgram(program);
    browser = await launch();
    organizer = await openPage(browser, { address });
    await signIn(organizer, editor.email, PASSWORD);
  });
  after(async () => {
    await browser?.close();
    await stop?.();
    mail?.server.close();
    await rm(folder, { recursive: true, force: true });
  });

  test("its organizer announces it, and two people register, one of them in Spanish on a phone", async () => {
    await organizer.goto("/organize/events/new");
    await checkPage(organizer);
    await organizer.locator("#slug").fill("field-day");
    await organizer.locator("#standing").selectOption("open");
    await organizer.locator("#title-en").fill("A day in the field");
    await organizer.locator("#title-es").fill("Un día en el campo");
    await organizer.locator("#starts").fill(inDays(30, "14:00"));
    await organizer.locator("#ends").fill(inDays(30, "15:00"));
    await organizer.locator("#venue").fill("Hall 1");
    await organizer.locator("#capacity").fill("1");
    await press(organizer, "Save the event");
    await checkPage(organizer);
    const rosa = await openPage(browser, { address });
    await register(rosa, "/events/field-day", "Rosa Peña", "rosa@tx.example");
    assert.match(await rosa.locator("h1").innerText(), /You have a seat/);
    const ana = await openPage(browser, { address, script: false, width: PHONE_PIXELS });
    await register(ana, "/es/events/field-day", "Ana Luz", "ana@nd.example");
    assert.match(await ana.locator("h1").innerText(), /lista de espera/);
    await checkPage(ana);
    first = await read(await mail.next("rosa@tx.example"));
    assert.deepEqual([first.method, first.sequence, first.location], ["PUBLISH", "0", "Hall 1"]);
    const waits = await read(await mail.next("ana@nd.example"));
    assert.match(waits.title, /^Lista de espera/);
    assert.equal(waits.method, undefined);
    for (const page of [rosa, ana]) await page.context().close();
  });

  test("another hour and another hall reach both, each in her language, with what was before", async () => {
    await organizer.goto("/organize/events/field-day");
    assert.match(await organizer.locator("main").innerText(), /everyone who registered gets one e-mail/);
    await organizer.locator("#starts").fill(inDays(30, "09:00"));
    await organizer.locator("#ends").fill(inDays(30, "10:00"));
    await organizer.locator("#venue").fill("Hall 2");
    await press(organizer, "Save the event");
    const rosa = await read(await mail.next("rosa@tx.example"));
    assert.equal(rosa.title, "Changed: A day in the field");
    assert.match(rosa.text, /When: .*9:00 am – 10:00 am.*\(before: .*2:00 pm – 3:00 pm/);
    assert.match(rosa.text, /Where: Hall 2 \(before: Hall 1\)/);
    assert.deepEqual([rosa.method, rosa.sequence, rosa.uid, rosa.location], ["PUBLISH", "1", first.uid, "Hall 2"]);
    const ana = await read(await mail.next("ana@nd.example"));
    assert.equal(ana.title, "Cambio: Un día en el campo");
    assert.match(ana.text, /Dónde: Hall 2 \(antes: Hall 1\)/);
    for (const letter of [rosa, ana]) assert.doesNotMatch(letter.text, PRIVATE);
  });

  test("when it is canceled, both hear of it once, and the calendar of who had a seat strikes it out", async () => {
    await organizer.locator("#standing").selectOption("canceled");
    await press(organizer, "Save the event");
    await press(organizer, "Save the event");
    const rosa = await read(await mail.next("rosa@tx.example"));
    assert.equal(rosa.title, "Canceled: A day in the field");
    assert.deepEqual(
      [rosa.method, rosa.sequence, rosa.uid, rosa.status, rosa.attendee],
      ["CANCEL", "2", first.uid, "CANCELLED", "mailto:rosa@tx.example"],
    );
    const ana = await read(await mail.next("ana@nd.example"));
    assert.equal(ana.title, "Cancelado: Un día en el campo");
    for (const letter of [rosa, ana]) assert.doesNotMatch(letter.text, PRIVATE);
    await new Promise((resolve) => setTimeout(resolve, 2_500));
    assert.deepEqual(mail.waiting(), [], "nobody is told twice");
    for (const prefix of ["", "/es"]) {
      await organizer.goto(`${prefix}/events/field-day`);
      assert.match(await organizer.locator("main").innerText(), prefix === "" ? /Canceled/ : /Cancelado/);
      await checkPage(organizer);
      await shot(organizer, `events-canceled${prefix.slice(1)}`);
    }
  });
});

async function register(page, path, name, email) {
  await page.goto(`${path}/register`);
  await checkPage(page);
  await page.locator("#name").fill(name);
  await page.locator("#email").fill(email);
  await page.locator("main form button").click();
  await page.waitForURL(/\/registrations\/[0-9a-f]+$/);
}

async function press(page, name) {
  await page.getByRole("button", { name, exact: true }).click();
  await page.waitForLoadState();
}

/** A day from now at an hour, as a field for both takes it. */
function inDays(days, hour) {
  return `${new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10)}T${hour}`;
}

/** A letter as another program reads it; whatever that finds wrong fails the test. */
async function read(letter) {
  const found = await new Promise((resolve, reject) => {
    const reader = execFile(PYTHON, [READER, "letter"], (error, stdout) => (error ? reject(error) : resolve(JSON.parse(stdout))));
    reader.stdin.end(letter);
  });
  assert.deepEqual(found.problems, [], letter);
  return found.entries[0];
}
