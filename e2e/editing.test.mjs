// The editors' side of the public pages: every page of theirs checked in both languages, and the way of a story from its
// nomination over a picture, a text and its translation to a consent and the page that readers see.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { after, before, describe, test } from "node:test";
import { fileURLToPath } from "node:url";
import { PASSWORD, launch, openPage, shot, signIn } from "./browser.mjs";
import { checkPage } from "./page-check.mjs";

const EDITOR = "editor@sendero.example";
const PICTURE = fileURLToPath(new URL("../assets/dist/social-home-en.png", import.meta.url));
const PAGES = [
  "/texts", "/texts?kind=updates", "/texts/feedback", "/texts/pictures", "/texts/links", "/texts/nominations",
  "/organize/events", "/organize/events/new", "/organize/events/demo-directors-meeting", "/nominations", "/states/nd/edit",
];
const STORY = {
  title: "From the orchard to the clinic", name: "Itzel", role: "Nurse, Washington", quote: "I came back.",
  portrait_alt: "A field in furrows, drawn.", teaser: "She came back to the clinic of her childhood.", body: "She tells it herself.",
};

describe("every page of an editor", { timeout: 280_000 }, () => {
  let browser;
  let editor;
  before(async () => {
    browser = await launch();
    editor = await openPage(browser);
    await signIn(editor, EDITOR, PASSWORD);
  });
  after(() => browser?.close());

  for (const prefix of ["", "/es"]) {
    const language = prefix === "" ? "English" : "Spanish";

    test(`is whole in ${language}`, async () => {
      for (const path of PAGES) {
        assert.equal((await editor.goto(prefix + path)).status(), 200, prefix + path);
        await checkPage(editor);
        await shot(editor, `editing${(prefix + path).replaceAll(/[/?=]/g, "-")}`);
      }
      await editor.goto(`${prefix}/texts?kind=stories`);
      await editor.locator("main tbody a").first().click();
      await checkPage(editor);
      const text = new URL(editor.url()).pathname;
      for (const path of [`${text}/write/en`, `${text}/write/es`, `${text}/consent`]) {
        assert.equal((await editor.goto(path)).status(), 200, path);
        await checkPage(editor);
        await shot(editor, `editing${prefix.replace("/", "-")}-${path.split("/").slice(-2).join("-")}`);
      }
      await editor.goto(text);
      await editor.locator('main a[href*="/versions/"]').first().click();
      await checkPage(editor);
    });

    test(`says what is wrong with a form in ${language}`, async () => {
      for (const [path, least] of [["/texts", 1], ["/texts/pictures", 4], ["/organize/events/new", 3], ["/nominations", 2]]) {
        await editor.goto(prefix + path);
        await editor.locator("main form").last().evaluate((form) => (form.noValidate = true));
        await editor.locator("main form").last().locator("button").last().click();
        await editor.waitForLoadState();
        assert.ok((await editor.locator(".error-summary a").count()) >= least, prefix + path);
        await checkPage(editor);
      }
    });
  }
});

