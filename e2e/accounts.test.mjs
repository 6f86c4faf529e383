// Accounts as people live them: invited by letter, a code beside the password, locked out, helped, signed out elsewhere.
// The letters go over SMTP to a real mail server, and the program is `sendero serve` with an empty nation.

import assert from "node:assert/strict";
import { execFile, spawn } from "node:child_process";
import { createHmac } from "node:crypto";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { SMTPServer } from "smtp-server";
import { arrive, launch, openPage, shot } from "./browser.mjs";
import { student, zipPackage } from "./packages.mjs";
import { checkPage } from "./page-check.mjs";

const PROGRAM = process.env.SENDERO_E2E_PROGRAM;
const PASSWORD = "los fresnos de la escuela";
const OTHER_PASSWORD = "otra frase larga y mía";
const WAIT_SECS = 20;

describe("accounts", { timeout: 240_000 }, () => {
  let address;
  let browser;
  let folder;
  let mail;
  let program;
  let administrator;
  let secret;
  let recovery;

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), "sendero-accounts-"));
    mail = await startMail();
    const port = await freePort();
    address = `http://127.0.0.1:${port}`;
    const env = { ...others(), SENDERO_DATA: join(folder, "data"), SENDERO_LISTEN: `127.0.0.1:${port}`,
      SENDERO_SECURE_COOKIES: "false", SENDERO_SMTP: `smtp://127.0.0.1:${mail.port}`, SENDERO_LOG: "debug",
      SENDERO_MAIL_FROM: "Sendero <no-reply@sendero.example>" };
    await addUser(env, "carmen@tx.example", "Carmen Ortiz", "user-administrator");
    program = startProgram(env);
    await until("the program listens", () => fetch(`${address}/readyz`).then((answer) => answer.ok, () => false));
    browser = await launch();
    administrator = await openPage(browser, { address });
  });
  after(async () => {
    await browser?.close();
    program?.process.kill("SIGTERM");
    await program?.ended;
    mail?.server.close();
    await rm(folder, { recursive: true, force: true });
  });

  test("an administrator invites somebody, whose letter leads to a password and to her first page", async () => {
    await enter(administrator, "carmen@tx.example", PASSWORD);
    await administrator.goto("/people/invite");
    await checkPage(administrator);
    await administrator.locator("#name").fill("Rosa Treviño");
    await administrator.locator("#email").fill("rosa@tx.example");
    await administrator.locator("#organization").fill("TX");
    await administrator.locator('label[for="roles-recruiter"]').click();
    await administrator.locator("#approval").fill("form of November 2, signed by her supervisor");
    await press(administrator, "Send the invitation");
    assert.match(await administrator.locator("main").innerText(), /invited, no password yet/);
    await checkPage(administrator);
    await shot(administrator, "accounts-person");
    const letter = await mail.next("rosa@tx.example");
    assert.match(letter, /^Subject: You are invited to Sendero/m);
    assert.match(letter, /^Auto-Submitted: auto-generated/m);
    assert.doesNotMatch(letter, /Rosa|Treviño|Carmen|supervisor/, "a letter names nobody");
    const rosa = await openPage(browser, { address, script: false, width: 390 });
    await rosa.goto(linkIn(letter));
    await checkPage(rosa);
    await choose(rosa, OTHER_PASSWORD);
    await type(rosa, "rosa@tx.example", OTHER_PASSWORD);
    assert.match(await rosa.locator("h1").innerText(), /Good to see you, Rosa Treviño/);
    await rosa.goto(linkIn(letter));
    assert.match(await rosa.locator("h1").innerText(), /This link no longer works/);
    await rosa.context().close();
  });

  test("a second factor is set up with a telephone, and asked for at the next sign-in", async () => {
    const rosa = await openPage(browser, { address });
    await enter(rosa, "rosa@tx.example", OTHER_PASSWORD);
    await rosa.goto("/profile/second-factor");
    await checkPage(rosa);
    await shot(rosa, "accounts-second-factor");
    secret = (await rosa.locator(".secret code").innerText()).replaceAll(" ", "");
    // The same one is typed twice: the step of the clock may end in between.
    const first = code(secret);
    await rosa.locator("#code").fill(first);
    await press(rosa, "Turn on two-step sign-in");
    recovery = await rosa.locator(".secret li").allInnerTexts();
    assert.equal(recovery.length, 10);
    await checkPage(rosa);
    assert.match(await mail.next("rosa@tx.example"), /Two-step sign-in was turned on/);
    await press(rosa, "Sign out");
    await type(rosa, "rosa@tx.example", OTHER_PASSWORD);
    assert.match(await rosa.locator("h1").innerText(), /Enter your code/);
    await checkPage(rosa);
    await rosa.locator("#code").fill(first);
    await press(rosa, "Sign in");
    assert.match(await rosa.locator("main").innerText(), /has already been used/, "the code of the set-up is used up");
    await rosa.locator("#code").fill(recovery[0].toLowerCase());
    await press(rosa, "Sign in");
    assert.match(await rosa.locator("h1").innerText(), /Good to see you/);
    await rosa.context().close();
  });

  test("an administrator takes a lost telephone's factor away, and a forgotten password is replaced by letter", async () => {
    await administrator.goto("/people?q=rosa");
    await checkPage(administrator);
    await administrator.locator("main tbody a").first().click();
    await administrator.locator('label[for="factor"]').click();
    await press(administrator, "Send a link to choose another password");
    assert.match(await mail.next("rosa@tx.example", /Choose another password/), /\/new-password\?ticket=/);
    assert.match(await mail.next("rosa@tx.example", /was turned off/), /profile/);
    const rosa = await openPage(browser, { address, script: false });
    await rosa.goto("/es/forgotten");
    await checkPage(rosa);
    await rosa.locator("#email").fill("rosa@tx.example");
    await press(rosa, "Enviarme el enlace");
    assert.match(await rosa.locator("main").innerText(), /Si esta dirección tiene una cuenta/);
    await rosa.goto(linkIn(await mail.next("rosa@tx.example", /within one hour/)));
    await choose(rosa, PASSWORD);
    await type(rosa, "rosa@tx.example", PASSWORD);
    assert.match(await rosa.locator("h1").innerText(), /Good to see you/, "and no code is asked for");
    await rosa.context().close();
  });

  test("a person sees where she is signed in, and signs out there", async () => {
    const [desk, telephone] = [await openPage(browser, { address }), await openPage(browser, { address })];
    for (const page of [desk, telephone]) await enter(page, "rosa@tx.example", PASSWORD);
    await desk.goto("/es/profile");
    await checkPage(desk);
    await desk.goto("/profile");
    await checkPage(desk);
    await shot(desk, "accounts-profile");
    const ends = desk.locator('form[action*="/profile/sessions/"] button');
    while ((await ends.count()) > 0) {
      await arrive(desk, () => ends.first().click());
    }
    await telephone.goto("/work");
    assert.match(new URL(telephone.url()).pathname, /\/sign-in$/);
    await desk.goto("/work");
    assert.match(await desk.locator("h1").innerText(), /Good to see you/);
    for (const page of [desk, telephone]) await page.context().close();
  });

  test("a program comes with a key that was shown once", async () => {
    await administrator.goto("/keys");
    await administrator.locator("#name").fill("Nightly transfer");
    await administrator.locator("#organization").fill("TX");
    await administrator.locator('label[for="roles-batch-submitter"]').click();
    await press(administrator, "Create the key and show it once");
    await checkPage(administrator);
    const key = await administrator.locator(".secret code").first().innerText();
    const body = await readFile(await zipPackage(join(folder, "night"), { "students.csv": [student("TX", "KEY-1")] }));
    const api = `${address}/api/v1/submissions`;
    const handIn = (token) => fetch(api, { method: "POST", headers: { authorization: `Bearer ${token}` }, body });
    const refused = await handIn(`${key}0`);
    assert.equal(refused.status, 401);
    assert.match(refused.headers.get("www-authenticate"), /invalid_token/);
    const taken = await handIn(key);
    assert.equal(taken.status, 202);
    const follow = new URL(taken.headers.get("location"), address);
    let now;
    await until("the package is read", async () => {
      now = await (await fetch(follow, { headers: { authorization: `Bearer ${key}` } })).json();
      return now.is_final;
    });
    assert.equal(now.phase, "done");
    assert.equal(now.counts.good, 1);
  });

  test("after eight wrong passwords an account pauses, and the lists of people are right in both languages", async () => {
    for (const prefix of ["", "/es"]) {
      for (const path of ["/people", "/people/review", "/people/training", "/people/invite", "/keys"]) {
        assert.equal((await administrator.goto(prefix + path)).status(), 200, prefix + path);
        await checkPage(administrator);
      }
    }
    const thief = await openPage(browser, { address });
    for (let tries = 0; tries < 9; tries += 1) await type(thief, "rosa@tx.example", "not her password at all");
    assert.match(await thief.locator("h1").innerText(), /Too many attempts/);
    await checkPage(thief);
    await type(thief, "rosa@tx.example", PASSWORD);
    assert.match(await thief.locator("h1").innerText(), /Too many attempts/, "the right one does not help now");
    await thief.context().close();
  });

  test("the log of all this tells no name, no address and no secret", async () => {
    const log = program.output();
    assert.ok(log.length > 0);
    for (const word of ["Rosa", "Treviño", "rosa@", "Carmen", "carmen@", PASSWORD, OTHER_PASSWORD, "ticket=", "sendero_", secret, recovery[0]]) {
      assert.ok(!log.includes(word), `the log tells “${word}”`);
    }
  });

  async function enter(page, email, password) {
    await type(page, email, password);
    assert.match(await page.locator("h1").innerText(), /Good to see you/);
  }

  async function type(page, email, password) {
    await page.goto("/sign-in");
    await page.locator("#email").fill(email);
    await page.locator("#password").fill(password);
    await arrive(page, () => page.locator("main form button").click());
  }

  async function choose(page, password) {
    await page.locator("#password").fill(password);
    await page.locator("#again").fill(password);
    await arrive(page, () => page.locator("main form button").click());
    assert.match(new URL(page.url()).pathname, /\/sign-in$/);
  }
});

