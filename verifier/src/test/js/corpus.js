// SPDX-License-Identifier: Apache-2.0
/**
 * Judges every vector and writes one line of JSON for each: its path and the report.
 *
 * node corpus.js MODULE VECTORS < words.json, where MODULE is index.js or what is served to browsers in its place.
 */
import { readFileSync, readdirSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

const [, , module, vectors] = process.argv;
const {
  CheckFailed, Fields, PeerDirectory, Verifier, base64Url, judgeBundle, parseObject, premiumIn, readAnchor, readOpening, reportOf, requireUpdate,
  say, textOf, utf8,
} = await import(pathToFileURL(resolve(module)));
const words = JSON.parse(readFileSync(0, 'utf8'));

for (const entry of readdirSync(vectors, { recursive: true, withFileTypes: true })) {
  const path = join(entry.parentPath ?? entry.path, entry.name);
  if (entry.isFile() && /[/\\](valid|broken|members|updates)[/\\]/.test(path)) {
    const file = new Fields(parseObject(readFileSync(path, 'utf8')));
    const report = file.text('kind') === 'update' ? await updated(file) : reportOf(await judge(file), words);
    process.stdout.write(JSON.stringify({ path: relative(vectors, path).replaceAll('\\', '/'), report }) + '\n');
  }
}

async function updated(file) {
  try {
    const trusted = await readAnchor(own(file, 'anchor'));
    const { anchor, signedBy } = await requireUpdate(
      trusted, utf8(file.text('newer')), utf8(file.text('signatures')), file.integer('now'));
    return { anchor: anchor.fingerprint, signedBy };
  } catch (failure) {
    if (failure instanceof CheckFailed) {
      const languages = Object.keys(words);
      const evidence = Object.fromEntries(languages.map((tag) => [tag, textOf(failure.evidence, words[tag])]));
      return { code: failure.code, evidence };
    }
    throw failure;
  }
}

async function judge(file) {
  const now = file.integer('now');
  try {
    const trust = await trustOf(file);
    const verifier = () => new Verifier(trust.anchors, trust.directory, trust.openings);
    if (file.text('kind') === 'live') {
      return (await verifier().live(file.text('label'), answerIn(file), seenIn(file), now)).verdict;
    }
    const status = file.optionalText('status');
    const snapshot = status === undefined ? undefined : utf8(status);
    const offline = file.text('kind') === 'bundle'
      ? await judgeBundle(trust, utf8(file.text('bundle')), snapshot, now)
      : await verifier().label(file.text('label'), snapshot, now);
    return file.mentions('members')
      ? (await offline.ask(file.objects('members', memberIn), seenIn(file))).verdict
      : offline.verdict;
  } catch (failure) {
    if (failure instanceof CheckFailed) {
      return Verifier.unable(failure, now);
    }
    throw failure;
  }
}

async function trustOf(file) {
  const openings = file.mentions('openings') ? file.texts('openings', (text) => readOpening(utf8(text))) : [];
  const files = file.mentions('anchors') ? file.texts('anchors', utf8) : [own(file, 'anchor')];
  const anchors = [];
  for (const anchor of files) {
    anchors.push(await readAnchor(anchor));
  }
  return { anchors, directory: await PeerDirectory.read(own(file, 'peers')), openings };
}

function memberIn(member) {
  const gateway = member.text('gateway');
  const missing = member.optionalText('missing');
  return missing === undefined ? { gateway, answer: answerIn(member) } : { gateway, missing: say(missing) };
}

function answerIn(file) {
  return {
    challenge: file.text('challenge'),
    payloads: file.texts('payloads', (text) => base64Url(text, 'E-PROTO')),
    value: file.optionalText('value'),
    premium: premiumIn(file),
  };
}

function seenIn(file) {
  const seen = file.optionalObject('seen');
  return seen === undefined
    ? { headSeq: 0, certificate: undefined, status: undefined }
    : { headSeq: seen.integer('headSeq'), certificate: place(seen.text('certificate')), status: place(seen.text('status')) };
}

function place(text) {
  const [block, tx] = text.split('/').map(BigInt);
  return { block, tx };
}

function own(file, name) {
  const text = file.optionalText(name);
  return text === undefined ? readFileSync(join(vectors, name + '.json')) : utf8(text);
}
