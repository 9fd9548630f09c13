# SPDX-License-Identifier: Apache-2.0
"""Hands lot LA of the fictional worked case from producer AMP-01 to aggregator AGG-01, over their members' gateways.

python3 hand_over.py <producers' gateway> <key.p12> <traders' gateway> <key.p12> [<seconds since 1970>]
The passphrase of both key files is in CAPAZ_PASSPHRASE.
"""

import os
import sys

from capaz_client import Gateway, Officer, Refused, signed, statement


def main(producers_url, sender_key, traders_url, receiver_key, now=None):
    now = None if now is None else int(now)
    passphrase = os.environ["CAPAZ_PASSPHRASE"]
    sender, receiver = Officer.load(sender_key, passphrase), Officer.load(receiver_key, passphrase)
    producers = Gateway(producers_url, "producers", sender, now)
    traders = Gateway(traders_url, "traders", receiver, now)
    weighed = [{"lot": "LA", "grossMg": 1250000, "seal": "S-000811"}]

    def state(gateway, officer, kind, actor, body):
        answer = gateway.submit(signed(statement(kind, actor, body, now), officer))
        print(kind, answer["state"])
        return answer["height"]

    state(producers, sender, "custody.offer", "AMP-01", {"transfer": "T-LA", "lots": ["LA"], "to": "AGG-01"})
    try:
        state(traders, receiver, "custody.accept", "AGG-01", {"transfer": "T-LA"})
    except Refused as refused:
        print("custody.accept", refused.problem["status"], refused.problem["code"])
    state(producers, sender, "custody.dispatch", "AMP-01", {"transfer": "T-LA", "carrier": "CAR-01", "items": weighed})
    state(traders, receiver, "custody.receive", "AGG-01", {"transfer": "T-LA", "place": "05001", "items": weighed})
    height = state(traders, receiver, "custody.accept", "AGG-01", {"transfer": "T-LA"})
    lot = traders.get("/v1/lots/LA?height=%d" % height)["lot"]
    print("LA", lot["custodian"])


if __name__ == "__main__":
    main(*sys.argv[1:])
