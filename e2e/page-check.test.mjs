// Proves that the page check finds what it is there to find, on small pages served here.

import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { launch, openPage } from "./browser.mjs";
import { problemsOf } from "./page-check.mjs";

const SITE = "http://page-check.test";

const GOOD = `<!doctype html><html lang="en"><head><title>A page</title>
  <meta name="viewport" content="width=device-width, initial-scale=1"><link rel="icon" href="data:,"></head>
  <body><a href="#main">Skip to main content</a><main id="main" tabindex="-1"><h1>A page</h1><p>Text.</p></main></body></html>`;

/** What the check says of a page with this source at this path. */
async function check(browser, source, { path = "/", script = true } = {}) {
  const page = await openPage(browser, { script });
  await page.route("**/*", (route) =>
    new URL(route.request().url()).origin === SITE
      ? route.fulfill({
          contentType: "text/html",
          body: source,
          headers: { "content-security-policy": "default-src 'self'; script-src 'unsafe-inline'; img-src * data:" },
        })
      : route.abort(),
  );
  await page.goto(SITE + path);
  const problems = await problemsOf(page);
  await page.context().close();
  return problems.filter((problem) => !problem.startsWith(`request to another site: ${SITE}`));
}

describe("the page check", { timeout: 120_000 }, () => {
  let browser;
  before(async () => (browser = await launch()));
  after(() => browser.close());

  const finds = (name, change, wanted, options) =>
    test(name, async () => {
      const problems = await check(browser, change(GOOD), options);
      assert.ok(problems.some((problem) => problem.includes(wanted)), `${wanted} is not in:\n${problems.join("\n")}`);
    });

  test("finds nothing on a good page, with and without script", async () => {
    assert.deepEqual(await check(browser, GOOD), []);
    assert.deepEqual(await check(browser, GOOD, { script: false }), []);
  });
  finds("finds a field without a label", (page) => page.replace("<p>", "<p><input name=a>"), "label");
  const pale = (page) => page.replace("<p>", '<p><font color="#cccccc">Pale</font>');
  finds("finds text that is too pale", pale, "contrast");
  finds("finds text that is too pale where script is off", pale, "contrast", { script: false });
  finds("finds a second first heading", (page) => page.replace("<p>", "<h1>Again</h1><p>"), "2 first headings");
  finds("finds a page in the wrong language", (page) => page, 'its address says "es"', { path: "/es/guides" });
  finds("finds a page that lost its skip link", (page) => page.replace(/<a .*?<\/a>/, ""), "no skip link");
  finds("finds a skip link that leads nowhere", (page) => page.replace('id="main"', ""), "no skip link");
  finds("finds a page wider than a phone", (page) => page.replace("Text.", "W".repeat(200)), "at 390 px the page is");
  finds("finds a script error", (page) => page.replace("</body>", "<script>absent()</script></body>"), "absent is not defined");
  finds(
    "finds a request to another site",
    (page) => page.replace("<p>", '<img alt="" src="http://elsewhere.test/pixel.png"><p>'),
    "request to another site: http://elsewhere.test/pixel.png",
  );
});
