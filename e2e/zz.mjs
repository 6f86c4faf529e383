import { launch, openPage, signIn, PASSWORD, MARISOL } from "/work/main/e2e/browser.mjs";
const b = await launch();
for (const width of [390,1280]) for (const pre of ["","/es"]) {
  const page = await openPage(b,{width});
  const s=async(p,n)=>{await page.goto(pre+p);await page.screenshot({path:`/tmp/e2e-work/s_${n}_${pre.slice(1)||"en"}_${width}.png`,fullPage:true})};
  await s("/","home");
  await signIn(page,"karen.nd@sendero.example",PASSWORD);
  for (const [p,n] of [["/work","work"],["/children","find"],["/reviews","reviews"],["/submissions","submissions"],[`/children/${MARISOL}?purpose=enrollment`,"record"],[`/children/${MARISOL}/seen`,"seen"],["/inbox","inbox"]]) await s(p,n);
  await page.goto(pre+"/reviews"); let h=await page.locator(".queue-title a").first().getAttribute("href"); await s(h.replace(/^\/es/,""),"review");
  await page.goto(pre+"/submissions"); const i=page.locator("tbody th a", ); h=await i.nth(0).getAttribute("href"); await s(h.replace(/^\/es/,""),"submission");
  await page.context().close();
}
await b.close();