async function press(page, name) {
  await arrive(page, () => page.getByRole("button", { name, exact: true }).click());
}

/** The code that a telephone shows now for a secret (RFC 6238). */
function code(secret) {
  const bits = [...secret].map((sign) => "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".indexOf(sign).toString(2).padStart(5, "0")).join("");
  const key = Buffer.from(bits.match(/.{8}/g).map((byte) => parseInt(byte, 2)));
  const step = Buffer.alloc(8);
  step.writeBigUInt64BE(BigInt(Math.floor(Date.now() / 30_000)));
  const hash = createHmac("sha1", key).update(step).digest();
  const number = hash.readUInt32BE(hash.at(-1) & 15) & 0x7fffffff;
  return String(number % 1_000_000).padStart(6, "0");
}

/** A mail server that takes every letter; `next` answers the oldest one to an address that was not looked at yet. */
async function startMail() {
  const letters = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ["STARTTLS"],
    onData(stream, session, done) {
      const chunks = [];
      stream.on("data", (chunk) => chunks.push(chunk));
      stream.on("end", () => {
        const to = session.envelope.rcptTo.map((recipient) => recipient.address);
        letters.push({ to, text: unfolded(Buffer.concat(chunks).toString("utf8")) });
        done();
      });
    },
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  const next = async (to, about = /./) => {
    const fits = (letter) => letter.to.includes(to) && about.test(letter.text);
    await until(`a letter to ${to} about ${about}`, () => letters.some(fits));
    return letters.splice(letters.findIndex(fits), 1)[0].text;
  };
  return { server, port: server.server.address().port, next };
}

