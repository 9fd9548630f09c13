// SPDX-License-Identifier: Apache-2.0
/** Signs out who asks for it, and who has not touched the page for five minutes: the phone may be a shared one. */
import { officer, post } from './sign.js';

const IDLE = 5 * 60 * 1000;

let touched = Date.now();

async function signOut() {
  try {
    await post('/cooperative/sign-out', {});
  } finally {
    location.assign('/cooperative/sign-in');
  }
}

if (officer() !== undefined) {
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
}
