// SPDX-License-Identifier: Apache-2.0
import { CheckFailed, PeerDirectory, hashHex, readAnchor, requireUpdate, say, utf8 } from 'capaz-verifier';
import { fetchText } from './ask.js';

const ANCHOR = '/.well-known/gold/anchor.json';
const SIGNATURES = '/.well-known/gold/anchor.sigs.json';
const PEERS = '/.well-known/gold/peers.json';

/**
 * What this device believes: the anchor that it pinned at its first visit here, or a newer one that enough administrators of
 * that one's organisations signed, and a directory of peers.
 *
 * @typedef {object} Trust
 * @property {object[]} anchors the pinned anchor; none when it could not be had
 * @property {PeerDirectory} directory
 * @property {number} since when the anchor was pinned, Unix seconds
 * @property {boolean} fresh whether the server was asked for what is newer
 * @property {object|undefined} news a sentence on another anchor that this server publishes: whether it was taken
 * @property {CheckFailed|undefined} failure why there is nothing to believe
 */

/**
 * @param {import('./store.js').Store} store
 * @param {number} now Unix seconds
 * @returns {Promise<Trust>} out of the store where it has both, else from the server
 */
export async function loadTrust(store, now) {
  return store.pinnedAnchor() !== null && store.peers() !== null ? trustOf(store) : freshTrust(store, now);
}

/**
 * Asks the server for newer files. Nothing that it answers takes the place of what is kept, unless the kept anchor allows it.
 *
 * @param {import('./store.js').Store} store
 * @param {number} now Unix seconds
 * @returns {Promise<Trust>}
 */
export async function freshTrust(store, now) {
  const [published, peers] = await Promise.all([fetchText(ANCHOR), fetchText(PEERS)]);
  const pinned = store.pinnedAnchor();
  let news;
  if (published !== undefined && pinned === null && (await isReadable(() => readAnchor(utf8(published))))) {
    store.pinAnchor(published, now);
  } else if (published !== undefined && pinned !== null && pinned.text !== published) {
    news = await consider(store, pinned.text, published, now);
  }
  if (peers !== undefined && (await isReadable(() => PeerDirectory.read(utf8(peers))))) {
    store.addPeers(peers);
  }
  return { ...(await trustOf(store)), fresh: true, news };
}

/** Takes the published anchor when the pinned one allows it; says in any case what was found. */
async function consider(store, pinned, published, now) {
  try {
    const trusted = await readAnchor(utf8(pinned));
    const signatures = (await fetchText(SIGNATURES)) ?? '[]';
    const { anchor, signedBy } = await requireUpdate(trusted, utf8(published), utf8(signatures), now);
    store.pinAnchor(published, now);
    const names = trusted.members.filter(({ mspId }) => signedBy.includes(mspId)).map(({ name }) => name).join(', ');
    return say('BAND_ANCHOR_TAKEN', { version: anchor.version, before: trusted.version, names });
  } catch (failure) {
    if (failure instanceof CheckFailed) {
      const { code, evidence } = failure;
      return say('BAND_ANCHOR_NOT_TAKEN', { fingerprint: await hashHex(utf8(published)), code, because: evidence });
    }
    throw failure;
  }
}

async function trustOf(store) {
  const trust = {
    anchors: [], directory: await PeerDirectory.of([]), since: 0, fresh: false, news: undefined, failure: undefined };
  const pinned = store.pinnedAnchor();
  try {
    if (pinned === null) {
      throw new CheckFailed('E-ANCHOR', say('BAND_ANCHOR_NOT_HAD'));
    }
    const anchors = [await readAnchor(utf8(pinned.text))];
    return { ...trust, anchors, directory: await PeerDirectory.read(utf8(store.peers() ?? '[]')), since: pinned.since };
  } catch (failure) {
    if (failure instanceof CheckFailed) {
      return { ...trust, failure };
    }
    throw failure;
  }
}

/** Whether a file is usable: a bad one of a server never replaces a good one. */
async function isReadable(read) {
  try {
    await read();
    return true;
  } catch (failure) {
    if (failure instanceof CheckFailed) {
      return false;
    }
    throw failure;
  }
}
