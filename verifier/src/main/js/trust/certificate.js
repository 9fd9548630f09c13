// SPDX-License-Identifier: Apache-2.0
import { hex, looseBase64, toBase64 } from '../wire/bytes.js';
import { DerFault, DerReader, TAG, bits, oid, requireDer, time } from '../wire/der.js';
import { nameKey, readName } from './name.js';

const CURVES = { '1.2.840.10045.3.1.7': 'P-256', '1.3.132.0.34': 'P-384' };
/** Names of algorithms for people; what is not here is shown as its number. */
const KEYS = { '1.2.840.10045.2.1': 'EC', '1.2.840.113549.1.1.1': 'RSA', '1.3.101.112': 'EdDSA' };
const SIGNATURES = {
  '1.2.840.10045.4.1': 'SHA1withECDSA', '1.2.840.10045.4.3.2': 'SHA256withECDSA', '1.2.840.10045.4.3.3': 'SHA384withECDSA',
  '1.2.840.10045.4.3.4': 'SHA512withECDSA', '1.2.840.113549.1.1.11': 'SHA256withRSA', '1.3.101.112': 'Ed25519',
};
const BASIC_CONSTRAINTS = '2.5.29.19';
const KEY_USAGE = '2.5.29.15';
const INVALIDITY_DATE = '2.5.29.24';
/** The bit of the key usage that lets a key sign certificates. */
const KEY_CERT_SIGN = 5;
const PEM = /^[ \t\n\v\f\r]*-----BEGIN CERTIFICATE-----([A-Za-z0-9+/= \t\n\v\f\r]+)-----END CERTIFICATE-----[ \t\n\v\f\r]*$/;
const PEM_AS_SENT =
  /^-----BEGIN CERTIFICATE-----\n((?:[A-Za-z0-9+/]{64}\n)*[A-Za-z0-9+/=]{1,64}\n)-----END CERTIFICATE-----\n$/;

/**
 * An X.509 certificate, read but not believed.
 *
 * @typedef {object} Certificate
 * @property {string} serial hexadecimal
 * @property {string} subject names compare equal when these are equal
 * @property {string} issuer as subject
 * @property {string} commonName empty when there is none
 * @property {string[]} units the organisational units of the subject
 * @property {number} notBefore Unix seconds
 * @property {number} notAfter Unix seconds
 * @property {PublicKey} key
 * @property {boolean} isCa whether the basic constraints say CA
 * @property {boolean} signsCertificates whether the key usage allows it
 * @property {Signed} signed
 */

/**
 * @typedef {{spki: Uint8Array, algorithm: string, curve: string|undefined}} PublicKey
 * @typedef {{bytes: Uint8Array, algorithm: string, signature: Uint8Array}} Signed what was signed, and the signature in DER
 */

/**
 * A revocation list, read but not believed.
 *
 * @typedef {object} RevocationList
 * @property {string} issuer as of a certificate
 * @property {Map<string, number>} revoked since when, in Unix seconds, by serial number
 * @property {Signed} signed
 */

/**
 * @param {Uint8Array} der
 * @returns {Certificate|undefined} nothing when this is no certificate
 */
export function readCertificate(der) {
  return unlessFault(() => certificate(der));
}

/**
 * @param {string} pem exactly one certificate and white space
 * @returns {Certificate|undefined} nothing when this is none
 */
export function readPem(pem) {
  const form = PEM.exec(pem);
  if (form === null) {
    return undefined;
  }
  let der;
  try {
    der = looseBase64(form[1].replace(/[ \t\n\v\f\r]/g, ''));
  } catch (notBase64) {
    return undefined;
  }
  return readCertificate(der);
}

/**
 * @param {string} pem in which a certificate was read
 * @returns {boolean} whether it is written as peers send it: lines of 64, base64 in its one form
 */
export function isPemAsSent(pem) {
  const form = PEM_AS_SENT.exec(pem);
  const text = form === null ? '' : form[1].replaceAll('\n', '');
  return form !== null && toBase64(looseBase64(text)) === text;
}

/**
 * @param {Uint8Array} der
 * @returns {RevocationList|undefined} nothing when this is none
 */
export function readRevocationList(der) {
  return unlessFault(() => revocationList(der));
}

function unlessFault(read) {
  try {
    return read();
  } catch (fault) {
    if (fault instanceof DerFault) {
      return undefined;
    }
    throw fault;
  }
}

/** SEQUENCE { to be signed, algorithm, signature }, and nothing after it. */
function signed(der) {
  const file = new DerReader(der);
  const all = file.inside(TAG.SEQUENCE);
  file.end();
  const content = all.next(TAG.SEQUENCE);
  const algorithm = algorithmOf(all.inside(TAG.SEQUENCE));
  const signature = bits(all.next(TAG.BIT_STRING).content);
  all.end();
  return { content: new DerReader(content.content), signed: { bytes: content.whole, algorithm, signature } };
}

