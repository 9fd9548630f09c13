// SPDX-License-Identifier: Apache-2.0
import { colourOf, headline, moment, noticeSentences, say, textOf } from 'capaz-verifier';
import { factsOf, minute } from './facts.js';

/** The classes of the style sheet, by colour. */
const CLASS = { GREEN: 'issued', AMBER: 'amber', RED: 'over' };
const DAY = 86400;

/** What this device says at the top of the page. It adds to what the server wrote and hides nothing of it. */
export class Band {
  #place;
  #words;

  /** @param {HTMLElement} place where the server wrote that nothing was checked @param {Object<string, string>} words */
  constructor(place, words) {
    this.#place = place;
    this.#words = words;
  }

  /** The address alone, without what the code on a label holds after it. */
  withoutLabel() {
    this.#fill('device', this.#line('p', say('BAND_NO_LABEL')));
  }

  checking() {
    this.#fill('device', this.#line('p', say('BAND_CHECKING')));
  }

  /** The check ended on the way, by a defect of this page or of this device: what was shown until then is no verdict. */
  unfinished() {
    delete this.#place.dataset.verdict;
    delete this.#place.dataset.code;
    this.#fill('device answer amber', this.#line('p', say('BAND_UNFINISHED')));
  }

  /**
   * @param {object} verdict
   * @param {import('./trust.js').Trust} trust
   * @param {{name: string, shown: string, signed: string}[]} different where the page shows something else than was signed
   */
  show(verdict, trust, different) {
    const colour = CLASS[different.length > 0 ? 'RED' : colourOf(verdict.conclusion)];
    this.#place.dataset.verdict = verdict.conclusion;
    this.#place.dataset.code = verdict.code ?? '';
    this.#fill(
      'device answer ' + colour,
      this.#line('h2', say('BAND_TITLE')),
      this.#line('p', headline(verdict), 'state'),
      this.#line('p', verdict.explanation),
      ...(verdict.conclusion === 'NOT_GENUINE' ? [this.#line('p', say('BAND_SCAN_AGAIN'), 'next')] : []),
      ...different.map(({ name, shown, signed }) =>
        this.#line('p', say('BAND_PAGE_DIFFERS', { fact: say(name), shown, signed }), 'differs')),
      ...noticeSentences(verdict.notices).map((sentence) => this.#line('p', sentence, 'notice')),
      ...this.#signed(verdict),
      ...(trust.news === undefined ? [] : [this.#line('p', trust.news, 'anchor')]),
      this.#details(verdict, trust),
    );
  }

  /**
   * A label that holds, on the page of another record.
   *
   * @param {string} label the number of its record
   * @param {string} page the number of this page's record
   * @param {string} address of the page of the label, with the label
   */
  ofAnotherPage(label, page, address) {
    this.#place.dataset.verdict = 'OTHER_RECORD';
    this.#place.dataset.code = '';
    const link = this.#line('a', say('BAND_OTHER_RECORD_LINK', { label }));
    link.href = address;
    const way = this.#element('p', '');
    way.append(link);
    this.#fill(
      'device answer over',
      this.#line('h2', say('BAND_TITLE')),
      this.#line('p', say('BAND_OTHER_RECORD_STATE'), 'state'),
      this.#line('p', say('BAND_OTHER_RECORD', { label, page })),
      way);
  }

  asking() {
    this.#place.querySelector('details').before(this.#line('p', say('BAND_ASKING')));
  }

  /**
   * @param {object[]} reasons sentences that say of each member why its answer does not hold
   * @param {string} told what they have in common
   * @param {boolean} folded where no member was reached at all: then the reasons are alike, and the parcel is compared first
   */
  notAnswered(reasons, told, folded) {
    if (reasons.length === 0) {
      return;
    }
    const list = this.#element('ul', 'reasons');
    list.append(...reasons.map((reason) => this.#line('li', reason)));
    const details = this.#place.querySelector('details');
    if (folded) {
      const unfolding = this.#element('details', '');
      unfolding.append(this.#line('summary', say(told)), list);
      details.before(unfolding);
    } else {
      details.before(this.#line('p', say(told)), list);
    }
  }

  #signed({ signers, asOf, now }) {
    const names = [...new Set(signers.filter(({ counted }) => counted).map(({ organisation }) => organisation))];
    const lines = [names.length === 0 ? say('BAND_NOBODY_SIGNED') : say('BAND_SIGNED_BY', { names: names.join(', ') })];
    const days = asOf === null ? 0 : Math.floor((now - asOf) / DAY);
    if (days > 0) {
      lines.push(days === 1 ? say('BAND_AGE_ONE_DAY') : say('BAND_AGE', { days }));
    }
    return lines.map((line) => this.#line('p', line));
  }

  #facts(facts) {
    if (facts === null) {
      return [];
    }
    const list = this.#element('dl', '');
    list.append(...factsOf(facts).flatMap(([name, value]) => [this.#line('dt', say(name)), this.#line('dd', value)]));
    return [list];
  }

  #anchor(anchor, { since }) {
    if (anchor === null) {
      return [];
    }
    const { version, fingerprint } = anchor;
    return [this.#line('p', say('BAND_ANCHOR', { version, fingerprint, since: moment(since) }), 'anchor')];
  }

  /** What few people need, folded, so that on a phone the verdict and what to compare stay on the first screen. */
  #details({ checks, notChecked, facts, anchor }, trust) {
    const details = this.#element('details', '');
    const made = this.#element('ul', '');
    made.append(...checks.map(({ step, result, code, evidence }) =>
      this.#line('li', say('BAND_CHECK', {
        step, result: say('RESULT_' + result), question: say('STEP_' + step), code: code ?? '', evidence }))));
    const open = this.#element('ul', '');
    open.append(...notChecked.map((sentence) => this.#line('li', sentence)));
    details.append(
      this.#line('summary', say('BAND_DETAILS')), ...this.#facts(facts), ...this.#anchor(anchor, trust),
      this.#line('h3', say('REPORT_CHECKS')), made, this.#line('h3', say('REPORT_NOT_CHECKED')), open);
    return details;
  }

  #fill(classes, ...inside) {
    this.#place.className = classes;
    this.#place.replaceChildren(...inside);
  }

  /** A day is never broken over two lines. */
  #line(name, sentence, className = '') {
    const line = this.#element(name, className);
    const parts = textOf(sentence, this.#words, minute).split(/(\d{4}-\d{2}-\d{2})/);
    line.append(...parts.map((part, at) => at % 2 === 1 ? this.#whole(part) : part));
    return line;
  }

  #whole(text) {
    const whole = this.#element('span', 'whole');
    whole.textContent = text;
    return whole;
  }

  #element(name, className) {
    const element = document.createElement(name);
    element.className = className;
    return element;
  }
}
