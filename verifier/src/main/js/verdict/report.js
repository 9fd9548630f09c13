// SPDX-License-Identifier: Apache-2.0
import { colourOf, exitCode } from './codes.js';
import { moment, say, textOf } from './sentence.js';
import { line } from './visible-text.js';

/**
 * @param {import('./verdict-builder.js').Verdict} verdict
 * @returns {import('./sentence.js').Sentence} the conclusion in a word, with its time where that belongs to it
 */
export function headline({ conclusion, asOf, checks }) {
  const words = say('CONCLUSION_' + conclusion);
  if (conclusion !== 'GENUINE_AS_OF' && conclusion !== 'GENUINE_AS_OF_WITH_NOTICE') {
    return words;
  }
  const timed = say('HEADLINE_WITH_TIME', { conclusion: words, stated: moment(asOf) });
  const discarded = checks.some(({ step, result }) => ['S1', 'S2', 'S3'].includes(step) && result === 'FAILED');
  return discarded ? say('HEADLINE_LIST_DISCARDED', { headline: timed }) : timed;
}

/**
 * The report for machines, in both languages; the same as the Java verifier writes.
 *
 * @param {import('./verdict-builder.js').Verdict} verdict
 * @param {{en: import('./sentence.js').Words, es: import('./sentence.js').Words}} words
 * @returns {object} plain JSON
 */
export function reportOf(verdict, words) {
  const told = (sentence) => ({ en: line(textOf(sentence, words.en)), es: line(textOf(sentence, words.es)) });
  return {
    verdict: verdict.conclusion,
    exit: exitCode(verdict.conclusion, verdict.code),
    colour: colourOf(verdict.conclusion),
    headline: told(headline(verdict)),
    code: verdict.code,
    explanation: told(verdict.explanation),
    asOf: verdict.asOf,
    now: verdict.now,
    facts: verdict.facts,
    producers: verdict.origins,
    premium: verdict.premium,
    attestation: verdict.attestation,
    signers: verdict.signers,
    checks: verdict.checks.map(({ step, result, code, evidence }) => ({
      step, question: told(say('STEP_' + step)), result, code, evidence: told(evidence) })),
    anchor: verdict.anchor,
    notices: verdict.notices.entries,
    noticesMore: verdict.notices.more,
    notChecked: verdict.notChecked.map(told),
  };
}
