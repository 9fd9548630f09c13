// SPDX-License-Identifier: Apache-2.0
import { JsonFault } from '../verdict/check-failed.js';
import { count, say } from '../verdict/sentence.js';

/**
 * JSON as the ledger writes it (RFC 8785 with whole numbers only): an object is a Map, so that no name of a stranger meets a
 * property of the language.
 *
 * @typedef {Map<string, Json>|Json[]|string|number|boolean|null} Json
 */

const DEEPEST = 32;
const LARGEST = Number.MAX_SAFE_INTEGER;
const ESCAPES = { '"': '"', '\\': '\\', '/': '/', b: '\b', f: '\f', n: '\n', r: '\r', t: '\t' };

/**
 * @param {Json} value
 * @returns {string} its one canonical text
 */
export function writeJson(value) {
  if (value instanceof Map) {
    // Names are sorted by UTF-16 code units, as JavaScript compares strings.
    const members = [...value].sort(([one], [other]) => (one < other ? -1 : 1));
    return '{' + members.map(([name, member]) => quoted(name) + ':' + writeJson(member)).join(',') + '}';
  }
  if (Array.isArray(value)) {
    return '[' + value.map(writeJson).join(',') + ']';
  }
  return typeof value === 'string' ? quoted(value) : String(value);
}

/** JSON.stringify writes what RFC 8785 asks for, but for lone surrogates, which no value here has. */
function quoted(text) {
  return JSON.stringify(text);
}

/**
 * @param {string} text any JSON with whole numbers, each member once
 * @returns {Json}
 * @throws {JsonFault}
 */
export function parseJson(text) {
  return new Reader(text).document();
}

/**
 * @param {string} text
 * @returns {Map<string, Json>}
 * @throws {JsonFault} when this is no object
 */
export function parseObject(text) {
  return object(parseJson(text));
}

/**
 * @param {string} text
 * @returns {Map<string, Json>}
 * @throws {JsonFault} when this is no object in its one canonical text
 */
export function parseCanonicalObject(text) {
  const value = parseJson(text);
  if (writeJson(value) !== text) {
    throw new JsonFault('', say('JSON_NOT_CANONICAL'));
  }
  return object(value);
}

function object(value) {
  if (value instanceof Map) {
    return value;
  }
  throw new JsonFault('', say('EXPECTED_OTHER', { what: say('AN_OBJECT') }));
}

function requireWellFormed(text) {
  if (/\p{Surrogate}/u.test(text)) {
    throw new JsonFault('', say('LONE_SURROGATE'));
  }
  return text;
}

class Reader {
  #text;
  #at = 0;

  constructor(text) {
    this.#text = text;
  }

  document() {
    const value = this.#value(0);
    this.#skipSpace();
    if (this.#at < this.#text.length) {
      throw this.#broken(say('JSON_TEXT_AFTER_END'));
    }
    return value;
  }

  #value(depth) {
    if (depth > DEEPEST) {
      throw this.#broken(say('JSON_TOO_DEEP', { deepest: count(DEEPEST) }));
    }
    this.#skipSpace();
    switch (this.#peek()) {
      case '{': return this.#object(depth);
      case '[': return this.#array(depth);
      case '"': return requireWellFormed(this.#string());
      case 't': return this.#literal('true', true);
      case 'f': return this.#literal('false', false);
      case 'n': return this.#literal('null', null);
      default: return this.#number();
    }
  }

  #object(depth) {
    this.#at++;
    const members = new Map();
    this.#skipSpace();
    if (this.#peek() === '}') {
      this.#at++;
      return members;
    }
    for (;;) {
      this.#skipSpace();
      if (this.#peek() !== '"') {
        throw this.#broken(say('JSON_MEMBER_NAME_EXPECTED'));
      }
      const name = requireWellFormed(this.#string());
      this.#skipSpace();
      this.#expect(':');
      const value = this.#value(depth + 1);
      if (members.has(name)) {
        throw new JsonFault(name, say('MEMBER_TWICE'));
      }
      members.set(name, value);
      this.#skipSpace();
      if (this.#peek() === '}') {
        this.#at++;
        return members;
      }
      this.#expect(',');
    }
  }

  #array(depth) {
    this.#at++;
    const items = [];
    this.#skipSpace();
    if (this.#peek() === ']') {
      this.#at++;
      return items;
    }
    for (;;) {
      items.push(this.#value(depth + 1));
      this.#skipSpace();
      if (this.#peek() === ']') {
        this.#at++;
        return items;
      }
      this.#expect(',');
    }
  }

  #literal(word, value) {
    if (!this.#text.startsWith(word, this.#at)) {
      throw this.#broken(say('JSON_CHARACTER_UNEXPECTED'));
    }
    this.#at += word.length;
    return value;
  }

  #number() {
    const start = this.#at;
    if (this.#peek() === '-') {
      this.#at++;
    }
    const digits = this.#at;
    while (this.#at < this.#text.length && this.#text[this.#at] >= '0' && this.#text[this.#at] <= '9') {
      this.#at++;
    }
    if (this.#at === digits) {
      throw this.#broken(say('JSON_CHARACTER_UNEXPECTED'));
    }
    if (this.#at < this.#text.length && '.eE'.includes(this.#text[this.#at])) {
      throw this.#broken(say('JSON_NUMBER_NOT_WHOLE'));
    }
    if (this.#text[digits] === '0' && (this.#at - digits > 1 || digits > start)) {
      throw this.#broken(say('JSON_NUMBER_LEADING_ZERO'));
    }
    if (this.#at - digits > 16) {
      throw this.#broken(say('JSON_NUMBER_TOO_LONG'));
    }
    const text = this.#text.slice(start, this.#at);
    if (Math.abs(Number(text)) > LARGEST) {
      throw new JsonFault('', say('NUMBER_OUT_OF_RANGE', { value: text }));
    }
    return Number(text);
  }

  #string() {
    this.#at++;
    let out = '';
    for (;;) {
      const character = this.#next();
      if (character === '"') {
        return out;
      }
      if (character < ' ') {
        throw this.#broken(say('JSON_CONTROL_CHARACTER'));
      }
      out += character === '\\' ? this.#escape() : character;
    }
  }

  #escape() {
    const character = this.#next();
    if (character === 'u') {
      return this.#unicode();
    }
    if (!Object.hasOwn(ESCAPES, character)) {
      throw this.#broken(say('JSON_ESCAPE_UNKNOWN'));
    }
    return ESCAPES[character];
  }

  #unicode() {
    let digits = '';
    for (let i = 0; i < 4; i++) {
      const character = this.#next();
      if (!/[0-9a-fA-F]/.test(character)) {
        throw this.#broken(say('JSON_ESCAPE_BROKEN'));
      }
      digits += character;
    }
    return String.fromCharCode(parseInt(digits, 16));
  }

  #skipSpace() {
    while (this.#at < this.#text.length && ' \t\n\r'.includes(this.#text[this.#at])) {
      this.#at++;
    }
  }

  #peek() {
    if (this.#at >= this.#text.length) {
      throw this.#broken(say('JSON_TEXT_TOO_SHORT'));
    }
    return this.#text[this.#at];
  }

  #next() {
    const character = this.#peek();
    this.#at++;
    return character;
  }

  #expect(wanted) {
    if (this.#peek() !== wanted) {
      throw this.#broken(say('JSON_CHARACTER_EXPECTED', { character: wanted }));
    }
    this.#at++;
  }

  #broken(what) {
    return new JsonFault('', say('JSON_NOT_VALID', { at: count(this.#at + 1), what }));
  }
}
