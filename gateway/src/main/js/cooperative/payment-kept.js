// SPDX-License-Identifier: Apache-2.0
/**
 * What this phone keeps: the list of payments as it was last, and the signed answers that wait for the network. Everything is
 * encrypted with a key that the browser never hands out, so that a copy of the phone's files says nothing.
 */
const NAME = 'capaz-payments';
const STORE = 'kept';
const KEY = 'key';
const ANSWER = 'answer:';

/** @returns {Promise<object|undefined>} the list as it was when it was kept, for this officer */
export function keptList(officer) {
  return read('list:' + officer);
}

/** @param {string} officer @param {object} list */
export function keepList(officer, list) {
  return write('list:' + officer, list);
}

/** @param {string} officer whose list this phone shall not have any more */
export function forgetList(officer) {
  return asked('readwrite', (store) => store.delete('list:' + officer));
}

/** @returns {Promise<object[]>} the answers that wait, the first one first */
export async function waiting() {
  const names = await asked('readonly', (store) => store.getAllKeys());
  const all = await Promise.all(names.filter((name) => name.startsWith(ANSWER)).map(read));
  return all.filter((answer) => answer !== undefined).sort((one, other) => one.at - other.at);
}

/** @param {object} answer with the signed statement; of one statement there is one, whoever signed it since */
export function keepAnswer(answer) {
  return write(ANSWER + answer.signed.statement.id, answer);
}

/** @param {string} statement its id */
export function forget(statement) {
  return asked('readwrite', (store) => store.delete(ANSWER + statement));
}

async function read(name) {
  const found = await asked('readonly', (store) => store.get(name));
  if (found === undefined) {
    return undefined;
  }
  try {
    const plain = await crypto.subtle.decrypt({ name: 'AES-GCM', iv: found.iv }, await key(), found.bytes);
    return JSON.parse(new TextDecoder().decode(plain));
  } catch (otherKey) {
    return undefined;
  }
}

async function write(name, value) {
  const iv = crypto.getRandomValues(new Uint8Array(12));
  const plain = new TextEncoder().encode(JSON.stringify(value));
  const bytes = await crypto.subtle.encrypt({ name: 'AES-GCM', iv }, await key(), plain);
  await asked('readwrite', (store) => store.put({ iv, bytes }, name));
}

/** Made once on this phone; of two pages that make it at the same moment, both take the one that was kept first. */
async function key() {
  const known = await asked('readonly', (store) => store.get(KEY));
  if (known !== undefined) {
    return known;
  }
  const made = await crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt']);
  try {
    await asked('readwrite', (store) => store.add(made, KEY));
    return made;
  } catch (madeMeanwhile) {
    return asked('readonly', (store) => store.get(KEY));
  }
}

async function asked(mode, ask) {
  const database = await opened();
  try {
    return await new Promise((done, failed) => {
      const transaction = database.transaction(STORE, mode);
      const request = ask(transaction.objectStore(STORE));
      transaction.oncomplete = () => done(request.result);
      transaction.onabort = () => failed(transaction.error);
    });
  } finally {
    database.close();
  }
}

function opened() {
  return new Promise((done, failed) => {
    const request = indexedDB.open(NAME, 1);
    request.onupgradeneeded = () => request.result.createObjectStore(STORE);
    request.onsuccess = () => done(request.result);
    request.onerror = () => failed(request.error);
  });
}
