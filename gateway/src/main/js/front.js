// SPDX-License-Identifier: Apache-2.0
/**
 * The page at the root: a label is scanned on this device, and a pasted one is opened from here, so that neither is sent to a
 * server. Without this script the form takes the number.
 */
import { offerScan, openLabel } from './scan.js';

const form = document.getElementById('find');
form.elements.number.removeAttribute('maxlength');
form.addEventListener('submit', (event) => {
  if (openLabel(form.elements.number.value)) {
    event.preventDefault();
  }
});
offerScan();
