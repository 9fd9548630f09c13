// SPDX-License-Identifier: Apache-2.0
/** Signs with a key of this device, and sends what was signed. */
import { base64url, fromBase64url, fromDer, lowS, sha256, utf8 } from './bytes.js';
import { key } from './keys.js';
import { opened } from './pin.js';

const SIGNED = 'capaz/signature/v1\n';

/** @returns {string} the id of the officer who is signed in */
export function officer() {
  return document.body.dataset.officer;
}

/**
 * @param {Uint8Array} bytes what is signed
 * @param {string} method how the officer holds the key
 * @param {object} entry a key of this device; one that was made just now has its privateKey, and asks for no number
 * @returns {Promise<object>} an entry of the member "signatures" of a signed statement
 */
export async function signed(bytes, method, entry) {
  if (entry.kind === 'PASSKEY') {
    const { response } = await navigator.credentials.get({
      publicKey: {
        challenge: await sha256(bytes),
        rpId: entry.rpId,
        allowCredentials: [{ type: 'public-key', id: fromBase64url(entry.credential) }],
        userVerification: 'required',
      },
    });
    return {
      authenticatorData: base64url(response.authenticatorData),
      clientDataJSON: base64url(response.clientDataJSON),
      key: entry.officer,
      method,
      sig: base64url(fromDer(new Uint8Array(response.signature))),
    };
  }
  const privateKey = entry.privateKey ?? await opened(entry.officer);
  const raw = await crypto.subtle.sign({ name: 'ECDSA', hash: 'SHA-256' }, privateKey, bytes);
  return { key: entry.officer, method, sig: base64url(lowS(new Uint8Array(raw))) };
}

/**
 * Signs a statement as the officer who is signed in.
 * @param {string} statement its canonical JSON, as the gateway wrote it
 * @param {string} [method] as in docs/reference/formats/statement.md; without it that of the key
 */
export async function sign(statement, method) {
  const entry = await key(officer());
  if (entry === undefined) {
    throw new Error('the key is not on this device');
  }
  return signStatement(statement, method ?? entry.method, entry);
}

/** The same with a key that need not be registered yet. */
export function signStatement(statement, method, entry) {
  return signed(utf8(SIGNED + method + '\n' + statement), method, entry);
}

/** Canonical for what it is used for: members in order, texts and whole numbers alone. */
export function canonical(value) {
  if (Array.isArray(value)) {
    return '[' + value.map(canonical).join(',') + ']';
  }
  if (value !== null && typeof value === 'object') {
    const members = Object.keys(value).sort();
    return '{' + members.map((name) => JSON.stringify(name) + ':' + canonical(value[name])).join(',') + '}';
  }
  return JSON.stringify(value);
}

/** Sends JSON to this gateway as a page of it. @returns {Promise<Response>} */
export function post(path, content) {
  return fetch(path, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', 'X-Csrf-Token': document.body.dataset.csrf ?? '' },
    body: canonical(content),
  });
}
