// SPDX-License-Identifier: Apache-2.0
import { CheckFailed, PeerDirectory, readAnchor, say, utf8 } from 'capaz-verifier';
import { fetchText } from './ask.js';

const ANCHOR = '/.well-known/gold/anchor.json';
const PEERS = '/.well-known/gold/peers.json';

/**
 * What this device believes: the anchor that it pinned at its first visit here, and a directory of peers.
 *
 * @typedef {object} Trust
 * @property {object[]} anchors the pinned anchor; none when it could not be had
 * @property {PeerDirectory} directory
 * @property {number} since when the anchor was pinned, Unix seconds
 * @property {string|undefined} otherFingerprint of another anchor that this server publishes by now
 * @property {CheckFailed|undefined} failure why there is nothing to believe
 * @property {function(): Promise<Trust>} refreshed asks the server for what is newer
 */

/**
 * @param {import('./store.js').Store} store
 * @returns {Promise<Trust>} out of the store where it has both, else from the server
 */
export async function loadTrust(store) {
  return store.pinnedAnchor() !== null && store.peers() !== null ? trustOf(store) : refreshed(store);
}

async function refreshed(store) {
  const published = await fetchText(ANCHOR);
  const peers = await fetchText(PEERS);
  let otherFingerprint;
  if (published !== undefined) {
    const pinned = store.pinnedAnchor();
    if (pinned === null && (await readable(() => readAnchor(utf8(published))))) {
      store.pinAnchor(published, Math.floor(Date.now() / 1000));
    } else if (pinned !== null && pinned.text !== published) {
      otherFingerprint = (await readable(() => readAnchor(utf8(published))))?.fingerprint;
    }
  }
  if (peers !== undefined && (await readable(() => PeerDirectory.read(utf8(peers))))) {
    store.addPeers(peers);
  }
  return { ...(await trustOf(store)), otherFingerprint };
}

async function trustOf(store) {
  const trust = {
    anchors: [], directory: await PeerDirectory.of([]), since: 0, otherFingerprint: undefined, failure: undefined,
    refreshed: () => refreshed(store) };
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

/** What was read; nothing when it is not usable, so that a bad file of a server never replaces a good one. */
async function readable(read) {
  try {
    return await read();
  } catch (failure) {
    if (failure instanceof CheckFailed) {
      return undefined;
    }
    throw failure;
  }
}
