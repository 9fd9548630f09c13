// SPDX-License-Identifier: Apache-2.0
/**
 * The page /c/{number} judges the label whose code led to it. The server never sees the label: it stands after the # of the
 * address, which is read here before anything is asked for.
 */
import { CheckFailed, Offline, origin, shortId, Verifier } from 'capaz-verifier';
import { reachesOwnHost } from './ask.js';
import { Band } from './band.js';
import { differences, stateDiffers } from './facts.js';
import { askedInTurn, refreshStatusList } from './members.js';
import { keepForOffline } from './offline.js';
import { offerScan, openPastedLabels } from './scan.js';
import { Store } from './store.js';
import { freshTrust, loadTrust } from './trust.js';

const ASKED_EVERY = 60_000;

const label = location.hash;

const now = () => Math.floor(Date.now() / 1000);

async function main() {
  addEventListener('hashchange', () => location.reload());
  keepLabelInLinks();
  if (label === '') {
    scanFirst();
  }
  openPastedLabels();
  offerScan();
  const language = document.documentElement.lang;
  const words = await (await fetch('/verify/words-' + language + '.json')).json();
  const band = new Band(document.getElementById('device'), words);
  const store = new Store();
  if (label === '') {
    band.withoutLabel();
  } else {
    band.checking();
    await judge(band, store, words).catch((failure) => {
      band.unfinished();
      throw failure;
    });
  }
  await keepForOffline();
}

/** The same page in the other language is about the same label. */
function keepLabelInLinks() {
  for (const link of document.querySelectorAll('a[hreflang]')) {
    link.hash = label;
  }
}

/** Without a label nothing was checked: then the scan stands below what is compared, or the field for a number, else at the end. */
function scanFirst() {
  const above =
    document.querySelector('.compare') ?? document.getElementById('find') ?? document.getElementById('device');
  above.after(document.getElementById('scan'));
}

async function judge(band, store, words) {
  // The host is not signed and need not be right.
  const text = origin(location.host) + location.pathname + label;
  let trust = await loadTrust(store, now());
  let offline = await withoutNetwork(text, trust, store);
  if (await isOfAnotherPage(offline.verdict, band)) {
    return;
  }
  band.show(offline.verdict, trust, differences(offline.verdict.facts, words));
  if (!trust.fresh) {
    // Newer files may settle what older ones left open, and take back what those allowed.
    trust = await freshTrust(store, now());
    offline = await withoutNetwork(text, trust, store);
    if (await isOfAnotherPage(offline.verdict, band)) {
      return;
    }
    band.show(offline.verdict, trust, differences(offline.verdict.facts, words));
  }
  if (offline.certificate === undefined) {
    return;
  }
  band.asking();
  const live = await offline.ask(askedInTurn(offline.anchor, offline.certificate), store.seen(offline.certificate));
  if (live.seen !== undefined) {
    store.remember(offline.certificate, live.seen);
  }
  // With the network off, what is known without it stays; not so where this host is reached and no member, or a member's answer
  // does not hold.
  const withoutNews = nobodyReached(live.verdict) && !(await reachesOwnHost());
  const verdict = withoutNews ? offline.verdict : live.verdict;
  const { facts, conclusion } = verdict;
  band.show(verdict, trust, [...differences(facts, words), ...stateDiffers(live.state, conclusion, words)]);
  const told = withoutNews ? 'BAND_NO_NETWORK' : 'BAND_NOT_ANSWERED';
  band.notAnswered(unansweredBy(live.verdict), told, nobodyReached(live.verdict));
  askAgain(offline, store, toldBy(live));
  // The verdict stands whatever becomes of the list for the next scan.
  await refreshStatusList(store, offline.anchor, now()).catch(console.error);
}

/** A genuine label of another record says nothing about this page: then only that is told, and where its own page is. */
async function isOfAnotherPage({ facts }, band) {
  const ofPage = numberOfPage();
  const ofLabel = facts === null ? ofPage : await shortId(facts.certId);
  if (ofLabel === ofPage) {
    return false;
  }
  band.ofAnotherPage(ofLabel, ofPage, '/c/' + ofLabel + '?lang=' + document.documentElement.lang + label);
  return true;
}

/** As the server reads it: small letters, dashes, and letters that look like digits are forgiven. */
function numberOfPage() {
  const typed = location.pathname.slice('/c/'.length);
  return typed
    .replace(/%([0-9a-f]{2})/gi, (escaped, code) => String.fromCharCode(parseInt(code, 16)))
    .replace(/[\s\p{Pd}]/gu, '')
    .toUpperCase()
    .replaceAll('O', '0')
    .replace(/[IL]/g, '1');
}

/** A finding that arrives while somebody looks at the page brings the page anew, which then says it. */
function askAgain(offline, store, told) {
  setTimeout(async () => {
    if (document.visibilityState === 'visible') {
      const live = await offline.ask(askedInTurn(offline.anchor, offline.certificate), store.seen(offline.certificate));
      if (live.state !== undefined && toldBy(live) !== told) {
        location.reload();
        return;
      }
    }
    askAgain(offline, store, told);
  }, ASKED_EVERY);
}

const toldBy = ({ state, verdict }) => state + ' ' + verdict.conclusion;

async function withoutNetwork(text, trust, store) {
  return trust.failure === undefined
    ? new Verifier(trust.anchors, trust.directory).label(text, store.statusList(), now())
    : new Offline(Verifier.unable(trust.failure, now()));
}

/** Why each member that was asked gave no answer that holds. */
function unansweredBy(verdict) {
  return verdict.checks
    .filter(({ step, evidence }) => step === 'V' && evidence.key === 'MEMBER_GAVE_NO_ANSWER')
    .map(({ evidence }) => evidence);
}

function nobodyReached(verdict) {
  const reasons = unansweredBy(verdict);
  return reasons.length > 0 && reasons.every(({ slots }) => slots.reason.key === 'MEMBER_NOT_REACHED');
}

main().catch((failure) => {
  // Nothing was shown as checked; the sentence that the server wrote stays.
  console.error(failure instanceof CheckFailed ? failure.code : failure);
});
