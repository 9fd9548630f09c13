// SPDX-License-Identifier: Apache-2.0
/** Keeps or erases where a cooperative wants to be told. */
import { accepted, tell } from './fields.js';
import { post } from './sign.js';

const PATH = '/cooperative/contact';
const form = document.getElementById('contact');
const failed = document.getElementById('failed');

async function send(path, content) {
  failed.hidden = true;
  const answer = await post(path, content).catch(() => null);
  if (answer?.ok) {
    location.reload();
    return;
  }
  const { field, detail, detail_es: spanish } = await answer?.json().catch(() => null) ?? {};
  const at = form.elements[field];
  if (at === undefined) {
    failed.hidden = false;
    failed.scrollIntoView();
  } else {
    tell(at, document.documentElement.lang === 'es' ? spanish : detail);
    at.focus();
  }
}

form.addEventListener('submit', (event) => {
  event.preventDefault();
  const typed = (name) => form.elements[name]?.value ?? '';
  if (!accepted([...form.elements].filter((each) => each.willValidate))) {
    return;
  }
  send(PATH, { mail: typed('mail'), phone: typed('phone') });
});
document.getElementById('erase')?.addEventListener('click', () => send(PATH + '/erase', {}));
