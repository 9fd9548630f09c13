// SPDX-License-Identifier: Apache-2.0
/**
 * What an answer about a payment is: the statement that is signed, what readers of the public page will be told of it, and the
 * sentences that say in plain words what the statement says. Both people who sign read the sentences of the same statement.
 */
import { hex, sha256, utf8 } from './bytes.js';
import { canonical } from './sign.js';

const NO_BREAK = '\u00a0';
/** Between groups of three digits and before the decimal places, by language; as the office writes them too. */
const MARKS = { en: [NO_BREAK, '.'], es: ['.', ','] };
const WHOLE = 10000n;
const RATE_PLACES = 6;
const PESO = 'COP';
const PESO_PLACES = 2;

/**
 * An amount as people type it: 17.121.808,27 or 17 121 808.27 or 17121808.
 *
 * @param {string} typed
 * @param {number} places of the currency
 * @returns {bigint|null} in minor units; null when it is no amount
 */
export function amountOf(typed, places) {
  const found = /^(\d{1,3}(?:[.,]\d{3})+|\d+)(?:[.,](\d{1,2}))?$/.exec(typed.replace(/[\s$'\u00a0]/g, ''));
  if (found === null || (found[2] ?? '').length > places) {
    return null;
  }
  return BigInt(found[1].replace(/[.,]/g, '') + (found[2] ?? '').padEnd(places, '0'));
}

/** @param {string} typed such as 3.925,50 @returns {string|null} with six places, as a statement has it */
export function rateOf(typed) {
  const minor = amountOf(typed, 2);
  return minor === null || minor === 0n ? null : decimal(minor, 2, ['', '.']) + '0'.repeat(RATE_PLACES - 2);
}

/** @param {bigint|number} minor @param {string} currency @param {string} lang @param {number} places @returns {string} */
export function money(minor, currency, lang, places = 2) {
  return currency + NO_BREAK + decimal(BigInt(minor), places, MARKS[lang]);
}

/** @param {string} rate with six places @returns {string} as people write it, with two places or as many as it needs */
export function rateText(rate, lang) {
  const [whole, places] = rate.split('.');
  const shown = places.replace(/0+$/, '').padEnd(2, '0');
  return PESO + NO_BREAK + decimal(BigInt(whole + shown), shown.length, MARKS[lang]);
}

/** @param {number} milligrams @param {string} lang @returns {string} */
export function grams(milligrams, lang) {
  return decimal(BigInt(milligrams), 3, MARKS[lang]) + NO_BREAK + 'g';
}

/** @param {string} day such as 2026-11-28 @param {string} lang @returns {string} as people write it */
export function dayText(day, lang) {
  return lang === 'es' ? day.split('-').reverse().join('/') : day;
}

function decimal(unscaled, places, [group, mark]) {
  const digits = String(unscaled < 0n ? -unscaled : unscaled).padStart(places + 1, '0');
  const whole = digits.slice(0, digits.length - places).replace(/\B(?=(\d{3})+$)/g, group);
  return (unscaled < 0n ? '-' : '') + whole + (places === 0 ? '' : mark + digits.slice(-places));
}

/** @param {object} payment of the list @param {string} rate with six places @returns {bigint} centavos, half to even */
export function expectedAt(payment, rate) {
  const scale = 10n ** BigInt(RATE_PLACES + payment.places - PESO_PLACES);
  const product = BigInt(payment.amount.minor) * BigInt(rate.replace('.', ''));
  const [down, rest] = [product / scale, product % scale];
  const up = rest * 2n > scale || (rest * 2n === scale && down % 2n === 1n);
  return up ? down + 1n : down;
}

/**
 * How the public page will name the payment, by the rule of the ledger.
 *
 * @param {object} payment @param {object} arrived members of the statement @param {object} limits
 * @returns {{state: string|null, missing: bigint}} no state where more arrived than was sent
 */
export function outcomeOf(payment, arrived, limits) {
  const expected = expectedAt(payment, arrived.rate);
  const kept = arrived.deductions.reduce((sum, { minor }) => sum + BigInt(minor), 0n);
  const missing = expected - BigInt(arrived.received.minor) - kept;
  if (missing < 0n && !allows(limits.toleranceBp, -missing, expected)) {
    return { state: null, missing };
  }
  if (missing > 0n && !allows(limits.toleranceBp, missing, expected)) {
    return { state: 'SHORT', missing };
  }
  const doubtful = !allows(limits.deductionBp, kept, expected) || !isNear(payment, arrived.rate, limits.rateBp);
  return { state: doubtful ? 'CONFIRMED_WITH_DEDUCTIONS' : 'CONFIRMED', missing };
}

function allows(basisPoints, part, whole) {
  return part * WHOLE <= BigInt(basisPoints) * whole;
}

function isNear(payment, rate, basisPoints) {
  if (payment.amount.currency === PESO) {
    return true;
  }
  if (payment.expected === undefined) {
    return false;
  }
  const published = BigInt(payment.expected.rate.replace('.', ''));
  const difference = BigInt(rate.replace('.', '')) - published;
  return allows(basisPoints, difference < 0n ? -difference : difference, published);
}

/**
 * What arrived, as a statement has it.
 *
 * @param {object} payment
 * @param {{minor: bigint, deductions: Array<{reason: string, minor: bigint}>, day: string, rate: string|null}} told
 * @param {string} evidence the salted hash
 */
export function arrivedOf(payment, { minor, deductions, day, rate }, evidence) {
  const arrived = {
    received: { minor: Number(minor), currency: PESO },
    deductions: deductions.map((line) => ({ reason: line.reason, minor: Number(line.minor) })),
    valueDate: day,
    statement: evidence,
  };
  if (payment.amount.currency === PESO) {
    return { ...arrived, rate: '1.000000' };
  }
  const source = rate === null ? payment.expected.source : 'BANK';
  return { ...arrived, rate: rate ?? payment.expected.rate, rateSource: source, rateDay: day };
}

/**
 * @param {object} payment
 * @param {{arrived?: object, denied?: object}} answer members of the statement
 * @param {{channel: string, party: {id: string}}} from
 * @returns {object} the statement, about the first answer or as a correction of the last
 */
export function statementOf(payment, answer, { channel, party }) {
  const last = payment.receipts.at(-1);
  const names = { receipt: 'R-' + shortId(), payment: payment.payment };
  const told = answer.arrived ?? answer.denied;
  const kind = last !== undefined ? 'receipt.correct' : answer.denied ? 'premium.deny' : 'premium.confirm';
  const body = last === undefined
    ? { ...names, ...told }
    : { ...names, supersedes: last.receipt, reason: 'MISTAKEN', ...answer };
  return {
    kind, v: 1, channel, id: crypto.randomUUID(), actor: party.id, eventAt: Math.floor(Date.now() / 1000), body,
  };
}

/** Eight characters that nobody confuses. */
function shortId() {
  const signs = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
  return Array.from(crypto.getRandomValues(new Uint8Array(8)), (byte) => signs[byte % 32]).join('');
}

/**
 * The commitment that the ledger keeps to what was read at the bank, and the opening of it that stays in the office
 * (docs/reference/certificate.md).
 *
 * @param {object} value what was read, with the photo's hash where there is one
 * @returns {Promise<{hash: string, kept: {format: string, salt: string, value: object}}>}
 */
export async function evidenceOf(value) {
  const salt = crypto.getRandomValues(new Uint8Array(32));
  const all = [...utf8('capaz/commitment/v1\n'), ...salt, ...utf8(canonical(value))];
  return { hash: hex(await sha256(new Uint8Array(all))), kept: { format: 'capaz-opening/1', salt: hex(salt), value } };
}

/** @param {object} statement @returns {{arrived?: object, denied?: object}} what it answers, first or correcting */
export function answerOf(statement) {
  const { body } = statement;
  switch (statement.kind) {
    case 'premium.confirm': return { arrived: body };
    case 'premium.deny': return { denied: body };
    default: return body.arrived === undefined ? { denied: body.denied } : { arrived: body.arrived };
  }
}

/**
 * What a statement says, in plain words, one sentence each; made from the statement alone and the payment that it names.
 *
 * @param {object} statement @param {object} payment @param {object} context with party, limits, lang and say
 * @returns {string[]}
 */
export function sentencesOf(statement, payment, { party, limits, lang, say }) {
  const told = (minor) => money(minor, PESO, lang, PESO_PLACES);
  const { arrived, denied } = answerOf(statement);
  const about = say('PAY_SAYS_PAYMENT', {
    payment: statement.body.payment, payer: payment.payer.name,
    amount: money(payment.amount.minor, payment.amount.currency, lang, payment.places),
  });
  const corrects = statement.kind === 'receipt.correct'
    ? [say('PAY_SAYS_CORRECTS', { receipt: statement.body.supersedes })] : [];
  if (denied !== undefined) {
    return [say('PAY_SAYS_' + denied.answer, { party: party.name }), about, ...corrects, will(say, 'PAYMENT_DENIAL_' + denied.answer)];
  }
  const exchanged = arrived.rateSource === undefined ? [] : [say('PAY_SAYS_RATE', {
    rate: rateText(arrived.rate, lang), currency: payment.amount.currency,
    source: say('PAY_SOURCE_' + arrived.rateSource), expected: told(expectedAt(payment, arrived.rate)),
  })];
  const { state, missing } = outcomeOf(payment, arrived, limits);
  return [
    say('PAY_SAYS_ARRIVED', { party: party.name, received: told(arrived.received.minor), day: dayText(arrived.valueDate, lang) }),
    about,
    ...exchanged,
    ...arrived.deductions.map((line) =>
      say('PAY_SAYS_DEDUCTED', { reason: reasonOf(line.reason, say), amount: told(line.minor) })),
    ...(missing > 0n ? [say('PAY_SAYS_MISSING', { missing: told(missing) })] : []),
    ...corrects,
    will(say, state === null ? null : 'PAYMENT_STATE_' + state),
  ];
}

function will(say, state) {
  return state === null ? say('PAY_TOO_MUCH') : say('PAY_PUBLIC_WILL_READ', { state: say(state) });
}

/** @param {object} payment @returns {string} the key of how everybody reads it now: where it is denied, as what */
export function publicStateOf({ state, receipts }) {
  const denial = receipts.at(-1)?.answer;
  return state === 'DISPUTED' && denial !== undefined ? 'PAYMENT_DENIAL_' + denial : 'PAYMENT_STATE_' + state;
}

/** @param {string} code @param {function} say @returns {string} */
export function reasonOf(code, say) {
  return say('DEDUCTION_REASON_' + code.replaceAll('-', '_'));
}
