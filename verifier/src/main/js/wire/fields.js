// SPDX-License-Identifier: Apache-2.0
import { InvalidValue, JsonFault } from '../verdict/check-failed.js';
import { say } from '../verdict/sentence.js';

const TEXT = 'A_STRING';
const NUMBER = 'A_WHOLE_NUMBER';
const BOOL = 'TRUE_OR_FALSE';
const OBJECT = 'AN_OBJECT';
const LIST = 'A_LIST';

/** Reads the members of an object strictly: each is asked for by name and type, and end() refuses what nobody asked for. */
export class Fields {
  #object;
  #path;
  #seen = new Set();

  /**
   * @param {Map<string, import('./json.js').Json>} object
   * @param {string} [path] where it stands, for errors
   */
  constructor(object, path = '') {
    this.#object = object;
    this.#path = path;
  }

  /** @param {string} name @returns {string} @throws {JsonFault} */
  text(name) {
    return this.#text(name, this.#required(name, TEXT));
  }

  /** @param {string} name @returns {string|undefined} nothing when absent or null @throws {JsonFault} */
  optionalText(name) {
    const value = this.#present(name);
    return value === undefined ? undefined : this.#text(name, value);
  }

  /** @param {string} name @returns {number} @throws {JsonFault} */
  integer(name) {
    return this.#integer(name, this.#required(name, NUMBER));
  }

  /** @param {string} name @returns {number|undefined} nothing when absent or null @throws {JsonFault} */
  optionalInteger(name) {
    const value = this.#present(name);
    return value === undefined ? undefined : this.#integer(name, value);
  }

  /** @param {string} name @returns {number} of 32 bits @throws {JsonFault} */
  int(name) {
    const value = this.integer(name);
    if (value !== (value | 0)) {
      throw new JsonFault(this.#child(name), say('VALUE_OVERFLOWS'));
    }
    return value;
  }

  /** @param {string} name @returns {import('./json.js').Json} anything but null @throws {JsonFault} */
  value(name) {
    return this.#required(name, 'A_VALUE');
  }

  /** @param {string} name @returns {boolean} @throws {JsonFault} */
  bool(name) {
    const value = this.#required(name, BOOL);
    if (typeof value !== 'boolean') {
      throw this.#wrong(name, BOOL);
    }
    return value;
  }

  /**
   * @template T
   * @param {string} name
   * @param {function(string): T} read throws InvalidValue
   * @returns {T}
   * @throws {JsonFault}
   */
  parsed(name, read) {
    return this.#refusing(name, () => read(this.text(name)));
  }

  /**
   * @template T
   * @param {string} name
   * @param {function(string): T} read throws InvalidValue
   * @returns {T|undefined} nothing when absent or null
   * @throws {JsonFault}
   */
  optionalParsed(name, read) {
    const text = this.optionalText(name);
    return text === undefined ? undefined : this.#refusing(name, () => read(text));
  }

  /** @param {string} name @returns {Map<string, import('./json.js').Json>} @throws {JsonFault} */
  rawObject(name) {
    const value = this.#required(name, OBJECT);
    if (!(value instanceof Map)) {
      throw this.#wrong(name, OBJECT);
    }
    return value;
  }

  /** @param {string} name @returns {Fields} @throws {JsonFault} */
  object(name) {
    return new Fields(this.rawObject(name), this.#child(name));
  }

  /** @param {string} name @returns {Fields|undefined} nothing when absent or null @throws {JsonFault} */
  optionalObject(name) {
    return this.#present(name) === undefined ? undefined : this.object(name);
  }

  /**
   * @template T
   * @param {string} name
   * @param {function(Fields): T} read
   * @returns {T[]}
   * @throws {JsonFault}
   */
  objects(name, read) {
    return this.#list(name).map((item, i) => {
      const place = this.#child(name) + '[' + i + ']';
      if (!(item instanceof Map)) {
        throw new JsonFault(place, expected(OBJECT));
      }
      const fields = new Fields(item, place);
      const result = read(fields);
      fields.end();
      return result;
    });
  }

  /**
   * @template T
   * @param {string} name
   * @param {function(string): T} read throws InvalidValue
   * @returns {T[]}
   * @throws {JsonFault}
   */
  texts(name, read) {
    return this.#list(name).map((item, i) => {
      const place = name + '[' + i + ']';
      const text = this.#text(place, item);
      return this.#refusing(place, () => read(text));
    });
  }

  /** @param {string} name @returns {boolean} whether it stands there, also when it is null */
  mentions(name) {
    return this.#object.has(name);
  }

  /** @throws {JsonFault} when there is a member that nobody asked for */
  end() {
    for (const name of [...this.#object.keys()].sort()) {
      if (!this.#seen.has(name)) {
        throw new JsonFault(this.#child(name), say('MEMBER_UNKNOWN', { members: [...this.#seen].sort() }));
      }
    }
  }

  #list(name) {
    const value = this.#required(name, LIST);
    if (!Array.isArray(value)) {
      throw this.#wrong(name, LIST);
    }
    return value;
  }

  #required(name, what) {
    const value = this.#present(name);
    if (value === undefined) {
      throw new JsonFault(this.#child(name), say('MEMBER_MISSING', { what: say(what) }));
    }
    return value;
  }

  #present(name) {
    this.#seen.add(name);
    return this.#object.get(name) ?? undefined;
  }

  #text(name, value) {
    if (typeof value !== 'string') {
      throw this.#wrong(name, TEXT);
    }
    return value;
  }

  #integer(name, value) {
    if (typeof value !== 'number') {
      throw this.#wrong(name, NUMBER);
    }
    return value;
  }

  #refusing(name, read) {
    try {
      return read();
    } catch (fault) {
      if (fault instanceof InvalidValue) {
        throw new JsonFault(this.#child(name), fault.sentence);
      }
      throw fault;
    }
  }

  #wrong(name, what) {
    return new JsonFault(this.#child(name), expected(what));
  }

  #child(name) {
    return this.#path === '' ? name : this.#path + '.' + name;
  }
}

function expected(what) {
  return say('EXPECTED_OTHER', { what: say(what) });
}
