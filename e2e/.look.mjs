import { launch, openPage, signIn, PASSWORD, ADDRESS } from "./browser.mjs";
import { checkPage } from "./page-check.mjs";
const b = await launch();
const out = "/tmp/probe2/shots/";
for (const [name, width] of [["p", 390], ["d", 1280]]) {
  const page = await openPage(b, { width });
  await signIn(page, "karen.nd@sendero.example", PASSWORD);
  for (const [k, path] of [["rules", "/state-rules/ND"], ["rules-es", "/es/state-rules/ND"], ["set", "/state-rules/ND/settings/fape-until-age"], ["setb-es", "/es/state-rules/ND/settings/hse-counts-as-completion"], ["act-es", "/es/state-rules/ND/activities"], ["cat", "/eligibility/activities?state=ND"], ["cov", "/eligibility/coverage"], ["case", "/assessments?case=ELG-0087"], ["case-es", "/es/assessments?case=ELG-0087"]]) {
    await page.goto(path);
    try { await checkPage(page); } catch (e) { console.log(name, path, String(e).slice(0, 800)); }
    await page.screenshot({ path: `${out}${k}-${name}.png`, fullPage: true });
  }
  await page.context().close();
}
await b.close();
