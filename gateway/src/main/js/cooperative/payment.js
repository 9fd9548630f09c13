// SPDX-License-Identifier: Apache-2.0
/**
 * The payments page: what was announced, one question a screen, the second person, the receipt. Screens are made here, because
 * the page also works without network; what stands in the address after the # says which one is shown. The page for forms that
 * were filled in on a visit has the same screens; what is signed there says so.
 */
import { answerOf, amountOf, arrivedOf, dayText, evidenceOf, grams, money, outcomeOf, publicStateOf, rateOf, rateText, reasonOf, sentencesOf, statementOf }
  from './payment-answer.js';
import { base64url, fromBase64url, hex, sha256 } from './bytes.js';
import { forget, forgetList, keepAnswer, keepList, keptList, waiting } from './payment-kept.js';
import { shownAt, shrunk } from './payment-photo.js';
import { accepted, tell as tellAt } from './fields.js';
import { endSession } from './session.js';
import { canonical, officer, post, sign } from './sign.js';

const PAYMENTS = '/cooperative/payments';
const LIST = PAYMENTS + '/list';
const ANSWERS = PAYMENTS + '/answers';
const PHOTOS = PAYMENTS + '/photos/';
const VISITS = '/cooperative/visits';
const ON_VISIT = 'FIELD_VISIT';
/** Two people answer within minutes: the first sees soon that the second has signed. */
const LOOKS_EVERY = 10_000;
const NEVER_TAKEN = [400, 409, 422];
const REASONS = ['BANK-CHARGE', 'FINANCIAL-TRANSACTION-TAX', 'WITHHOLDING', 'OTHER'];
const root = document.getElementById('payments');
const words = JSON.parse(root.dataset.words);
const lang = document.documentElement.lang;
/** How everything on this page is signed; where it is not named, as the key says. */
const { method } = root.dataset;
const isVisit = method === ON_VISIT;

let list;
let queue = [];
let isOnline = true;
let asked = 0;
let taken = 0;
let isOut = false;
let draft = {};
let trouble = '';
/** What was done, said at the place where it was until the person goes on. */
let news = { text: '', at: '' };
/** The payment whose answer is made anew, though there is one: the own one that waits, or the one on the ledger. */
let anew = '';

/** The sentence of that key with its slots filled. */
function say(key, slots = {}) {
  return (words[key] ?? key).replace(/\{([a-zA-Z]+)\}/g, (slot, name) => String(slots[name] ?? slot));
}

/** An element; text gets in as text alone. */
function make(name, attributes, ...inside) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (key.startsWith('on')) {
      element.addEventListener(key.slice(2), value);
    } else if (value !== false) {
      element.setAttribute(key, value === true ? '' : value);
    }
  }
  element.append(...inside.flat().filter((child) => child !== null));
  return element;
}

/** Text in which no day and no number of a receipt or payment is broken over two lines; a link stays as it is. */
const whole = (text) => text instanceof Node ? [text] : text.split(/(\d{4}-\d{2}-\d{2}|\d{2}\/\d{2}\/\d{4}|\b[A-Z]-[A-Z0-9-]{1,12}\b)/)
  .map((part, at) => at % 2 === 1 ? make('span', { class: 'whole' }, part) : part);
const line = (text, css = '') => make('p', css === '' ? {} : { class: css }, whole(text));
const button = (key, icon, onclick, css = '') =>
  make('button', { type: 'button', class: ('choice ' + css).trim(), 'data-key': key, onclick },
    make('span', { class: 'icon', 'aria-hidden': 'true' }, icon), say(key));
const go = (to) => { location.hash = to; };
const context = () => ({ ...list, lang, say });
const told = (amount, places) => money(amount.minor, amount.currency, lang, places);
const shownDay = (day) => dayText(day, lang);
const link = (text, href) => make('a', { href }, text);
const paper = (text, path) => link(text, PAYMENTS + path + '?lang=' + lang);
const today = () => new Date(Date.now() - 5 * 3600 * 1000).toISOString().slice(0, 10);

// What is shown

/** What stands in the address: a payment, and the screen of it. */
const place = () => /^#([^/]*)\/?(.*)$/.exec(location.hash)?.slice(1) ?? [''];
const find = (id) => list?.payments.find(({ payment }) => payment === id);

