// SPDX-License-Identifier: Apache-2.0
/**
 * Hashes papers on this device, in each way in which a hash of one may stand on the ledger, and asks which records have it. Neither
 * names nor contents are sent; {@code org.capaz.audit.evidence.PaperHashes} makes the same hashes.
 */
import { hex, sha256, utf8 } from './bytes.js';
import { canonical, post } from './sign.js';

const DOMAIN = 'capaz/commitment/v1\n';
const OPENING = 'capaz-opening/1';
const LARGEST_OPENING = 1 << 20;
const HASH = /^[0-9a-f]{64}$/;

function joined(...parts) {
  const all = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}

function fromHex(text) {
  return Uint8Array.from(text.match(/../g), (byte) => parseInt(byte, 16));
}

function opening(bytes) {
  if (bytes.length > LARGEST_OPENING) {
    return undefined;
  }
  try {
    const read = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
    return read?.format === OPENING && HASH.test(read.salt) && read.value !== undefined ? read : undefined;
  } catch (anotherFile) {
    return undefined;
  }
}

/** Every text in a value that is a hash. */
function hashesIn(value) {
  if (typeof value === 'string') {
    return HASH.test(value) ? [value] : [];
  }
  return value !== null && typeof value === 'object' ? Object.values(value).flatMap(hashesIn) : [];
}

async function hashes(bytes, salt) {
  const made = [{ way: 'BYTES', hash: hex(await sha256(bytes)) }];
  if (salt !== undefined) {
    made.push({ way: 'SALT_AND_BYTES', hash: hex(await sha256(joined(salt, bytes))) });
    made.push({ way: 'COMMITMENT', hash: hex(await sha256(joined(utf8(DOMAIN), salt, bytes))) });
  }
  const opened = opening(bytes);
  if (opened !== undefined) {
    const committed = joined(utf8(DOMAIN), fromHex(opened.salt), utf8(canonical(opened.value)));
    made.push({ way: 'OPENING', hash: hex(await sha256(committed)) });
  }
  return { made, inside: opened === undefined ? [] : [...new Set(hashesIn(opened.value))] };
}

async function bytesOf(file) {
  return new Uint8Array(await file.arrayBuffer());
}

/** The salt lies beside its paper: {@code entry.txt.salt} or {@code entry.salt}. */
function saltOf(file, files) {
  const names = [file.name + '.salt', file.name.replace(/\.[^.]*$/, '') + '.salt'];
  return files.find((other) => other !== file && names.includes(other.name));
}

function line(file, answer, words) {
  const told = document.createElement('li');
  const name = document.createElement('b');
  name.textContent = file.name;
  told.className = answer.records.length > 0 ? 'told good' : 'told';
  const verdict = document.createElement('p');
  verdict.textContent = answer.records.length === 0 ? words.none : answer.through ? words.through : words.matches;
  const hash = document.createElement('code');
  hash.className = 'break';
  hash.textContent = answer.hash;
  told.append(name, verdict, hash);
  for (const key of answer.records) {
    const link = document.createElement('a');
    link.href = '/auditor/record?key=' + encodeURIComponent(key);
    link.textContent = key;
    const place = document.createElement('div');
    place.append(link);
    told.append(place);
  }
  return told;
}

async function compare(files) {
  const papers = files.filter((file) => !file.name.endsWith('.salt'));
  const made = [];
  for (const paper of papers) {
    const salt = saltOf(paper, files);
    made.push(await hashes(await bytesOf(paper), salt === undefined ? undefined : await bytesOf(salt)));
  }
  const asOf = Number(new URLSearchParams(location.search).get('asOf'));
  const answer = await post('/auditor/evidence', { asOf, papers: made });
  if (!answer.ok) {
    throw new Error('not compared: ' + answer.status);
  }
  const found = document.getElementById('found');
  const { papers: told } = await answer.json();
  found.replaceChildren(...told.map((one, i) => line(papers[i], one, found.dataset)));
}

document.getElementById('papers').addEventListener('change', async ({ target }) => {
  const failed = document.getElementById('failed');
  failed.hidden = true;
  try {
    await compare([...target.files]);
  } catch (failure) {
    failed.hidden = false;
  }
});
