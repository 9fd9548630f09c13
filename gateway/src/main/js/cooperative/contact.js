// SPDX-License-Identifier: Apache-2.0
/** Keeps or erases where a cooperative wants to be told. */
import { post } from './sign.js';

const PATH = '/cooperative/contact';
const form = document.getElementById('contact');
const failed = document.getElementById('failed');

async function send(path, content) {
  failed.hidden = true;
  const answer = await post(path, content).catch(() => null);
  if (answer?.ok) {
    location.reload();
  } else {
    failed.hidden = false;
    failed.scrollIntoView();
  }
}

form.addEventListener('submit', (event) => {
  event.preventDefault();
  const typed = (name) => form.elements[name]?.value ?? '';
  send(PATH, { mail: typed('mail'), phone: typed('phone') });
});
document.getElementById('erase')?.addEventListener('click', () => send(PATH + '/erase', {}));