function screen() {
  const [id, step] = place();
  const payment = find(id);
  news = news.at === location.hash ? news : { text: '', at: '' };
  const parts = isOut ? out() : payment === undefined ? overview(id) : screenOf(payment, step);
  root.replaceChildren(...notices(), ...parts.flat().filter((part) => part !== null));
  root.querySelector('h2')?.focus();
  scrollTo(0, 0);
}

/** The session has ended; the phone may be in other hands. */
function out() {
  document.querySelector('footer')?.remove();
  return [make('p', { class: 'told', role: 'alert' }, say('PAY_SIGN_IN_AGAIN')),
    make('a', { class: 'choice', href: '/cooperative/sign-in?to=' + location.pathname + location.hash }, say('PAY_SIGN_IN'))];
}

/** Of what is answered already no question is asked, whichever way the page was opened. */
function screenOf(payment, step) {
  if (step === 'again' && mayAnswerAnew(payment)) {
    anew = payment.payment;
  }
  const settled = queued(payment) ? waits : { SECOND: second, DONE: done }[stage(payment)];
  return settled !== undefined && anew !== payment.payment ? settled(payment) : (STEPS[step] ?? question)(payment);
}

function mayAnswerAnew(payment) {
  return stage(payment) === 'SECOND' ? isMine(payment) : payment.kept?.state !== 'COMPLETE';
}

const queued = ({ payment }) => queue.find(({ signed }) => signed.statement.body.payment === payment);
const isMine = ({ kept }) => kept.signatures.some(({ key }) => key === officer());

function notices() {
  return [
    isOnline ? null : line(say('PAY_NO_NETWORK', { day: list === undefined ? '' : shownDay(list.keptOn) }), 'told'),
    queue.length === 0 ? null : make('div', { class: 'told', id: 'waits' },
      line(say('PAY_WAITS_FOR_NETWORK', { count: queue.length })),
      ...queue.filter(({ why }) => why !== undefined).map((answer) => line(answer.why))),
    trouble === '' ? null : make('p', { class: 'told', role: 'alert' }, trouble),
    news.text === '' ? null : make('p', { class: 'told good', role: 'status' }, news.text),
  ].filter((part) => part !== null);
}

const title = (text) => make('h2', { tabindex: '-1' }, text);
const back = (to = '') => button('PAY_BACK', '←', () => go(to), 'quiet');

function overview(id) {
  if (list === undefined) {
    return [line(say('PAY_NOTHING_KEPT'))];
  }
  anew = '';
  const unsent = list.payments.filter(queued);
  const sent = list.payments.filter((payment) => !queued(payment));
  const [open, second, rest] = ['OPEN', 'SECOND', 'DONE'].map((each) => sent.filter((payment) => stage(payment) === each));
  const toSign = second.filter((payment) => !isMine(payment));
  return [
    isVisit ? formNumber(id) : null,
    ...listed('PAY_LIST_SIGN', toSign),
    ...(toSign.length + open.length === 0 ? [title(say('PAY_NOTHING_OPEN'))] : listed('PAY_LIST_OPEN', open)),
    ...listed('PAY_LIST_SECOND', second.filter(isMine)),
    ...listed('PAY_WAITS_FOR_NETWORK', unsent),
    ...listed('PAY_LIST_DONE', rest),
    title(say('PAY_PAPER')),
    line(paper(say('PAY_PAPER_EMPTY'), '/form.pdf')),
    isVisit ? null : line(link(say('PAY_PAPER_ENTER'), VISITS)),
  ];
}

/** Which form it is, for who has it in the hand; its code leads to the same place. */
function formNumber(id) {
  const enter = (event) => {
    event.preventDefault();
    const { number } = event.target.elements;
    if (accepted([number])) {
      go(number.value.trim().toUpperCase());
    }
  };
  return make('form', { novalidate: true, onsubmit: enter },
    line(say('PAY_VISIT_HOW')),
    id === '' ? '' : make('p', { class: 'told', role: 'alert' }, say('PAY_VISIT_UNKNOWN', { payment: id })),
    make('label', { class: 'field' }, say('PAY_VISIT_NUMBER'), make('input', { name: 'number', autocomplete: 'off', required: true })),
    make('button', { class: 'choice' }, say('PAY_NEXT')));
}