/** A letter's text without the soft line breaks and escapes of quoted-printable. */
function unfolded(text) {
  if (!/^Content-Transfer-Encoding: quoted-printable/im.test(text)) return text;
  return text.replace(/=\r?\n/g, "").replace(/=([0-9A-F]{2})/g, (_, hex) => String.fromCharCode(parseInt(hex, 16)));
}

function linkIn(letter) {
  return letter.match(/http:\/\/\S+\/new-password\?ticket=\S+/)[0];
}

function freePort() {
  return new Promise((resolve) => {
    const server = createServer().listen(0, "127.0.0.1", () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}

/** The environment without the settings of these tests, which the program does not know. */
function others() {
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith("SENDERO_")));
}

function addUser(env, email, name, role) {
  return new Promise((resolve, reject) => {
    const args = ["user", "add", "--email", email, "--name", name, "--role", role, "--organization", "TX"];
    const command = execFile(PROGRAM, args, { env, cwd: tmpdir() }, (error) => (error ? reject(error) : resolve()));
    command.stdin.end(`${PASSWORD}\n`);
  });
}

function startProgram(env) {
  const running = spawn(PROGRAM, ["serve"], { env, cwd: tmpdir(), stdio: ["ignore", "pipe", "pipe"] });
  process.once("exit", () => running.kill("SIGKILL"));
  let output = "";
  for (const stream of ["stdout", "stderr"]) running[stream].setEncoding("utf8").on("data", (text) => (output += text));
  return { process: running, ended: new Promise((resolve) => running.once("close", resolve)), output: () => output };
}

async function until(what, holds) {
  for (let left = WAIT_SECS * 10; left > 0; left -= 1) {
    if (await holds()) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`${what}: not in ${WAIT_SECS} s`);
}
