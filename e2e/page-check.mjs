// What must hold on every page: no accessibility fault that axe-core can see, at the width of a phone and of a desk; nothing
// wider than the window; the right language; one first heading; the skip link first; no script error; no foreign request.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { takeProblems, withScript } from "./browser.mjs";

const WIDTHS = [390, 1280];
const RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
const AXE = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/**
 * Fails with everything that is wrong with the page as it is now. The language is told by its address. `isAtPlace` says that
 * an answer led to a place inside the page (`#result`), from where Tab goes on, past the skip link.
 */
export async function checkPage(page, { isAtPlace = false } = {}) {
  const problems = await problemsOf(page, { isAtPlace });
  assert.deepEqual(problems, [], `${page.url()}\n${problems.join("\n")}`);
}

export async function problemsOf(page, { isAtPlace = false } = {}) {
  const before = page.viewportSize();
  // The keyboard comes first: the other checks move the focus.
  const problems = [...(isAtPlace ? [] : await skipLinkProblems(page)), ...(await structureProblems(page))];
  for (const width of WIDTHS) {
    await page.setViewportSize({ width, height: 900 });
    problems.push(...(await widthProblems(page, width)));
    problems.push(...(await withScript(page, (open) => axeProblems(open, width))));
  }
  await page.setViewportSize(before);
  return [...problems, ...takeProblems(page)];
}

async function skipLinkProblems(page) {
  await page.evaluate("document.activeElement?.blur(); window.getSelection()?.removeAllRanges()");
  await page.keyboard.press("Tab");
  const reached = await page.evaluate(() => {
    const focused = document.activeElement;
    const target = focused?.getAttribute("href");
    return {
      tag: focused?.outerHTML.slice(0, 120) ?? "nothing",
      leads: Boolean(target?.startsWith("#") && document.getElementById(target.slice(1))),
    };
  });
  // With the focus it would cover what stands below it, which nobody else sees.
  await page.evaluate("document.activeElement?.blur()");
  return reached.leads ? [] : [`the first Tab reaches no skip link but ${reached.tag}`];
}

async function structureProblems(page) {
  const spanish = /^\/es(\/|$)/.test(new URL(page.url()).pathname);
  const { language, headings, title } = await page.evaluate(() => ({
    language: document.documentElement.lang,
    headings: document.querySelectorAll("h1").length,
    title: document.title.trim(),
  }));
  const wanted = spanish ? "es" : "en";
  const problems = [];
  if (language !== wanted) problems.push(`the page says it is in "${language}", its address says "${wanted}"`);
  if (headings !== 1) problems.push(`the page has ${headings} first headings (h1) instead of one`);
  if (!title) problems.push("the page has no title");
  return problems;
}

async function widthProblems(page, width) {
  const { wide, widest } = await page.evaluate(() => {
    const limit = document.documentElement.clientWidth;
    const over = [...document.body.querySelectorAll("*")]
      .filter((element) => element.getBoundingClientRect().right > limit + 1)
      .map((element) => element.outerHTML.slice(0, 120));
    return { wide: document.documentElement.scrollWidth - limit, widest: over[0] };
  });
  return wide > 0 ? [`at ${width} px the page is ${wide} px too wide, for example by ${widest}`] : [];
}

async function axeProblems(page, width) {
  await page.evaluate(AXE);
  const violations = await page.evaluate(async (rules) => {
    const found = await window.axe.run(document, { runOnly: { type: "tag", values: rules } });
    return found.violations.map(({ id, help, nodes }) => ({
      id,
      help,
      nodes: nodes.slice(0, 3).map((node) => `${node.html.slice(0, 160)} ${node.any[0]?.message ?? ""}`),
    }));
  }, RULES);
  return violations.map(({ id, help, nodes }) => `at ${width} px ${id}: ${help}\n    ${nodes.join("\n    ")}`);
}
