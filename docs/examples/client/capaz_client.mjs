// SPDX-License-Identifier: Apache-2.0
// A small client of a CAPAZ gateway, for Node 20 or later and nothing else. Its types, those of docs/reference/openapi.json,
// are in capaz_types.d.ts: programs in TypeScript use it as it is, with "allowJs". It is an example to read and copy.

import { execFileSync } from "node:child_process";
import { createHash, createPrivateKey, createPublicKey, randomUUID, sign } from "node:crypto";
import { setTimeout } from "node:timers/promises";

/** @typedef {import("./capaz_types.d.ts").Operations} Operations */
/** @typedef {import("./capaz_types.d.ts").Statement} Statement */
/** @typedef {import("./capaz_types.d.ts").SignedStatement} SignedStatement */
/** @typedef {import("./capaz_types.d.ts").Submission} Submission */
/** @typedef {import("./capaz_types.d.ts").Problem} Problem */
/**
 * The addresses that are asked with GET.
 * @typedef {{[Name in keyof Operations]: Name extends `GET ${infer Path}` ? Path : never}[keyof Operations]} Path
 */

const N = 0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551n;
const CROCKFORD = "0123456789ABCDEFGHJKMNPQRSTVWXYZ*~$=U";

/**
 * RFC 8785 for what statements hold: objects, lists, texts, whole numbers, true and false.
 * @param {unknown} value
 * @returns {string}
 */
export function canonical(value) {
  if (Array.isArray(value)) return "[" + value.map(canonical).join(",") + "]";
  if (value === null || typeof value !== "object") return JSON.stringify(value);
  const members = Object.entries(value).filter(([, member]) => member !== undefined);
  members.sort(([a], [b]) => (a < b ? -1 : 1));
  return "{" + members.map(([name, member]) => JSON.stringify(name) + ":" + canonical(member)).join(",") + "}";
}

/** @param {bigint} number */
const bytes32 = (number) => Buffer.from(number.toString(16).padStart(64, "0"), "hex");

/** An officer's key. The id is made of the public key (docs/reference/formats/statement.md). */
export class Officer {
  #key;

  /** @param {import("node:crypto").KeyObject} key the private key, on P-256 */
  constructor(key) {
    this.#key = key;
    const spki = createPublicKey(key).export({ type: "spki", format: "der" });
    const bits = BigInt("0x" + createHash("sha256").update(spki).digest("hex").slice(0, 10));
    const digits = [...Array(8).keys()].map((i) => CROCKFORD[Number((bits >> BigInt(5 * (7 - i))) & 31n)]);
    this.id = digits.join("") + CROCKFORD[Number(bits % 37n)];
  }

  /**
   * Reads the PKCS#12 file of ./capaz sign --new-key with the program openssl.
   * @param {string} file
   * @param {string} passphrase
   */
  static load(file, passphrase) {
    const pem = execFileSync(
      "openssl", ["pkcs12", "-in", file, "-nodes", "-nocerts", "-passin", "env:CAPAZ_PASSPHRASE"],
      { env: { CAPAZ_PASSPHRASE: passphrase, PATH: "/usr/bin:/bin:/usr/local/bin" } });
    return new Officer(createPrivateKey(pem));
  }

