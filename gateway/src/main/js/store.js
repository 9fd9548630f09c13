// SPDX-License-Identifier: Apache-2.0
import { utf8 } from 'capaz-verifier';

const ANCHOR = 'capaz.anchor';
const PEERS = 'capaz.peers';
const STATUS = 'capaz.status';
const SEEN = 'capaz.seen';

/**
 * What this device remembers between visits: the anchor of the first visit, every peer it has heard of, the last good status list,
 * and the newest it has seen of the ledger. A browser that stores nothing forgets, and checks all the same.
 */
export class Store {
  /** @returns {{text: string, since: number}|null} the pinned anchor.json, and when it was pinned in Unix seconds */
  pinnedAnchor() {
    return read(ANCHOR);
  }

  /** @param {string} text anchor.json @param {number} since Unix seconds */
  pinAnchor(text, since) {
    write(ANCHOR, { text, since });
  }

  /** @returns {string|null} peers.json with everything that was ever in it */
  peers() {
    const peers = read(PEERS);
    return peers === null ? null : JSON.stringify(peers);
  }

  /** @param {string} text peers.json, already read as a directory */
  addPeers(text) {
    write(PEERS, [...new Set([...(read(PEERS) ?? []), ...JSON.parse(text)])].sort());
  }

  /** @returns {Uint8Array|undefined} the last good status list */
  statusList() {
    const text = read(STATUS);
    return text === null ? undefined : utf8(text);
  }

  /** @param {string} text a status list that was found good */
  keepStatusList(text) {
    write(STATUS, text);
  }

  /** @param {string} certificate @returns {object} the newest seen of the network and of that certificate */
  seen(certificate) {
    const { headSeq = 0, places = {} } = read(SEEN) ?? {};
    const [record, status] = places[certificate] ?? [];
    return { headSeq, certificate: place(record), status: place(status) };
  }

  /** @param {string} certificate @param {object} seen what a good answer showed */
  remember(certificate, { headSeq, certificate: record, status }) {
    const known = read(SEEN) ?? { headSeq: 0, places: {} };
    write(SEEN, {
      headSeq: Math.max(headSeq, known.headSeq),
      places: { ...known.places, [certificate]: [text(record), text(status)] },
    });
  }
}

function place(shown) {
  if (typeof shown !== 'string') {
    return undefined;
  }
  const [block, tx] = shown.split('/').map(BigInt);
  return { block, tx };
}

function text(version) {
  return version === undefined ? null : version.block + '/' + version.tx;
}

function read(key) {
  try {
    return JSON.parse(localStorage.getItem(key));
  } catch (unreadable) {
    return null;
  }
}

function write(key, value) {
  try {
    localStorage.setItem(key, JSON.stringify(value));
  } catch (full) {
    // Forgotten until the next visit.
  }
}