describe("the way of a story", { timeout: 180_000 }, () => {
  let browser;
  let editor;
  let story;
  before(async () => {
    browser = await launch();
    editor = await openPage(browser);
    await signIn(editor, EDITOR, PASSWORD);
  });
  after(() => browser?.close());

  test("a counselor nominates a story, and an editor takes it up", async () => {
    const counselor = await openPage(browser, { script: false, width: 390 });
    await signIn(counselor, "counselor.tx@sendero.example", PASSWORD);
    await counselor.goto("/nominations");
    await counselor.locator("#title").fill("A nurse who came back");
    await counselor.locator("#words").fill("She finished school in three States.");
    await counselor.locator('label[for="family"]').click();
    await press(counselor, "Nominate this story");
    assert.match(await counselor.locator("main").innerText(), /Waiting for the editors/);
    await editor.goto("/texts/nominations");
    await checkPage(editor);
    await editor.locator('input[name="reason"]').first().fill("We will call the family.");
    await editor.locator('button[value="taken"]').first().click();
    await editor.waitForURL(/\/write\/en/);
    story = editor.url().replace(/\/write\/en.*/, "");
    await counselor.goto("/es/nominations");
    assert.match(await counselor.locator("main").innerText(), /We will call the family/);
    await counselor.context().close();
  });

  test("a picture is added with its words, written anew, and stands in the text with its credit", async () => {
    await editor.goto("/texts/pictures");
    await editor.locator("#picture").setInputFiles(PICTURE);
    await editor.locator("#alt-en").fill("A field in furrows");
    await editor.locator("#alt-es").fill("Un campo de surcos");
    await editor.locator("#credit").fill("Drawing: the project");
    await press(editor, "Save this picture");
    await checkPage(editor, { isAtPlace: true });
    await shot(editor, "editing-picture");
    const written = await editor.locator("main code.written").first().innerText();
    const address = written.match(/\((\/media\/[^)]+)\)/)[1];
    const served = await editor.request.get(address);
    assert.equal(served.status(), 200);
    assert.notDeepEqual(await served.body(), await readFile(PICTURE), "the bytes are the program's own");
    await write("en", { ...STORY, portrait: address });
  });

  test("it is published only with a consent, and says on the other side that a translation is missing", async () => {
    await press(editor, "Publish now");
    assert.match(await editor.locator("main").innerText(), /Nothing was published/);
    await checkPage(editor);
    const today = new Date().toISOString().slice(0, 10);
    const given = { "given-by": "Itzel, for herself", extent: "First name, story, on this site", "given-on": today, paper: "File 17" };
    for (const [field, value] of Object.entries(given)) await editor.locator(`#${field}`).fill(value);
    await editor.locator("#valid-through").fill(`${Number(today.slice(0, 4)) + 1}${today.slice(4)}`.replace("-02-29", "-02-28"));
    await editor.locator("main form").last().locator("button").click();
    await editor.waitForLoadState();
    await editor.goto(story);
    await editor.locator('form[action$="/publish"] button').first().click();
    await editor.waitForLoadState();
    const reader = await openPage(browser, { script: false, width: 390 });
    await reader.goto("/stories");
    await reader.locator("a", { hasText: STORY.title }).click();
    assert.match(await reader.locator("main").innerText(), /Drawing: the project/);
    await checkPage(reader);
    await shot(reader, "editing-story");
    await reader.goto(`/es${new URL(reader.url()).pathname}`);
    assert.match(await reader.locator("main").innerText(), /inglés/, "it says that it is not translated");
    await reader.context().close();
  });

  test("a translation is written beside the text, and is marked when the text moves on", async () => {
    await editor.goto(`${story}/write/es`);
    assert.match(await editor.locator("section[aria-labelledby=beside]").innerText(), /She tells it herself/);
    await shot(editor, "editing-beside");
    await checkPage(editor);
    const portrait = await portraitOf("en");
    await write("es", { ...STORY, title: "Del huerto a la clínica", body: "Ella misma lo cuenta.", portrait }, { isLevel: true });
    await press(editor, "Publish now");
    await editor.goto(story);
    assert.doesNotMatch(await editor.locator("main").innerText(), /out of date/i);
    await write("en", { ...STORY, body: "She tells it herself, twice.", portrait });
    await editor.goto(story);
    assert.match(await editor.locator("main").innerText(), /out of date/i);
    await checkPage(editor);
    await shot(editor, "editing-behind");
  });

  async function portraitOf(language) {
    await editor.goto(`${story}/write/${language}`);
    return editor.locator("#portrait").inputValue();
  }

  /** Writes a version of the story in a language, and stays on its preview. */
  async function write(language, fields, { isLevel = false } = {}) {
    await editor.goto(`${story}/write/${language}`);
    await editor.locator("#people").selectOption("real");
    for (const [field, value] of Object.entries(fields)) await editor.locator(`#${field}`).fill(value);
    if (isLevel && !(await editor.locator("#level").isChecked())) await editor.locator('label[for="level"]').click();
    await editor.locator("main form").first().locator("button").last().click();
    await editor.waitForURL(/\/versions\//);
  }
});

async function press(page, name) {
  await page.getByRole("button", { name, exact: true }).first().click();
  await page.waitForLoadState();
}
