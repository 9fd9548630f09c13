// SPDX-License-Identifier: Apache-2.0
/**
 * Makes a key with a link: a passkey of one's own phone, or a key in the browser of a shared one. Then the page says its number,
 * and when it is registered.
 */
import { base64url } from './bytes.js';
import { accepted } from './fields.js';
import { forget, keep, keys } from './keys.js';
import { chosenPin, locked, NotOpened } from './pin.js';
import { post, signStatement } from './sign.js';

const ASKED_EVERY = 2000;
const secret = location.hash.slice(1);

function show(id) {
  for (const told of ['over', 'failed', 'made', 'choice']) {
    document.getElementById(told).hidden = told !== id;
  }
}

function random(bytes) {
  return crypto.getRandomValues(new Uint8Array(bytes));
}

async function passkey(label) {
  const credential = await navigator.credentials.create({
    publicKey: {
      rp: { id: location.hostname, name: 'CAPAZ' },
      user: { id: random(16), name: label, displayName: label },
      challenge: random(32),
      pubKeyCredParams: [{ type: 'public-key', alg: -7 }],
      authenticatorSelection: { residentKey: 'preferred', userVerification: 'required' },
      attestation: 'none',
    },
  });
  return {
    kind: 'PASSKEY',
    method: 'OWN_KEY',
    label,
    credential: base64url(credential.rawId),
    rpId: location.hostname,
    spki: base64url(credential.response.getPublicKey()),
  };
}

async function sharedKey(label) {
  const pin = await chosenPin();
  const pair = await crypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, true, ['sign', 'verify']);
  return {
    kind: 'P256',
    method: 'SHARED_DEVICE',
    label,
    ...await locked(pair.privateKey, pin),
    spki: base64url(await crypto.subtle.exportKey('spki', pair.publicKey)),
    privateKey: pair.privateKey,
  };
}

async function answered(path, content) {
  const answer = await post('/cooperative/enrol/' + path, content);
  if (!answer.ok) {
    throw new Error(path + ' is answered ' + answer.status);
  }
  return answer.json();
}

async function make(kindOfKey) {
  const field = document.getElementById('label');
  field.value = field.value.trim();
  if (!accepted([field])) {
    return;
  }
  let kept;
  try {
    const { privateKey, ...made } = await kindOfKey(field.value);
    const { officer, statement } = await answered('key', { kind: made.kind, secret, spki: made.spki });
    const entry = { ...made, officer };
    await keep(entry);
    kept = officer;
    await answered('proof', { secret, signature: await signStatement(statement, entry.method, { ...entry, privateKey }) });
    history.replaceState(null, '', location.pathname + '#' + officer);
    tellNumber(officer);
  } catch (failure) {
    if (kept !== undefined) {
      await forget(kept);
    }
    document.getElementById('failed').hidden = failure instanceof NotOpened;
  }
}

function tellNumber(officer) {
  document.getElementById('number').textContent = officer;
  show('made');
  askWhetherRegistered(officer);
}

async function askWhetherRegistered(officer) {
  const answer = await fetch('/cooperative/enrol/registered/' + officer, { headers: { Accept: 'application/json' } })
    .then((found) => found.json()).catch(() => ({ registered: false }));
  for (const id of ['registered', 'enter']) {
    document.getElementById(id).hidden = !answer.registered;
  }
  document.getElementById('waits').hidden = answer.registered;
  if (!answer.registered) {
    setTimeout(() => askWhetherRegistered(officer), ASKED_EVERY);
  }
}

function part(name, text) {
  const element = document.createElement(name);
  element.textContent = text;
  return element;
}

document.getElementById('own').addEventListener('click', () => make(passkey));
document.getElementById('shared').addEventListener('click', () => make(sharedKey));
keys().then((known) => {
  if (known.some(({ officer }) => officer === secret)) {
    tellNumber(secret);
    return;
  }
  answered('look', { secret }).then(({ what, consent }) => {
    document.getElementById('what').textContent = what;
    document.getElementById('consent').replaceChildren(...consent.flatMap(({ title, text }) => [part('h2', title), part('p', text)]));
    show('choice');
  }, () => show('over'));
});