function listed(key, payments) {
  return payments.length === 0 ? [] : [title(say(key, { count: payments.length })), entries(payments)];
}

function entries(payments) {
  return make('ul', { class: 'entries' }, payments.map((payment) => make('li', {},
    make('a', { href: '#' + payment.payment + step(payment), class: 'entry' },
      make('b', {}, told(payment.amount, payment.places)), ' ', payment.payer.name,
      make('span', { class: 'small' }, whole(about(payment))),
      make('b', { class: 'small turn' }, turn(payment)),
      make('span', { class: 'small' }, whole(payment.open ? due(payment) + ' · ' + age(payment) : age(payment)))))));
}

/** For which gold, and how the bank calls it. */
const about = ({ parts, bankReference }) => say('PAY_ABOUT', {
  lots: parts.map((part) => part.for).join(', '), reference: bankReference,
});

/** Who acts next, or how it reads. */
function turn(payment) {
  if (queued(payment)) {
    return say('PAY_TURN_UNSENT');
  }
  switch (stage(payment)) {
    case 'SECOND': return say(isMine(payment) ? 'PAY_TURN_OTHER' : 'PAY_TURN_YOU_SIGN');
    case 'OPEN': return say(payment.kept?.state === 'RETURNED' ? 'PAY_RETURNED' : 'PAY_TURN_ANSWER');
    default: return payment.kept?.state === 'COMPLETE' ? say('PAY_UNDER_WAY') : say(publicStateOf(payment));
  }
}

/** How long the cooperative still has to answer. */
function due({ answerBy }) {
  const days = Math.round((Date.parse(answerBy) - Date.parse(today())) / (24 * 3600 * 1000));
  return days < 0 ? say('PAY_DUE_OVER') : say(days === 0 ? 'PAY_DUE_TODAY' : days === 1 ? 'PAY_DUE_ONE' : 'PAY_DUE', { day: shownDay(answerBy), days });
}

function age({ days }) {
  return days === 0 ? say('PAY_AGE_TODAY') : days === 1 ? say('PAY_AGE_ONE') : say('PAY_AGE_DAYS', { days });
}

/** How far an answer has come: nobody's, one person's, or one that the ledger has or is about to have. */
function stage(payment) {
  if (payment.kept?.state === 'WAITING') {
    return 'SECOND';
  }
  return payment.open && payment.kept?.state !== 'COMPLETE' ? 'OPEN' : 'DONE';
}

function step(payment) {
  return { SECOND: '/second', OPEN: '', DONE: '/done' }[stage(payment)];
}

// One question

function question(payment) {
  draft = { payment: payment.payment };
  const kept = payment.kept;
  return [
    title(say('PAY_QUESTION')),
    kept?.state === 'RETURNED' ? make('div', { class: 'told' },
      line(say('PAY_RETURNED')), kept.note === '' ? null : line('«' + kept.note + '»'),
      kept.objection === undefined ? null : line(lang === 'es' ? kept.objection_es : kept.objection)) : null,
    before(payment),
    facts(payment),
    !payment.open ? null
      : line(payment.state === 'UNCONFIRMED' ? say('PAY_UNCONFIRMED_MEANS') : say('PAY_ANSWER_BY', { day: shownDay(payment.answerBy) }), 'small'),
    payment.expected === undefined ? null : button('PAY_YES_FULL', '✓', () => full(payment), 'yes'),
    button('PAY_YES_OTHER', '≠', () => go(payment.payment + '/other')),
    button('PAY_NOT_ARRIVED', '✕', () => denied('NOT_ARRIVED', payment)),
    button('PAY_NOT_OURS', '?', () => denied('NOT_OURS', payment)),
    line(paper(say('PAY_PAPER_FORM'), '/forms/' + payment.payment + '.pdf')),
    back(),
  ];
}

