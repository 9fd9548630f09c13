// SPDX-License-Identifier: Apache-2.0
/** Takes off this phone what it keeps of the person who is signed in: the key, what it calls its owner, the list of payments. */
import { forget } from './keys.js';
import { forgetList } from './payment-kept.js';
import { officer } from './sign.js';

const button = document.getElementById('forget');

button.addEventListener('click', async () => {
  if (confirm(button.dataset.sure)) {
    await forget(officer());
    await forgetList(officer());
    document.getElementById('sign-out').click();
  }
});
