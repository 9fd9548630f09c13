// SPDX-License-Identifier: Apache-2.0
import { utf8 } from 'capaz-verifier';

const ANCHOR = 'capaz.anchor';
const PEERS = 'capaz.peers';
const STATUS = 'capaz.status';
const SEEN = 'capaz.seen';

/**
 * What this device remembers between visits: the anchor of the first visit, every peer it has heard of, the last good status list,
 * and the newest it has seen of the ledger. A browser that stores nothing forgets with the page, and checks all the same.
 */
export class Store {
  #ofThisPage = new Map();

  /** @returns {{text: string, since: number}|null} the pinned anchor.json, and when it was pinned in Unix seconds */
  pinnedAnchor() {
    return this.#read(ANCHOR);
  }

  /** @param {string} text anchor.json @param {number} since Unix seconds */
  pinAnchor(text, since) {
    this.#write(ANCHOR, { text, since });
  }

  /** @returns {string|null} peers.json with every entry of a member that was ever in it */
  peers() {
    const peers = this.#read(PEERS);
    return peers === null ? null : JSON.stringify(peers);
  }

  /** @param {string} text peers.json, of entries of members alone, in place of what was kept */
  keepPeers(text) {
    this.#write(PEERS, JSON.parse(text));
  }

  /** @returns {Uint8Array|undefined} the last good status list */
  statusList() {
    const text = this.#read(STATUS);
    return text === null ? undefined : utf8(text);
  }

  /** @param {string} text a status list that was found good */
  keepStatusList(text) {
    this.#write(STATUS, text);
  }

  /** @param {string} certificate @returns {object} the newest seen of the network and of that certificate */
  seen(certificate) {
    const { headSeq = 0, places = {} } = this.#read(SEEN) ?? {};
    const [record, status] = places[certificate] ?? [];
    return { headSeq, certificate: place(record), status: place(status) };
  }

  /** @param {string} certificate @param {object} seen what a good answer showed */
  remember(certificate, { headSeq, certificate: record, status }) {
    const known = this.#read(SEEN) ?? { headSeq: 0, places: {} };
    this.#write(SEEN, {
      headSeq: Math.max(headSeq, known.headSeq),
      places: { ...known.places, [certificate]: [text(record), text(status)] },
    });
  }

  #read(key) {
    try {
      return JSON.parse(this.#ofThisPage.get(key) ?? localStorage.getItem(key));
    } catch (unreadable) {
      return null;
    }
  }

  #write(key, value) {
    const text = JSON.stringify(value);
    try {
      localStorage.setItem(key, text);
      this.#ofThisPage.delete(key);
    } catch (fullOrForbidden) {
      this.#ofThisPage.set(key, text);
    }
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
