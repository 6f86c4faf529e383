// A credential of PASS, checked by verifiers that this project did not write: those of verifier.mjs, and jose for the token.

import assert from "node:assert/strict";
import { writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { importJWK, jwtVerify } from "jose";
import jsonld from "jsonld";
import { MARISOL, PASSWORD, launch, openPage, shot, signIn } from "./browser.mjs";
import { checkPage } from "./page-check.mjs";
import { documentLoader, fetched, verify } from "./verifier.mjs";

describe("credentials", { timeout: 240_000 }, () => {
  let browser;
  let office;
  let credential;
  let passport;
  let at;

  before(async () => {
    browser = await launch();
    office = await openPage(browser);
    await signIn(office, "pass.nd@sendero.example", PASSWORD);
    await office.goto("/pass/enrollments?all=1");
    for (const href of await office.locator("main table a").evaluateAll((all) => all.map((one) => one.getAttribute("href")))) {
      const answer = await office.request.get(`${href}/credential`);
      if (answer.status() !== 200) continue;
      at = href;
      credential = await answer.json();
    }
    assert.ok(credential, "the demo has a signed transcript");
    const answer = await office.request.get(`/pass/students/${MARISOL}/passport/credential`);
    assert.equal(answer.status(), 200);
    passport = await answer.json();
  });
  after(async () => browser?.close());

  test("an outside verifier holds the signature, the issuer's key and the status of both kinds", async () => {
    for (const one of [credential, passport]) {
      const result = await verify(one);
      assert.equal(result.verified, true, String(result.error?.errors?.[0] ?? result.error));
      assert.equal(result.statusResult.verified, true);
      assert.equal(result.statusResult.results[0].status, false, "not revoked");
    }
    const inner = passport.credentialSubject.verifiableCredential[0];
    assert.equal((await verify(inner)).verified, true);
    assert.equal(credential.issuer.name, "PASS office of Texas");
  });

  test("every term of the credential is one of the published contexts", async () => {
    await jsonld.expand(credential, { documentLoader, safe: true });
  });

  test("the outside verifier refuses what was changed, and another's key", async () => {
    const changed = structuredClone(credential);
    changed.credentialSubject.creditsEarned = 0.5;
    assert.equal((await verify(changed)).verified, false);
    const renamed = structuredClone(credential);
    renamed.credentialSubject.identifier[0].identityHash = "Somebody Else";
    assert.equal((await verify(renamed)).verified, false);
    const other = structuredClone(credential);
    other.issuer.id = other.issuer.id.replace(/:tx$/, ":nd");
    assert.equal((await verify(other)).verified, false);
  });

  test("the token is signed with the key at its address, and no other token is", async () => {
    const token = await (await office.request.get(`${at}/credential?form=jwt`)).text();
    const key = async ({ kid }) => importJWK(await fetched(kid), "EdDSA");
    const { payload } = await jwtVerify(token, key, { issuer: credential.issuer.id, algorithms: ["EdDSA"] });
    assert.equal(payload.jti, credential.id);
    assert.equal(payload.credentialSubject.creditsEarned, credential.credentialSubject.creditsEarned);
    const parts = token.split(".");
    const words = JSON.parse(Buffer.from(parts[1], "base64url").toString());
    words.credentialSubject.creditsEarned = 0.5;
    const forged = [parts[0], Buffer.from(JSON.stringify(words)).toString("base64url"), parts[2]].join(".");
    await assert.rejects(jwtVerify(forged, key, { algorithms: ["EdDSA"] }));
  });

  for (const prefix of ["", "/es"]) {
    test(`a registrar checks a file and a number without script on a phone, ${prefix || "/en"}`, async () => {
      const registrar = await openPage(browser, { script: false, width: 390 });
      await registrar.goto(`${prefix}/pass/verify`);
      await checkPage(registrar);
      await registrar.locator("#credential").fill(JSON.stringify(credential));
      await registrar.locator("main form button").last().click();
      assert.match(await registrar.locator("h1").innerText(), /This credential is valid|Esta credencial es válida/);
      await checkPage(registrar);
      await shot(registrar, `pass-verify-good${prefix.replace("/", "-")}`);
      await registrar.goto(`${prefix}${new URL(passport.id).pathname}`);
      await checkPage(registrar);
      await registrar.locator("#name").fill(passport.credentialSubject.identifier[0].identityHash);
      await registrar.locator("main form button").first().click();
      assert.match(await registrar.locator("[role=status]").innerText(), /^(Yes|Sí)/);
      assert.equal((await registrar.context().cookies()).length, 0, "nothing is remembered of the reader");
      await shot(registrar, `pass-verify-number${prefix.replace("/", "-")}`);
      const altered = structuredClone(credential);
      altered.credentialSubject.creditsEarned = 0.5;
      const path = join(tmpdir(), `sendero-altered-${process.pid}.json`);
      await writeFile(path, JSON.stringify(altered));
      await registrar.goto(`${prefix}/pass/verify`);
      await registrar.locator("#file").setInputFiles(path);
      await registrar.locator("main form button").last().click();
      assert.match(await registrar.locator("h1").innerText(), /was changed|se cambió/);
      await registrar.context().close();
    });
  }

  test("what the office withdraws is revoked for the outside verifier too, and signed again it holds", async () => {
    await office.goto(`${at}/withdraw`);
    await office.locator("#reason").fill("A test of the demo");
    await office.locator("main form button").click();
    await office.waitForURL(new RegExp(`${at}$`));
    const result = await verify(credential);
    assert.equal(result.statusResult.results[0].status, true, "revoked");
    await office.goto(`${at}/sign`);
    await office.locator("main form button").click();
    await office.waitForURL(new RegExp(`${at}$`));
    const again = await (await office.request.get(`${at}/credential`)).json();
    const held = await verify(again);
    assert.equal(held.verified, true);
    assert.equal(held.statusResult.results[0].status, false);
  });
});
