// Opens pages in the system's Chromium, and watches each for what must never happen: script errors, and requests to others.

import { existsSync } from "node:fs";
import { mkdir } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { chromium } from "playwright-core";

const PROGRAMS = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];
const FLAGS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];
const ACTION_TIMEOUT_MS = 10_000;

/** Where the demo listens; run.mjs says so to every test file. */
export const ADDRESS = process.env.SENDERO_E2E_ADDRESS;
/** What the demo printed before it named its address. */
export const DEMO_OUTPUT = process.env.SENDERO_E2E_OUTPUT ?? "";
/** The password of everybody in the demo, and the number of the child whose move its last package told. */
export const PASSWORD = DEMO_OUTPUT.match(/password “(.+)”/)?.[1];
export const MARISOL = DEMO_OUTPUT.match(/\/children\/(\d{12})/)?.[1];

const watched = new WeakMap();
const scriptless = new WeakSet();

export async function launch() {
  const executablePath = PROGRAMS.find(existsSync);
  if (!executablePath) {
    throw new Error("Chromium was not found; install it (Debian: apt-get install chromium).");
  }
  return chromium.launch({ executablePath, args: FLAGS });
}

/**
 * A page with cookies of its own, as one person at one desk. `script: false` switches JavaScript off, `width` is in pixels,
 * `address` is another program's than the demo's.
 */
export async function openPage(browser, { script = true, width = 1280, language = "en-US", address = ADDRESS } = {}) {
  const context = await browser.newContext({
    baseURL: address,
    javaScriptEnabled: script,
    locale: language,
    viewport: { width, height: 900 },
  });
  context.setDefaultTimeout(ACTION_TIMEOUT_MS);
  const page = await context.newPage();
  watch(page, address);
  if (!script) scriptless.add(page);
  return page;
}

/**
 * Hands a page in which checks can run to `action`: the page itself, or, where script is switched off, a copy of it as it is
 * now, in which no script of its own runs.
 */
export async function withScript(page, action) {
  if (!scriptless.has(page)) return action(page);
  const context = await page.context().browser().newContext({ viewport: page.viewportSize() });
  try {
    const copy = await context.newPage();
    const body = await page.content();
    const headers = { "content-security-policy": "script-src 'none'" };
    await copy.route(page.url(), (route) => route.fulfill({ contentType: "text/html; charset=utf-8", body, headers }));
    await copy.goto(page.url());
    return await action(copy);
  } finally {
    await context.close();
  }
}

/** Collects script errors, and requests that leave the site the page belongs to. */
function watch(page, address) {
  const problems = [];
  watched.set(page, problems);
  page.on("pageerror", (error) => problems.push(`script error: ${error.message}`));
  page.on("console", (message) => {
    // An answer such as 404 is logged as an error too; whether it was right, the test itself knows.
    const isAnswer = message.text().startsWith("Failed to load resource: the server responded");
    const isMainPage = message.location().url === page.url();
    if (message.type() === "error" && !(isAnswer && isMainPage)) {
      problems.push(`console error: ${message.text()} (${message.location().url})`);
    }
  });
  page.on("request", (request) => {
    const url = new URL(request.url());
    const own = page.url() === "about:blank" || request.isNavigationRequest() ? address : page.url();
    if (url.protocol.startsWith("http") && own && url.origin !== new URL(own).origin) {
      problems.push(`request to another site: ${request.url()}`);
    }
  });
}

/** What was watched since the last call. */
export function takeProblems(page) {
  return watched.get(page).splice(0);
}

/** Does what sends a form or follows a link, and waits for the page that it leads to. */
export async function arrive(page, act) {
  await Promise.all([page.waitForEvent("load"), act()]);
}

/** Signs in through the form, and fails if the form comes back. */
export async function signIn(page, email, password) {
  await page.goto("/sign-in");
  await page.locator('input[name="email"]').fill(email);
  await page.locator('input[name="password"]').fill(password);
  const button = page.locator('main form button[type="submit"], main form button:not([type])').first();
  await arrive(page, () => button.click());
  if (new URL(page.url()).pathname.endsWith("/sign-in")) {
    throw new Error(`${email} could not sign in: ${await page.locator("main").innerText()}`);
  }
}

/** Keeps a picture of the page in e2e/shots when SENDERO_E2E_SHOTS is set. */
export async function shot(page, name) {
  if (!process.env.SENDERO_E2E_SHOTS) return;
  const folder = fileURLToPath(new URL("shots/", import.meta.url));
  await mkdir(folder, { recursive: true });
  await page.screenshot({ path: `${folder}${name}.png`, fullPage: true });
}