function certificate(der) {
  const { content, signed: signature } = signed(der);
  const version = content.optional(0xa0);
  requireDer(version === undefined || hex(version.content) === '020102');
  const serial = hex(content.next(TAG.INTEGER).content);
  requireDer(algorithmOf(content.inside(TAG.SEQUENCE)) === signature.algorithm);
  const issuer = nameKey(content.inside(TAG.SEQUENCE));
  const validity = content.inside(TAG.SEQUENCE);
  const [notBefore, notAfter] = [time(validity.next()), time(validity.next())];
  validity.end();
  const subject = content.next(TAG.SEQUENCE).content;
  const name = readName(new DerReader(subject));
  const key = publicKey(content.next(TAG.SEQUENCE));
  content.optional(0x81);
  content.optional(0x82);
  const extensions = content.tag === 0xa3 ? readExtensions(content.inside(0xa3)) : new Map();
  content.end();
  return {
    serial, issuer, subject: nameKey(new DerReader(subject)), commonName: name.commonNames[0] ?? '', units: name.units,
    notBefore, notAfter, key, isCa: isCa(extensions.get(BASIC_CONSTRAINTS)),
    signsCertificates: hasBit(extensions.get(KEY_USAGE), KEY_CERT_SIGN), signed: signature,
  };
}

function publicKey(spki) {
  const inside = new DerReader(spki.content);
  const algorithm = inside.inside(TAG.SEQUENCE);
  const number = oid(algorithm.next(TAG.OID).content);
  const curve = algorithm.tag === TAG.OID ? CURVES[oid(algorithm.next(TAG.OID).content)] : undefined;
  bits(inside.next(TAG.BIT_STRING).content);
  inside.end();
  return { spki: spki.whole, algorithm: KEYS[number] ?? number, curve };
}

function algorithmOf(reader) {
  const number = oid(reader.next(TAG.OID).content);
  return SIGNATURES[number] ?? number;
}

/** @returns {Map<string, Uint8Array>} the values by number; one that stands twice is refused */
function readExtensions(outer) {
  const extensions = new Map();
  const list = outer.inside(TAG.SEQUENCE);
  outer.end();
  while (list.hasMore) {
    const extension = list.inside(TAG.SEQUENCE);
    const number = oid(extension.next(TAG.OID).content);
    extension.optional(TAG.BOOLEAN);
    requireDer(!extensions.has(number));
    extensions.set(number, extension.next(TAG.OCTET_STRING).content);
    extension.end();
  }
  return extensions;
}

function isCa(value) {
  if (value === undefined) {
    return false;
  }
  const flag = new DerReader(value).inside(TAG.SEQUENCE).optional(TAG.BOOLEAN);
  return flag !== undefined && flag.content.length === 1 && flag.content[0] !== 0;
}

function hasBit(value, bit) {
  if (value === undefined) {
    return false;
  }
  const flags = bits(new DerReader(value).next(TAG.BIT_STRING).content);
  return ((flags[bit >> 3] ?? 0) & (0x80 >> (bit & 7))) !== 0;
}

function revocationList(der) {
  const { content, signed: signature } = signed(der);
  content.optional(TAG.INTEGER);
  requireDer(algorithmOf(content.inside(TAG.SEQUENCE)) === signature.algorithm);
  const issuer = nameKey(content.inside(TAG.SEQUENCE));
  time(content.next());
  if (content.tag === TAG.UTC_TIME || content.tag === TAG.GENERALIZED_TIME) {
    time(content.next());
  }
  const revoked = new Map();
  if (content.tag === TAG.SEQUENCE) {
    const entries = content.inside(TAG.SEQUENCE);
    while (entries.hasMore) {
      const entry = entries.inside(TAG.SEQUENCE);
      revoked.set(hex(entry.next(TAG.INTEGER).content), revokedFrom(entry));
    }
  }
  content.optional(0xa0);
  content.end();
  return { issuer, revoked, signed: signature };
}

/** The earlier of the revocation date and the invalidity date (RFC 5280, 5.3.2), in Unix seconds. */
function revokedFrom(entry) {
  const since = time(entry.next());
  const extensions = entry.hasMore ? entry.inside(TAG.SEQUENCE) : undefined;
  entry.end();
  while (extensions?.hasMore) {
    const extension = extensions.inside(TAG.SEQUENCE);
    const number = oid(extension.next(TAG.OID).content);
    extension.optional(TAG.BOOLEAN);
    const value = extension.next(TAG.OCTET_STRING).content;
    if (number === INVALIDITY_DATE) {
      // Unreadable: then the key counts as revoked from the beginning.
      const invalid = unlessFault(() => time(new DerReader(value).next(TAG.GENERALIZED_TIME))) ?? 0;
      return Math.min(since, invalid);
    }
  }
  return since;
}
