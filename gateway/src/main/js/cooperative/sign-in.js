// SPDX-License-Identifier: Apache-2.0
/** Each key of this device is a button; whoever can use the key is signed in. */
import { utf8 } from './bytes.js';
import { keys } from './keys.js';
import { waiting } from './payment-kept.js';
import { endSession } from './session.js';
import { post, signed as signature } from './sign.js';

const HEAD = 'capaz/sign-in/v1\n';

function tell(id) {
  for (const told of ['no-key', 'failed', 'no-network']) {
    document.getElementById(told).hidden = told !== id;
  }
}

/**
 * The page that the person wanted to see, with its place; browsers keep what stands behind the # when they are sent here. Else
 * that of the payments, if an answer that the person signed waits here to be sent.
 */
async function wanted({ officer }) {
  const to = new URLSearchParams(location.search).get('to') ?? '';
  if (/^\/(cooperative(\/[a-z]+)+|auditor(\/[a-z-]+)*(\?[^#]*)?)$/.test(to)) {
    return to + location.hash;
  }
  const waits = (await waiting()).some(({ signed }) => signed.signatures.some(({ key }) => key === officer));
  return waits ? '/cooperative/payments' : '/cooperative';
}

async function signIn(entry) {
  tell('');
  let answer;
  try {
    await endSession();
    const asked = await post('/cooperative/sign-in/challenge', {});
    const { challenge } = await asked.json();
    const bytes = utf8(HEAD + location.origin + '\n' + challenge);
    answer = await post('/cooperative/sign-in', { challenge, signature: await signature(bytes, entry.method, entry) });
  } catch (failure) {
    tell(failure instanceof TypeError ? 'no-network' : 'failed');
    return;
  }
  if (answer.ok) {
    location.assign(await wanted(entry));
  } else {
    tell('failed');
  }
}

const list = document.getElementById('keys');
keys().then((known) => {
  tell(known.length === 0 ? 'no-key' : navigator.onLine ? '' : 'no-network');
  document.getElementById('signed-out').hidden = sessionStorage.getItem('signed-out') === null;
  sessionStorage.removeItem('signed-out');
  document.getElementById('who').hidden = known.length === 0;
  for (const entry of known) {
    const button = document.createElement('button');
    button.type = 'button';
    button.dataset.officer = entry.officer;
    button.textContent = list.dataset.as + ' ' + entry.label;
    button.addEventListener('click', () => signIn(entry));
    list.append(button);
  }
}).catch(() => tell('failed'));