/** What was answered before, for who answers anew. */
function before({ kept, receipts, ...payment }) {
  const said = kept !== undefined && kept.state !== 'COMPLETE' ? sentencesOf(kept.statement, payment, context())
    : receipts.slice(-1).map(history);
  return said.length === 0 ? null : make('div', { class: 'plain', id: 'before' }, make('h3', {}, say('PAY_BEFORE')), said.map((each) => line(each)));
}

function facts(payment) {
  const rows = [
    ['PAY_PAYER', payment.payer.name],
    ['PAY_SENT', told(payment.amount, payment.places) + ', ' + shownDay(payment.sentOn)],
    ...payment.parts.map((part) => ['PAY_FOR', part.fineMg === undefined
      ? say('PAY_FOR_ADVANCE', { lot: part.for })
      : say(part.minor === part.owedMinor ? 'PAY_FOR_GOLD' : 'PAY_FOR_PART_OF_GOLD', {
        grams: grams(part.fineMg, lang),
        lot: part.for,
        perKg: told(part.perKg),
        owed: told({ ...payment.amount, minor: part.owedMinor }, payment.places),
        amount: told({ ...payment.amount, minor: part.minor }, payment.places),
      })]),
    ['PAY_EXPECTED', payment.expected === undefined ? say('PAY_EXPECTED_UNKNOWN') : told(payment.expected)],
    ['PAY_REFERENCE', payment.bankReference],
  ];
  if (payment.expected !== undefined && payment.amount.currency !== 'COP') {
    rows.splice(-1, 0, ['PAY_RATE', say('PAY_RATE_OF', {
      rate: rateText(payment.expected.rate, lang), currency: payment.amount.currency, day: shownDay(payment.expected.since),
    })]);
  }
  return make('dl', {}, rows.flatMap(([key, value]) => [make('dt', {}, say(key)), make('dd', {}, whole(value))]));
}

async function full(payment) {
  draft = { payment: payment.payment, told: {
    minor: BigInt(payment.expected.minor), deductions: [], day: today(), rate: null,
  } };
  await prepare(payment);
}

async function denied(answer, payment) {
  draft = { payment: payment.payment, answer };
  await prepare(payment);
}

/** Makes the statement that is read and then signed; the day of arrival may still be changed. */
async function prepare(payment) {
  trouble = '';
  const photo = draft.photo === undefined ? {} : { photo: hex(await sha256(fromBase64url(draft.photo))) };
  draft.evidence ??= await evidenceOf({
    day: today(), officer: officer(), payment: payment.payment, reference: payment.bankReference, ...photo,
  });
  const answer = draft.answer === undefined
    ? { arrived: arrivedOf(payment, draft.told, draft.evidence.hash) }
    : { denied: { answer: draft.answer, statement: draft.evidence.hash } };
  draft.statement = statementOf(payment, answer, list);
  if (location.hash === '#' + payment.payment + '/check') {
    screen();
  } else {
    go(payment.payment + '/check');
  }
}

