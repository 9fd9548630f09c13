// SPDX-License-Identifier: Apache-2.0
/**
 * The officers' keys on this device, in the browser's own store. A private key can be used here and cannot be read. Each entry:
 * officer (its id), kind (P256 or PASSKEY), method (OWN_KEY or SHARED_DEVICE), label (what its owner called it), and either what
 * pin.js opens (locked, tries) or credential (the passkey's id, base64url) with rpId.
 */
const DATABASE = 'capaz-keys';
const STORE = 'keys';

function opened() {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(DATABASE, 1);
    request.onupgradeneeded = () => request.result.createObjectStore(STORE, { keyPath: 'officer' });
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

async function inStore(mode, ask) {
  const database = await opened();
  try {
    return await new Promise((resolve, reject) => {
      const transaction = database.transaction(STORE, mode);
      const request = ask(transaction.objectStore(STORE));
      transaction.oncomplete = () => resolve(request.result);
      transaction.onerror = () => reject(transaction.error);
    });
  } finally {
    database.close();
  }
}

export function keys() {
  return inStore('readonly', (store) => store.getAll());
}

export function key(officer) {
  return inStore('readonly', (store) => store.get(officer));
}

export function keep(entry) {
  return inStore('readwrite', (store) => store.put(entry));
}

export function forget(officer) {
  return inStore('readwrite', (store) => store.delete(officer));
}
