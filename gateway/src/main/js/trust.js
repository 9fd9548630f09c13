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
  if (published !== undefined && pinned === null && (await readOrNothing(() => readAnchor(utf8(published)))) !== undefined) {
    store.pinAnchor(published, now);
  } else if (published !== undefined && pinned !== null && pinned.text !== published) {
    news = await consider(store, pinned.text, published, now);
  }
  if (peers !== undefined) {
    await addPeers(store, peers);
  }
  return { ...(await trustOf(store)), fresh: true, news };
}

/**
 * Adds what the server's directory has of members. The rest counts for nothing, and would fill this device until not even the
 * members' own entries can be read.
 */
async function addPeers(store, published) {
  const pinned = store.pinnedAnchor();
  const anchor = pinned === null ? undefined : await readOrNothing(() => readAnchor(utf8(pinned.text)));
  const offered = await directoryOf(published);
  if (anchor === undefined || offered === undefined) {
    return;
  }
  const kept = await keptDirectory(store);
  const { text } = await (await kept.with(offered.identities)).ofMembers(anchor);
  if ((await directoryOf(text)) !== undefined) {
    store.keepPeers(text);
  }
}

/** What is kept of peers; nothing when it cannot be read, so that the next directory takes its place. */
async function keptDirectory(store) {
  return (await directoryOf(store.peers() ?? '[]')) ?? PeerDirectory.of([]);
}

function directoryOf(text) {
  return readOrNothing(() => PeerDirectory.read(utf8(text)));
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
    return { ...trust, anchors, directory: await keptDirectory(store), since: pinned.since };
  } catch (failure) {
    if (failure instanceof CheckFailed) {
      return { ...trust, failure };
    }
    throw failure;
  }
}

/** What is read, or nothing when it is not usable: a bad file of a server never replaces a good one. */
async function readOrNothing(read) {
  try {
    return await read();
  } catch (failure) {
    if (failure instanceof CheckFailed) {
      return undefined;
    }
    throw failure;
  }
}
