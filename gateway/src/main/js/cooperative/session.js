// SPDX-License-Identifier: Apache-2.0
/**
 * Signs out who asks for it, and who has not touched the page for five minutes: the phone may be a shared one. Without network the
 * phone forgets the payments and pages at once, and ends the session at the office as soon as there is network.
 */
import { key } from './keys.js';
import { forgetList } from './payment-kept.js';
import { officer, post } from './sign.js';

const IDLE = 5 * 60 * 1000;
/** The worker's own cache. */
const KEPT = 'capaz-cooperative';
const SIGNED_OUT = '/cooperative/signed-out';
const PAGES = ['/cooperative', '/cooperative/payments', '/cooperative/visits'];

let touched = Date.now();

async function signOut() {
  const kept = await caches.open(KEPT);
  await kept.put(SIGNED_OUT, new Response(''));
  await Promise.all(PAGES.map((page) => kept.delete(page, { ignoreVary: true })));
  await forgetList(officer());
  await endSession();
  sessionStorage.setItem('signed-out', 'yes');
  location.assign('/cooperative/sign-in');
}

/** Ends the session of who signed out on this phone, if the office does not know of it yet. */
export async function endSession() {
  const kept = await caches.open(KEPT);
  if (await kept.match(SIGNED_OUT) === undefined) {
    return;
  }
  try {
    if ((await post('/cooperative/sign-out', {})).ok) {
      await kept.delete(SIGNED_OUT);
    }
  } catch (noNetwork) {
    // The mark stays until there is network.
  }
}

/** The office knows a key by its number alone; here it is named as its owner named it on this phone. */
async function nameOwner() {
  const kept = await key(officer());
  const who = document.getElementById('who-is-in');
  if (kept !== undefined) {
    who.textContent = who.textContent.replace(officer(), () => kept.label);
  }
}

if (officer() !== undefined) {
  nameOwner();
  for (const kind of ['pointerdown', 'keydown', 'scroll']) {
    addEventListener(kind, () => {
      touched = Date.now();
    }, { passive: true });
  }
  setInterval(() => {
    if (Date.now() - touched >= IDLE) {
      signOut();
    }
  }, 1000);
  document.getElementById('sign-out').addEventListener('click', signOut);
} else {
  addEventListener('online', endSession);
}