/** Another amount: what arrived, what was deducted, and at once what is missing and what everybody will read. */
function other(payment) {
  const field = (key, attributes) => make('label', { class: 'field' }, say(key), make('input', attributes));
  const form = make('form', { id: 'other', novalidate: true, oninput: ({ target }) => { tellAt(target, ''); tell(); },
    onsubmit: (event) => { event.preventDefault(); next(); } },
    field('PAY_HOW_MUCH', { name: 'minor', inputmode: 'decimal', autocomplete: 'off', required: true }),
    field('PAY_VALUE_DATE', { ...dayOf(payment), value: today() }),
    make('fieldset', {}, make('legend', {}, say('PAY_DEDUCTIONS')), REASONS.map((reason) =>
      make('label', { class: 'field' }, reasonOf(reason, say),
        make('input', { name: reason, inputmode: 'decimal', autocomplete: 'off' })))),
    payment.amount.currency === 'COP' ? null : field('PAY_BANK_RATE', {
      name: 'rate', inputmode: 'decimal', autocomplete: 'off', required: payment.expected === undefined,
    }),
    make('div', { id: 'told', class: 'told', 'aria-live': 'polite' }, line(say('PAY_TYPE_AMOUNT'))),
    make('button', { class: 'choice yes', id: 'next' }, say('PAY_NEXT')));

  const typed = (name) => form.elements[name]?.value.trim() ?? '';
  const readAs = { minor: (text) => amountOf(text, 2) || null, rate: rateOf };

  /** What was typed; null while something of it cannot be read. */
  function read() {
    for (const name of ['minor', 'rate', ...REASONS].filter((each) => form.elements[each] !== undefined)) {
      const readable = typed(name) === '' || (readAs[name] ?? ((text) => amountOf(text, 2)))(typed(name)) !== null;
      form.elements[name].setCustomValidity(readable ? '' : say('PAY_NOT_READABLE'));
    }
    const lines = REASONS.filter((reason) => typed(reason) !== '')
      .map((reason) => ({ reason, minor: amountOf(typed(reason), 2) }));
    return form.checkValidity() ? {
      minor: amountOf(typed('minor'), 2), deductions: lines.filter((each) => each.minor > 0n), day: typed('day'),
      rate: typed('rate') === '' ? null : rateOf(typed('rate')),
    } : null;
  }

  function tell() {
    const now = read();
    const outcome = now === null ? null : outcomeOf(payment, arrivedOf(payment, now, ''), list.limits);
    form.querySelector('#told').replaceChildren(...(outcome === null ? [line(say('PAY_TYPE_AMOUNT'))]
      : outcome.state === null ? [counted(now), line(say('PAY_TOO_MUCH'))] : [
        counted(now),
        line(outcome.missing > 0n ? say('PAY_SAYS_MISSING', { missing: money(outcome.missing, 'COP', lang) }) : say('PAY_NOTHING_MISSING')),
        line(say('PAY_PUBLIC_WILL_READ', { state: say('PAYMENT_STATE_' + outcome.state) }), 'strong'),
      ]));
  }

  /** What was typed, as it was understood. */
  function counted({ minor, deductions }) {
    const kept = deductions.reduce((sum, each) => sum + each.minor, 0n);
    const [received, deducted, sum] = [minor, kept, minor + kept].map((each) => money(each, 'COP', lang));
    return line(kept === 0n ? say('PAY_COUNTED', { received }) : say('PAY_COUNTED_DEDUCTED', { received, deducted, sum }));
  }

  function next() {
    const now = read();
    if (!accepted([...form.elements].filter((each) => each.willValidate))) {
      return;
    }
    if (outcomeOf(payment, arrivedOf(payment, now, ''), list.limits).state === null) {
      tellAt(form.elements.minor, say('PAY_TOO_MUCH'));
      form.elements.minor.focus();
      return;
    }
    draft = { payment: payment.payment, told: now };
    prepare(payment);
  }
  return [title(say('PAY_YES_OTHER')), line(payment.expected === undefined ? say('PAY_EXPECTED_UNKNOWN')
    : say('PAY_EXPECTED') + ': ' + told(payment.expected)), form, back(payment.payment)];
}

/** The day of arrival: the ledger takes none that lies ahead, and none before the day before it was sent. */
const dayOf = ({ sentOn }) => ({
  type: 'date', name: 'day', required: true, max: today(),
  min: new Date(Date.parse(sentOn) - 24 * 3600 * 1000).toISOString().slice(0, 10),
});

/** What is signed, word by word, before the first person signs. */
function check(payment) {
  if (draft.statement === undefined || draft.payment !== payment.payment) {
    return question(payment);
  }
  return [
    title(say('PAY_YOU_SIGN')),
    signedWords(draft.statement, payment),
    draft.told === undefined ? null : make('label', { class: 'field' }, say('PAY_VALUE_DATE'), make('input', {
      ...dayOf(payment), value: draft.told.day, onchange: ({ target }) => {
        if (accepted([target])) {
          draft.told.day = target.value;
          prepare(payment);
        }
      },
    })),
    photoField(payment),
    line(say('PAY_TWO_SIGN'), 'small'),
    ...signing(payment),
    back(payment.payment),
  ];
}

