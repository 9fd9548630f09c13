// SPDX-License-Identifier: Apache-2.0
import { headerBytes, readHeader } from '../fabric/block-header.js';
import { consentersOf } from '../trust/anchor.js';
import { signingKey } from '../trust/authority.js';
import { rawFromDer, verifySignature } from '../trust/ecdsa-signature.js';
import { Quorum } from '../trust/quorum.js';
import { CheckFailed } from '../verdict/check-failed.js';
import { say } from '../verdict/sentence.js';
import { hex, joined, sameBytes, sha256 } from '../wire/bytes.js';
import { requireAtMost } from '../wire/limit.js';
import { ProtoMessage } from '../wire/proto-message.js';
import { bytesField } from '../wire/proto-writer.js';
import { require } from './chain-queries.js';

const QUESTION = 'GetChainInfo';
const HASH_LENGTH = 32;

/**
 * The checks A2, A1, A7 and A8: the block of the issuing transaction is whole, the members' peers have it in their chain, and a
 * quorum of the orderers signed it.
 *
 * @param {import('../verdict/stage.js').Stage} stage to which they are added
 * @param {import('./chain-queries.js').ChainQueries} queries
 * @param {import('./bundle.js').IssuePart} issue with its chain
 * @param {Uint8Array|undefined} envelope the issuing transaction as the members gave it back
 */
export async function checkChain(stage, queries, { place, chain }, envelope) {
  const header = await stage.check('A2', () => compareHeader(chain, place));
  await stage.check('A1', () => compareData(chain, place, header, envelope));
  await stage.check('A7', () => compareChain(queries, chain, header));
  const { consensus, consenters } = queries.anchor;
  // Under Raft one orderer signs each block: the word of one organisation.
  if (consensus === 'etcdraft' || consenters.length === 0) {
    stage.notMade('A8', say('ORDERERS_NOT_IN_ANCHOR'));
  } else {
    await stage.check('A8', () => compareSignatures(consentersOf(queries.anchor, header.number), chain, header));
  }
}

async function compareHeader(chain, place) {
  const header = readHeader(chain.header);
  const { number } = header;
  require(number === place.block, 'E-HEADER', 'BLOCK_NUMBER_DIFFERS', { found: number, block: place.block });
  const hash = await sha256(headerBytes(header));
  return { value: { ...header, hash }, evidence: say('BLOCK_HASHED', { block: number, hash: hex(hash) }) };
}

async function compareData({ envelopes }, { tx }, { dataHash }, issuing) {
  envelopes.forEach((envelope, index) => require(isWhole(envelope), 'E-DATAHASH', 'BLOCK_ENVELOPE_WRONG', { index }));
  require(sameBytes(await sha256(...envelopes), dataHash), 'E-DATAHASH', 'BLOCK_DATA_DIFFERS');
  const there = tx < BigInt(envelopes.length) && sameBytes(envelopes[Number(tx)], issuing);
  require(there, 'E-BLOCK-TX', 'BLOCK_TX_DIFFERS', { index: tx });
  return { value: envelopes, evidence: say('BLOCK_DATA_FITS', { index: tx, count: envelopes.length }) };
}

/** Whether it is the one encoding of a payload and a signature, so that the hashed bytes cannot be cut into other transactions. */
function isWhole(envelope) {
  const message = new ProtoMessage('PROTO_ENVELOPE', envelope);
  const payload = message.bytes(1);
  const signature = message.bytes(2);
  return payload.length > 0 && signature.length > 0
    && sameBytes(joined(bytesField(1, payload), bytesField(2, signature)), envelope);
}

async function compareChain(queries, { later, chainInfo }, header) {
  const hashes = await hashesFrom(header, later);
  const quorum = new Quorum(queries.anchor);
  const heights = await queries.answers(chainInfo, quorum, (tx) => heightOf(queries, tx, header.number, hashes));
  const height = heights.reduce((most, each) => (each > most ? each : most), 0n);
  const signed = quorum.require();
  return { value: height, evidence: say('CHAIN_LINKED', { block: header.number, height, signed }) };
}

/** The hashes of this block and of the later ones: each names its own data and the block before. */
async function hashesFrom({ number, hash }, later) {
  const hashes = [hash];
  for (let at = 0; at < later.length; at += HASH_LENGTH) {
    hashes.push(await sha256(headerBytes({
      number: number + BigInt(hashes.length), previousHash: hashes.at(-1), dataHash: later.subarray(at, at + HASH_LENGTH) })));
  }
  return hashes;
}

/** How many blocks that member's peer has, when the last of them that the file reaches are those of the file. */
function heightOf(queries, tx, first, hashes) {
  require(queries.answered(tx, QUESTION, 2), 'E-CHAIN-LINK', 'CHAIN_ANSWER_WRONG');
  const info = new ProtoMessage('PROTO_CHAIN_INFO', tx.response.answer.payload);
  const height = info.number(1);
  const hashOf = (number) => hashes[Number(number - first)];
  const last = hashOf(height - 1n);
  const previous = hashOf(height - 2n);
  const fits = (last !== undefined || previous !== undefined)
    && (last === undefined || sameBytes(last, info.bytes(2)))
    && (previous === undefined || sameBytes(previous, info.bytes(3)));
  require(fits, 'E-CHAIN-LINK', 'CHAIN_DIFFERS', { height });
  return height;
}

async function compareSignatures(consenters, { signatures }, header) {
  const metadata = new ProtoMessage('PROTO_BLOCK_SIGNATURES', signatures);
  const value = metadata.bytes(1);
  const all = metadata.all(2);
  requireAtMost('ENDORSEMENTS', all.length);
  const signed = new Set();
  for (const signature of all) {
    signed.add(await signerOf(consenters, signature, value, headerBytes(header)));
  }
  signed.delete(undefined);
  const found = { count: signed.size, nodes: consenters.length, least: quorumOf(consenters.length) };
  require(found.count >= found.least, 'E-ORDERER', 'ORDERERS_SIGNED', found);
  return { value: signed, evidence: say('ORDERERS_SIGNED', found) };
}

/** The id of the orderer of a good signature; nothing for a bad one, or one of an orderer that the anchor does not name. */
async function signerOf(consenters, bytes, value, header) {
  try {
    const signature = new ProtoMessage('PROTO_BLOCK_SIGNATURE', bytes);
    const identifier = signature.bytes(3);
    const id = new ProtoMessage('PROTO_IDENTIFIER_HEADER', identifier).number(1);
    const orderer = consenters.find((consenter) => BigInt(consenter.id) === id);
    if (orderer !== undefined) {
      const rs = rawFromDer(signature.bytes(2));
      await verifySignature(signingKey(orderer.certificate), joined(value, identifier, header), rs);
    }
    return orderer?.id;
  } catch (bad) {
    if (bad instanceof CheckFailed) {
      return undefined;
    }
    throw bad;
  }
}

/** Any two quorums of so many orderers have one in common that is not faulty. */
function quorumOf(nodes) {
  const faulty = Math.floor((nodes - 1) / 3);
  return Math.ceil((nodes + faulty + 1) / 2);
}
