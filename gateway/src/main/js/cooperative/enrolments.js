// SPDX-License-Identifier: Apache-2.0
/** Signs for the keys of others, and makes links for them. */
import { post, sign } from './sign.js';

const ADDRESS = '/cooperative/enrolments';

function tell(why) {
  const failed = document.getElementById('failed');
  failed.dataset.first ??= failed.textContent;
  failed.textContent = failed.dataset.first + (why === undefined ? '' : ' ' + why);
  failed.hidden = false;
  failed.scrollIntoView();
}

async function signFor({ enrolment, statement }) {
  try {
    const answer = await post(ADDRESS + '/' + enrolment + '/signatures', { signature: await sign(statement) });
    if (answer.ok) {
      location.reload();
      return;
    }
    const problem = await answer.json();
    tell(document.documentElement.lang === 'es' ? problem.detail_es : problem.detail);
  } catch (notSigned) {
    tell();
  }
}

for (const button of document.querySelectorAll('button[data-enrolment]')) {
  button.addEventListener('click', () => signFor(button.dataset));
}

const form = document.getElementById('link');
const address = document.getElementById('address');

form.addEventListener('submit', async (event) => {
  event.preventDefault();
  const wanted = { role: form.elements.role.value };
  if (form.elements.person.value !== '') {
    wanted.person = form.elements.person.value;
  }
  const answer = await post(ADDRESS + '/links', wanted).catch(() => null);
  if (answer?.ok) {
    address.value = (await answer.json()).link;
    document.getElementById('made').hidden = false;
  } else {
    tell();
  }
});

document.getElementById('share').addEventListener('click', async () => {
  if (navigator.share === undefined) {
    address.select();
    await navigator.clipboard.writeText(address.value);
  } else {
    await navigator.share({ url: address.value }).catch(() => {});
  }
});