/** What must be so before it is signed: on a visit two people have signed the form, and of what has not arrived the bank was asked. */
function signing(payment) {
  const ticks = [
    draft.answer === 'NOT_ARRIVED' ? tick('bank', 'PAY_BANK_ASKED') : null,
    isVisit ? tick('both', 'PAY_VISIT_BOTH') : null,
  ].filter((part) => part !== null);
  return [
    ticks, isVisit ? line(say('PAY_VISIT_SIGNED'), 'small') : null,
    button('PAY_SIGN', '✍', () => {
      if (accepted(root.querySelectorAll('input'))) {
        signAs(draft.statement, [], draft, payment);
      }
    }, 'yes'),
  ].flat();
}

/** A box that stays ticked while this answer is made. */
function tick(name, key) {
  return make('label', { class: 'tick' }, make('input', {
    type: 'checkbox', name, required: true, checked: draft[name] === true,
    onchange: ({ target }) => { draft[name] = target.checked; tellAt(target, ''); },
  }), say(key));
}

/** A photo of the slip, for who wants one. */
function photoField(payment) {
  const means = line(say('PAY_PHOTO_MEANS', { office: list.office }), 'small');
  return draft.photo !== undefined
    ? [slip(shownAt(draft.photo)), button('PAY_PHOTO_LEAVE', '✕', () => withPhoto(undefined, payment), 'quiet'), means]
    : [make('label', { class: 'choice quiet file' }, make('span', { class: 'icon', 'aria-hidden': 'true' }, '+'), say(isVisit ? 'PAY_VISIT_PHOTO' : draft.answer === 'NOT_ARRIVED' ? 'PAY_BANK_PHOTO' : 'PAY_PHOTO'), make('input', {
      type: 'file', name: 'photo', accept: 'image/*', onchange: (event) => take(event.target.files[0], payment),
    })), means];
}

const slip = (src) => make('img', { class: 'slip', src, alt: say('PAY_PHOTO_OF') });

async function take(file, payment) {
  try {
    await withPhoto(base64url(await shrunk(file)), payment);
  } catch (noPicture) {
    trouble = say('PAY_PHOTO_NOT_READABLE');
    screen();
  }
}

/** The answer commits to the photo too, so it is another statement with another than without. */
async function withPhoto(photo, payment) {
  draft.photo = photo;
  draft.evidence = undefined;
  await prepare(payment);
}

/** The photos that the office has of these answers. */
function slipsOf(photos) {
  return photos.map(({ sha256: name, erased }) => erased ? line(say('PAY_PHOTO_ERASED'), 'small') : slip(PHOTOS + name));
}

/** What erases them, kept apart from what signs. */
function erasersOf(photos) {
  return photos.filter(({ erased }) => !erased).map(({ sha256: name }) => button('PAY_PHOTO_ERASE', '✕', () => {
    if (confirm(say('PAY_PHOTO_ERASE_SURE'))) {
      sending(() => post(PHOTOS + name + '/erase', {}), () => {});
    }
  }, 'quiet'));
}

function signedWords(statement, payment) {
  return make('ul', { class: 'signed', 'data-hash': statement.id },
    sentencesOf(statement, payment, context()).map((sentence) => make('li', {}, whole(sentence))));
}

// The second person

function second(payment) {
  const kept = payment.kept;
  const address = location.origin + PAYMENTS + '#' + payment.payment + '/second';
  const photos = payment.photos.filter(({ statement }) => statement === kept.statement.id);
  if (isMine(payment)) {
    return [title(say('PAY_WAITS_SECOND')), signedWords(kept.statement, payment), slipsOf(photos), line(say('PAY_SECOND_HOW')),
      shareButton(say('PAY_SHARE_SECOND'), address), button('PAY_ANEW', '↺', () => go(payment.payment + '/again'), 'quiet'),
      erasersOf(photos), back()];
  }
  return [
    title(say('PAY_SECOND_TITLE')), make('h3', {}, say('PAY_FIRST_STATED')),
    signedWords(kept.statement, payment),
    kept.signatures.some((signature) => signature.method === ON_VISIT) ? line(say('PAY_VISIT_FIRST'), 'small') : null, slipsOf(photos),
    button('PAY_SIGN_SECOND', '✍', () => signAs(kept.statement, kept.signatures, {}, payment), 'yes'),
    make('label', { class: 'field' }, say('PAY_NOTE'), make('input', { id: 'note', name: 'note', maxlength: '300', autocomplete: 'off' })),
    button('PAY_SEND_BACK', '↩', () => giveBack(payment)),
    make('details', { class: 'plain' }, make('summary', {}, say('PAY_ANNOUNCED')), facts(payment)), erasersOf(photos), back(),
  ];
}

