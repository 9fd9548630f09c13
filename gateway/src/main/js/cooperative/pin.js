// SPDX-License-Identifier: Apache-2.0
/**
 * A key on a phone that several people use. It opens with its owner's number of six digits alone, for one signature at a time;
 * after five wrong numbers it is erased. It is wrapped with a key made of the number, and that with a key of this browser that
 * can be used here and not be read, so that a copy of the store cannot be tried elsewhere.
 */
import { forget, keep, key } from './keys.js';

const DIGITS = /^[0-9]{6}$/;
const TRIES = 5;
const ROUNDS = 600000;
const AES = { name: 'AES-GCM', length: 256 };
const SIGNING = { name: 'ECDSA', namedCurve: 'P-256' };

const dialog = document.getElementById('pin');
const digits = document.getElementById('pin-digits');

/** The person left the number's dialog, or the key was erased. */
export class NotOpened extends Error {}

function random(bytes) {
  return crypto.getRandomValues(new Uint8Array(bytes));
}

/** @returns {Promise<string>} what the person typed; the dialog stays open until it is closed */
function typed(title, why) {
  document.getElementById('pin-title').textContent = title;
  const told = document.getElementById('pin-why');
  told.textContent = why;
  told.hidden = why === '';
  digits.hidden = false;
  document.getElementById('pin-enter').hidden = false;
  digits.value = '';
  if (!dialog.open) {
    dialog.showModal();
  }
  digits.focus();
  return new Promise((resolve, reject) => {
    dialog.querySelector('form').onsubmit = (event) => {
      event.preventDefault();
      if (DIGITS.test(digits.value)) {
        resolve(digits.value);
      } else {
        told.textContent = dialog.dataset.form;
        told.hidden = false;
      }
    };
    document.getElementById('pin-cancel').onclick = () => dialog.close();
    dialog.onclose = () => reject(new NotOpened());
  });
}

function isEasy(pin) {
  const step = pin.charCodeAt(1) - pin.charCodeAt(0);
  return Math.abs(step) < 2 && [...pin].every((digit, at) => at === 0 || digit.charCodeAt(0) - pin.charCodeAt(at - 1) === step);
}

/** @returns {Promise<string>} a number that its owner typed twice */
export async function chosenPin() {
  const { choose, advice, again, different, easy } = dialog.dataset;
  let why = advice;
  for (;;) {
    const pin = await typed(choose, why);
    if (isEasy(pin)) {
      why = easy;
    } else if (await typed(again, '') === pin) {
      dialog.onclose = null;
      dialog.close();
      return pin;
    } else {
      why = different;
    }
  }
}

async function ofPin(pin, salt) {
  const secret = await crypto.subtle.importKey('raw', new TextEncoder().encode(pin), 'PBKDF2', false, ['deriveKey']);
  return crypto.subtle.deriveKey({ name: 'PBKDF2', hash: 'SHA-256', salt, iterations: ROUNDS }, secret, AES, false,
    ['wrapKey', 'unwrapKey']);
}

/**
 * @param {CryptoKey} privateKey that may be read this once
 * @param {string} pin
 * @returns {Promise<object>} the members of an entry with which {@link opened} finds the key again
 */
export async function locked(privateKey, pin) {
  const [salt, iv, deviceIv] = [random(16), random(12), random(12)];
  const device = await crypto.subtle.generateKey(AES, false, ['encrypt', 'decrypt']);
  const wrapped = await crypto.subtle.wrapKey('pkcs8', privateKey, await ofPin(pin, salt), { name: 'AES-GCM', iv });
  const bytes = await crypto.subtle.encrypt({ name: 'AES-GCM', iv: deviceIv }, device, wrapped);
  return { locked: { salt, iv, deviceIv, device, bytes }, tries: 0 };
}

/**
 * Asks for the number until it fits.
 * @param {string} officer whose key it is
 * @returns {Promise<CryptoKey>} it signs, and cannot be read
 */
export async function opened(officer) {
  let why = '';
  for (;;) {
    const pin = await typed(dialog.dataset.ask, why);
    const entry = await key(officer);
    if (entry === undefined) {
      return erased();
    }
    // Counted before it is tried, so that leaving the page in between gives no further try.
    await keep({ ...entry, tries: entry.tries + 1 });
    const found = await unwrapped(entry.locked, pin);
    if (found !== null) {
      await keep({ ...entry, tries: 0 });
      dialog.onclose = null;
      dialog.close();
      return found;
    }
    const left = TRIES - 1 - entry.tries;
    if (left <= 0) {
      await forget(officer);
      return erased();
    }
    why = dialog.dataset.wrong + ' ' + left;
  }
}

async function unwrapped({ salt, iv, deviceIv, device, bytes }, pin) {
  const wrapped = await crypto.subtle.decrypt({ name: 'AES-GCM', iv: deviceIv }, device, bytes);
  try {
    return await crypto.subtle.unwrapKey('pkcs8', wrapped, await ofPin(pin, salt), { name: 'AES-GCM', iv }, SIGNING, false, ['sign']);
  } catch (otherNumber) {
    return null;
  }
}

async function erased() {
  const gone = typed(dialog.dataset.ask, dialog.dataset.erased);
  digits.hidden = true;
  document.getElementById('pin-enter').hidden = true;
  return gone;
}
