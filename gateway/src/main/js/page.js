// SPDX-License-Identifier: Apache-2.0
/**
 * The page /c/{number} judges the label whose code led to it. The server never sees the label: it stands after the # of the
 * address, which is read here before anything is asked for.
 */
import { CheckFailed, Verifier } from 'capaz-verifier';
import { Band } from './band.js';
import { differences, stateDiffers } from './facts.js';
import { askMembers, refreshStatusList } from './members.js';
import { keepForOffline } from './offline.js';
import { Store } from './store.js';
import { loadTrust } from './trust.js';

const label = location.hash;

/** Codes that newer trust files may settle. */
const SETTLED_BY_NEWER_FILES = new Set(['E-QUORUM', 'E-DEF-UNKNOWN', 'E-NET-UNKNOWN']);

const now = () => Math.floor(Date.now() / 1000);

async function main() {
  const language = document.documentElement.lang;
  const words = await (await fetch('/verify/words-' + language + '.json')).json();
  const band = new Band(document.getElementById('device'), words);
  const store = new Store();
  if (label === '') {
    band.withoutLabel();
  } else {
    band.checking();
    await judge(band, store);
  }
  await keepForOffline();
}

async function judge(band, store) {
  // The host is not signed and need not be right; a number of this page that belongs to another record is told.
  const text = 'https://' + location.host + location.pathname + label;
  let trust = await loadTrust(store);
  let verdict = await offline(text, trust, store);
  if (verdict.conclusion === 'COULD_NOT_BE_CHECKED' && SETTLED_BY_NEWER_FILES.has(verdict.code)) {
    trust = await trust.refreshed();
    verdict = await offline(text, trust, store);
  }
  band.show(verdict, trust, differences(verdict.facts));
  if (verdict.facts === null) {
    return;
  }
  band.asking();
  const newer = trust.refreshed();
  const outcome = await askMembers(trust.anchors, verdict.facts.certId, (answer) => live(text, trust, store, answer));
  trust = await newer;
  if (outcome.verdict === undefined) {
    band.show(verdict, trust, differences(verdict.facts));
    band.notAnswered(outcome.reasons);
  } else {
    ({ verdict } = outcome);
    band.show(verdict, trust, [...differences(verdict.facts), ...stateDiffers(outcome.state, verdict.conclusion)]);
  }
  await refreshStatusList(store, trust.anchors, now());
}

async function offline(text, trust, store) {
  if (trust.failure !== undefined) {
    return Verifier.unable(trust.failure, now());
  }
  return new Verifier(trust.anchors, trust.directory).label(text, store.statusList(), now());
}

async function live(text, trust, store, answer) {
  const verifier = new Verifier(trust.anchors, trust.directory);
  const judged = await verifier.live(text, answer, store.seen(answer.certificate), now());
  if (judged.seen !== undefined) {
    store.remember(answer.certificate, judged.seen);
  }
  return judged;
}

main().catch((failure) => {
  // Nothing was shown as checked; the sentence that the server wrote stays.
  console.error(failure instanceof CheckFailed ? failure.code : failure);
});