async function giveBack(payment) {
  const field = document.getElementById('note');
  const note = field.value.trim();
  tellAt(field, note === '' ? say('PAY_NOTE_NEEDED') : '');
  if (note === '') {
    field.focus();
    return;
  }
  await sending(() => post(ANSWERS + '/' + payment.kept.statement.id + '/return', { note }), () => {
    go('');
    news = { text: say('PAY_SENT_BACK'), at: location.hash };
  });
}

/** Signs exactly that statement; it is kept on the phone, with what belongs to it, until the office has it. */
async function signAs(statement, signatures, { evidence, photo }, payment) {
  trouble = '';
  try {
    const own = await sign(canonical(statement), method);
    const signed = { statement, signatures: [...signatures, own] };
    await keepAnswer({ signed, evidence: evidence?.kept, photo, at: Date.now() });
  } catch (unsigned) {
    trouble = say('PAY_NOT_SIGNED');
    screen();
    return;
  }
  await flush();
  draft = {};
  anew = '';
  const now = find(payment.payment);
  go(payment.payment + (now === undefined ? '' : step(now)));
  screen();
}

// What is over

function done(payment) {
  const receipt = payment.receipts.at(-1);
  const page = payment.parts.map((part) => part.certificate).find((number) => typeof number === 'string');
  const address = page === undefined ? location.origin + '/' : location.origin + '/c/' + page;
  if (receipt === undefined && payment.kept === undefined) {
    return [title(say('PAY_PUBLIC_READS', { state: say(publicStateOf(payment)) })), facts(payment), back()];
  }
  if (receipt === undefined) {
    return [title(say('PAY_UNDER_WAY')), line(say('PAY_UNDER_WAY_MEANS')), back()];
  }
  const state = say(publicStateOf(payment));
  const text = say('PAY_SHARE_TEXT', { receipt: receipt.receipt, payment: payment.payment, payer: payment.payer.name, state, address });
  return [
    title(say('PAY_DONE')),
    make('p', { class: 'number' }, receipt.receipt),
    line(history(receipt)),
    line(say('PAY_PUBLIC_READS', { state }), 'strong'),
    page === undefined ? null : make('img', { src: '/cooperative/payments/qr/' + page, alt: say('PAY_QR'), width: '220', height: '220' }),
    page === undefined ? null : line(link(say('PAY_PUBLIC_PAGE'), '/c/' + page)),
    line(receiptPdf(receipt)),
    shareButton(text, null),
    slipsOf(payment.photos),
    make('h3', {}, say('PAY_HISTORY')),
    make('ol', {}, make('li', {}, say('PAY_HISTORY_ANNOUNCED', {
      day: shownDay(payment.announcedOn), payer: payment.payer.name, amount: told(payment.amount, payment.places),
    })), payment.receipts.map((each) => make('li', {}, whole(history(each)), each === receipt ? '' : [' ', say('PAY_HISTORY_REPLACED'), ' ', receiptPdf(each)]))),
    button('PAY_MISTAKE', '↺', () => go(payment.payment + '/again'), 'quiet'), erasersOf(payment.photos),
    line(say('PAY_COMPLAINT'), 'small'), back(),
  ];
}

const receiptPdf = ({ receipt }) => paper(say('PAY_RECEIPT_PDF', { receipt }), '/receipts/' + receipt + '.pdf');

function history(receipt) {
  const day = shownDay(new Date((receipt.confirmedAt - 5 * 3600) * 1000).toISOString().slice(0, 10));
  return receipt.received === undefined
    ? say('PAY_HISTORY_DENIED', { day, answer: say('PAY_' + receipt.answer), receipt: receipt.receipt })
    : say('PAY_HISTORY_ARRIVED', { day, amount: told(receipt.received), receipt: receipt.receipt });
}

function waits(payment) {
  const { signed, photo } = queued(payment);
  return [title(say('PAY_KEPT_HERE')), signedWords(signed.statement, payment), photo === undefined ? null : slip(shownAt(photo)),
    line(say('PAY_KEPT_HERE_MEANS')), back()];
}

