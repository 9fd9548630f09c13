// SPDX-License-Identifier: Apache-2.0
// Hands lot LA of the fictional worked case from producer AMP-01 to aggregator AGG-01, over their members' gateways.
//
// node hand_over.mjs <producers' gateway> <key.p12> <traders' gateway> <key.p12> [<seconds since 1970>]
// The passphrase of both key files is in CAPAZ_PASSPHRASE.

import { Gateway, Officer, Refused, signed, statement } from "./capaz_client.mjs";

const [producersUrl, senderKey, tradersUrl, receiverKey, clock] = process.argv.slice(2);
const now = clock === undefined ? undefined : Number(clock);
const passphrase = process.env.CAPAZ_PASSPHRASE ?? "";
const sender = Officer.load(senderKey, passphrase);
const receiver = Officer.load(receiverKey, passphrase);
const producers = new Gateway(producersUrl, "producers", sender, now);
const traders = new Gateway(tradersUrl, "traders", receiver, now);
const items = [{ lot: "LA", grossMg: 1250000, seal: "S-000811" }];

/**
 * @param {Gateway} gateway
 * @param {Officer} officer
 * @param {import("./capaz_types.d.ts").Statement} stated
 */
async function state(gateway, officer, stated) {
  const answer = await gateway.submit(signed(stated, officer));
  console.log(stated.kind, answer.state);
  return answer.height;
}

const transfer = "T-LA";
await state(producers, sender, statement("custody.offer", "AMP-01", { transfer, lots: ["LA"], to: "AGG-01" }, now));
try {
  await state(traders, receiver, statement("custody.accept", "AGG-01", { transfer }, now));
} catch (refused) {
  if (!(refused instanceof Refused)) throw refused;
  console.log("custody.accept", refused.problem.status, refused.problem.code);
}
await state(producers, sender, statement("custody.dispatch", "AMP-01", { transfer, carrier: "CAR-01", items }, now));
await state(traders, receiver, statement("custody.receive", "AGG-01", { transfer, place: "05001", items }, now));
const height = await state(traders, receiver, statement("custody.accept", "AGG-01", { transfer }, now));
const { lot } = await traders.get("/v1/lots/{lot}", { lot: "LA", height });
console.log("LA", lot.custodian);