  /**
   * ECDSA P-256 with SHA-256: r and s, 32 bytes each, s in the lower half.
   * @param {string} message
   */
  sign(message) {
    const made = sign("sha256", Buffer.from(message), { key: this.#key, dsaEncoding: "ieee-p1363" });
    const s = BigInt("0x" + made.toString("hex", 32));
    return Buffer.concat([made.subarray(0, 32), bytes32(s > N / 2n ? N - s : s)]).toString("base64url");
  }

  /**
   * @param {string} member whose gateway it opens
   * @param {number} [now] in seconds since 1970
   */
  token(member, now = seconds()) {
    const header = { alg: "ES256", kid: this.id, typ: "JWT" };
    const claims = { aud: "capaz:" + member, exp: now + 600, iat: now, iss: this.id };
    const parts = [header, claims].map((part) => Buffer.from(canonical(part)).toString("base64url")).join(".");
    return parts + "." + this.sign(parts);
  }
}

const seconds = () => Math.floor(Date.now() / 1000);

/**
 * A statement of that kind, to be signed.
 * @template {Statement["kind"]} Kind
 * @param {Kind} kind
 * @param {string} actor
 * @param {Extract<Statement, {kind: Kind}>["body"]} body
 * @param {number} [eventAt] in seconds since 1970
 * @returns {Statement}
 */
export function statement(kind, actor, body, eventAt = seconds()) {
  return /** @type {any} */ ({ kind, v: 1, channel: "capaz", id: randomUUID(), actor, eventAt, body });
}

/**
 * @param {Statement} stated
 * @param {Officer[]} officers
 * @returns {SignedStatement}
 */
export function signed(stated, ...officers) {
  const message = "capaz/signature/v1\nOWN_KEY\n" + canonical(stated);
  return {
    statement: stated,
    signatures: officers.map((each) => ({ key: each.id, method: "OWN_KEY", sig: each.sign(message) })),
  };
}

/** The gateway's problem document (RFC 9457). */
export class Refused extends Error {
  /** @param {Problem} problem */
  constructor(problem) {
    super(`${problem.status} ${problem.code}: ${problem.detail}`);
    this.problem = problem;
  }
}

/** One member's gateway, as its officer asks there. */
export class Gateway {
  #address;
  #member;
  #officer;
  #now;

  /**
   * @param {string} address
   * @param {string} member
   * @param {Officer} officer
   * @param {number} [now] in seconds since 1970
   */
  constructor(address, member, officer, now) {
    this.#address = address.replace(/\/+$/, "");
    this.#member = member;
    this.#officer = officer;
    this.#now = now;
  }

  /**
   * @template {Path} P
   * @param {P} path as the description names it, such as /v1/lots/{lot}
   * @param {Operations[`GET ${P}`]["parameters"]} parameters
   * @returns {Promise<Operations[`GET ${P}`]["answer"]>}
   */
  async get(path, parameters) {
    const left = new URLSearchParams();
    /** @type {string} */
    let filled = path;
    for (const [name, value] of Object.entries(/** @type {Record<string, unknown>} */ (parameters))) {
      if (value === undefined) continue;
      if (filled.includes(`{${name}}`)) filled = filled.replace(`{${name}}`, encodeURIComponent(String(value)));
      else left.set(name, String(value));
    }
    return (await this.#ask("GET", left.size > 0 ? `${filled}?${left}` : filled)).answer;
  }

  /**
   * Sends it and waits for the final state; sending again is harmless, because the id stays the same.
   * @param {SignedStatement} signedStatement
   * @returns {Promise<Submission>}
   */
  async submit(signedStatement) {
    for (let tries = 0; tries < 100; tries++) {
      const { status, answer } = await this.#ask("POST", "/v1/statements", signedStatement);
      if (status === 200 || status === 201) return answer;
      await setTimeout(300);
    }
    throw new Error("not known yet whether it was recorded; send the same statement again");
  }

  /**
   * @param {"GET" | "POST"} method
   * @param {string} path
   * @param {unknown} [body]
   * @returns {Promise<{status: number, answer?: any}>}
   */
  async #ask(method, path, body) {
    const response = await fetch(this.#address + path, {
      method,
      body: body === undefined ? undefined : canonical(body),
      headers: {
        Authorization: "Bearer " + this.#officer.token(this.#member, this.#now),
        "Content-Type": "application/json",
        Accept: "application/json",
      },
      signal: AbortSignal.timeout(60_000),
    });
    if (method === "POST" && [429, 503, 504].includes(response.status)) return { status: response.status };
    const answer = await response.json();
    if (response.status >= 400) throw new Refused(answer);
    return { status: response.status, answer };
  }
}
