// SPDX-License-Identifier: Apache-2.0
/**
 * Visits a page twice for every vector of a newer anchor: at the first visit its server publishes the trusted anchor, at the
 * second the newer one. Writes one line of JSON for each: the path, the anchor that is kept afterwards, and what was said.
 *
 * node anchors.js VECTORS < words.json, in a folder that holds the scripts of the page
 */
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { hashHex, textOf, utf8 } from 'capaz-verifier';
import { Store } from './store.js';
import { freshTrust, loadTrust } from './trust.js';

const vectors = process.argv[2];
const words = JSON.parse(readFileSync(0, 'utf8'));
let published;

globalThis.fetch = async (address) => {
  const file = published[address.slice(address.lastIndexOf('/') + 1)];
  return file === undefined ? new Response('', { status: 404 }) : new Response(file);
};

for (const name of readdirSync(join(vectors, 'updates'))) {
  const { anchor, newer, signatures, now } = JSON.parse(readFileSync(join(vectors, 'updates', name), 'utf8'));
  const trusted = anchor ?? readFileSync(join(vectors, 'anchor.json'), 'utf8');
  globalThis.localStorage = storage();
  published = { 'anchor.json': trusted, 'peers.json': '[]' };
  const first = await loadTrust(new Store(), now);
  published = { ...published, 'anchor.json': newer, 'anchor.sigs.json': signatures };
  const second = await freshTrust(new Store(), now + 1);
  const third = await loadTrust(new Store(), now + 2);
  process.stdout.write(JSON.stringify({
    path: name,
    pinned: first.anchors[0].fingerprint,
    silent: first.news === undefined && third.news === undefined,
    kept: second.anchors[0].fingerprint,
    still: third.anchors[0].fingerprint,
    published: await hashHex(utf8(newer)),
    since: third.since - now,
    said: Object.fromEntries(Object.keys(words).map((tag) => [tag, textOf(second.news, words[tag])])),
  }) + '\n');
}

function storage() {
  const kept = new Map();
  return { getItem: (key) => kept.get(key) ?? null, setItem: (key, value) => kept.set(key, String(value)) };
}