function shareButton(text, address) {
  return button('PAY_SHARE', '➦', async () => {
    const shared = address === null ? { text } : { text, url: address };
    if (navigator.share === undefined) {
      await navigator.clipboard.writeText(address === null ? text : text + ' ' + address);
      news = { text: say('PAY_COPIED'), at: location.hash };
      screen();
    } else {
      await navigator.share(shared).catch(() => {});
    }
  }, 'quiet');
}

const STEPS = { other, check };

// To and from the office

/** Sends what waits; the same answer may arrive twice and counts once. Then reads the list anew. */
async function flush() {
  await endSession();
  for (const answer of await waiting()) {
    const { signed, evidence, photo } = answer;
    const brought = { signed, ...(evidence && { evidence }), ...(photo && { photo }) };
    const sent = await attempt(() => post(ANSWERS, brought));
    if (sent === null) {
      break;
    }
    if (sent.ok) {
      await forget(signed.statement.id);
      trouble = (await sent.json()).state === 'REPLACED' ? say('PAY_REPLACED') : trouble;
    } else if (NEVER_TAKEN.includes(sent.status)) {
      await forget(signed.statement.id);
      trouble = await reasonIn(sent);
    }
  }
  await refresh();
}

/** An answer to what was asked earlier never takes the place of one to what was asked later. */
async function refresh() {
  const asking = ++asked;
  const answer = await attempt(() => fetch(LIST, { headers: { Accept: 'application/json' }, redirect: 'manual' }));
  if (asking < taken) {
    return;
  }
  taken = asking;
  if (answer?.ok) {
    list = { ...await answer.json(), keptOn: today() };
    await keepList(officer(), list);
  } else if (answer?.status === 401) {
    isOut = true;
    trouble = '';
    list = undefined;
    await forgetList(officer());
  } else {
    list ??= await keptList(officer());
    trouble = answer === null ? trouble : await reasonIn(answer);
  }
  queue = await waiting();
}

/** @returns {Promise<Response|null>} null when the office cannot be reached */
async function attempt(ask) {
  try {
    const answer = await ask();
    isOnline = true;
    return answer;
  } catch (noNetwork) {
    isOnline = false;
    return null;
  }
}

async function sending(ask, then) {
  const answer = await attempt(ask);
  trouble = answer === null ? say('PAY_NEEDS_NETWORK') : answer.ok ? '' : await reasonIn(answer);
  await refresh();
  if (trouble === '') {
    then();
  }
  screen();
}

async function reasonIn(answer) {
  const problem = await answer.json().catch(() => ({}));
  const why = lang === 'es' ? problem.detail_es : problem.detail;
  return say('PAY_NOT_TAKEN', { why: why ?? String(answer.status) });
}

async function begin() {
  await flush();
  screen();
}

/** Shows the place at once, and once more if the office has news of it. */
async function show() {
  screen();
  await look();
}

/** What somebody looks at and does not fill in. */
const isRead = () => !['other', 'check', 'again'].includes(place()[1]) && document.activeElement?.closest('input, form') == null;

/** Asks for news while somebody looks on, and brings what still waits; whatever is new of what is shown is shown. */
async function look() {
  const at = location.hash;
  const shown = () => JSON.stringify([find(place()[0]) ?? list?.payments, isOut, isOnline, queue.length, trouble]);
  const then = shown();
  if (!isRead()) {
    return;
  }
  await (queue.length > 0 ? flush() : refresh());
  if (location.hash === at && isRead() && shown() !== then) {
    screen();
  }
}

addEventListener('hashchange', show);
addEventListener('online', begin);
addEventListener('pageshow', ({ persisted }) => {
  if (persisted) {
    location.reload();
  }
});
addEventListener('visibilitychange', () => {
  if (document.visibilityState === 'visible') {
    look();
  }
});
setInterval(() => {
  if (document.visibilityState === 'visible' && !isOut) {
    look();
  }
}, LOOKS_EVERY);
if ('serviceWorker' in navigator) {
  navigator.serviceWorker.register('/cooperative/js/payment-worker.js', { scope: '/cooperative' });
}
begin();
