# SPDX-License-Identifier: Apache-2.0
"""A small client of a CAPAZ gateway in the standard library of Python 3.9 or later.

It signs statements and tokens with an officer's key and speaks the interface that docs/reference/openapi.json describes.
It is an example to read and copy: the arithmetic of the curve takes its time from the key, so sign with a library or with
./capaz where others share the machine.
"""

import base64
import hashlib
import hmac
import json
import subprocess
import time
import urllib.error
import urllib.request
import uuid

P = 0xFFFFFFFF00000001000000000000000000000000FFFFFFFFFFFFFFFFFFFFFFFF
N = 0xFFFFFFFF00000000FFFFFFFFFFFFFFFFBCE6FAADA7179E84F3B9CAC2FC632551
G = (
    0x6B17D1F2E12C4247F8BCE6E563A440F277037D812DEB33A0F4A13945D898C296,
    0x4FE342E2FE1A7F9B8EE7EB4A7C0F9E162BCE33576B315ECECBB6406837BF51F5,
)
SPKI_HEAD = bytes.fromhex("3059301306072a8648ce3d020106082a8648ce3d030107034200")
CROCKFORD = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"


def canonical(value):
    """RFC 8785 for what statements hold: objects, lists, texts, whole numbers, true and false."""
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()


def base64url(data):
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode()


def _add(a, b):
    if a is None or b is None:
        return a or b
    if a[0] == b[0]:
        if (a[1] + b[1]) % P == 0:
            return None
        slope = (3 * a[0] * a[0] - 3) * pow(2 * a[1], -1, P)
    else:
        slope = (b[1] - a[1]) * pow(b[0] - a[0], -1, P)
    x = (slope * slope - a[0] - b[0]) % P
    return x, (slope * (a[0] - x) - a[1]) % P


def _times(k, point):
    result = None
    while k:
        if k & 1:
            result = _add(result, point)
        point = _add(point, point)
        k >>= 1
    return result


def _nonces(secret, digest):
    """RFC 6979: the same key and message give the same signature, and no random number can give the key away."""
    seed = secret.to_bytes(32, "big") + (int.from_bytes(digest, "big") % N).to_bytes(32, "big")
    key, v = b"\0" * 32, b"\1" * 32
    for mark in (b"\0", b"\1"):
        key = hmac.new(key, v + mark + seed, hashlib.sha256).digest()
        v = hmac.new(key, v, hashlib.sha256).digest()
    while True:
        v = hmac.new(key, v, hashlib.sha256).digest()
        yield int.from_bytes(v, "big")
        key = hmac.new(key, v + b"\0", hashlib.sha256).digest()
        v = hmac.new(key, v, hashlib.sha256).digest()


class Officer:
    """An officer's key. The id is made of the public key (docs/reference/formats/statement.md)."""

    def __init__(self, secret):
        self._secret = secret
        x, y = _times(secret, G)
        self.spki = SPKI_HEAD + b"\4" + x.to_bytes(32, "big") + y.to_bytes(32, "big")
        bits = int.from_bytes(hashlib.sha256(self.spki).digest()[:5], "big")
        text = "".join(CROCKFORD[bits >> 5 * (7 - i) & 31] for i in range(8))
        self.id = text + (CROCKFORD + "*~$=U")[bits % 37]

    @classmethod
    def load(cls, file, passphrase):
        """Reads the PKCS#12 file of ./capaz sign --new-key with the program openssl."""
        pem = subprocess.run(
            ["openssl", "pkcs12", "-in", file, "-nodes", "-nocerts", "-passin", "env:CAPAZ_PASSPHRASE"],
            env={"CAPAZ_PASSPHRASE": passphrase, "PATH": "/usr/bin:/bin:/usr/local/bin"},
            check=True,
            capture_output=True,
            text=True,
        ).stdout
        lines = pem.split("-----BEGIN PRIVATE KEY-----")[1].split("-----END")[0]
        der = base64.b64decode("".join(lines.split()))
        at = der.index(bytes.fromhex("0201010420")) + 5
        return cls(int.from_bytes(der[at : at + 32], "big"))

    def sign(self, message):
        """ECDSA P-256 with SHA-256: r and s, 32 bytes each, s in the lower half."""
        digest = hashlib.sha256(message).digest()
        for k in _nonces(self._secret, digest):
            if not 0 < k < N:
                continue
            r = _times(k, G)[0] % N
            s = pow(k, -1, N) * (int.from_bytes(digest, "big") + r * self._secret) % N
            if r and s:
                return r.to_bytes(32, "big") + min(s, N - s).to_bytes(32, "big")

    def token(self, member, now=None):
        now = int(time.time()) if now is None else now
        header = {"alg": "ES256", "kid": self.id, "typ": "JWT"}
        claims = {"aud": "capaz:" + member, "exp": now + 600, "iat": now, "iss": self.id}
        signed = base64url(canonical(header)) + "." + base64url(canonical(claims))
        return signed + "." + base64url(self.sign(signed.encode()))


def statement(kind, actor, body, event_at=None, channel="capaz"):
    return {
        "kind": kind,
        "v": 1,
        "channel": channel,
        "id": str(uuid.uuid4()),
        "actor": actor,
        "eventAt": int(time.time()) if event_at is None else event_at,
        "body": body,
    }


def signed(stated, *officers, method="OWN_KEY"):
    message = b"capaz/signature/v1\n" + method.encode() + b"\n" + canonical(stated)
    signatures = [{"key": each.id, "method": method, "sig": base64url(each.sign(message))} for each in officers]
    return {"statement": stated, "signatures": signatures}


class Refused(Exception):
    """The gateway's problem document (RFC 9457)."""

    def __init__(self, problem):
        super().__init__("{status} {code}: {detail}".format(**problem))
        self.problem = problem


class Gateway:
    """One member's gateway, as its officer asks there."""

    def __init__(self, address, member, officer, now=None):
        self._address = address.rstrip("/")
        self._member = member
        self._officer = officer
        self._now = now

    def get(self, path):
        return self._ask("GET", path, None)[1]

    def submit(self, signed_statement):
        """Sends it and waits for the final state; sending again is harmless, because the id stays the same."""
        for _ in range(100):
            status, answer = self._ask("POST", "/v1/statements", signed_statement)
            if status in (200, 201):
                return answer
            time.sleep(0.3)
        raise TimeoutError("not known yet whether it was recorded; send the same statement again")

    def _ask(self, method, path, body):
        request = urllib.request.Request(
            self._address + path,
            method=method,
            data=None if body is None else canonical(body),
            headers={
                "Authorization": "Bearer " + self._officer.token(self._member, self._now),
                "Content-Type": "application/json",
                "Accept": "application/json",
            },
        )
        try:
            with urllib.request.urlopen(request, timeout=60) as response:
                return response.status, json.load(response)
        except urllib.error.HTTPError as error:
            if error.code in (429, 503, 504) and method == "POST":
                return error.code, None
            raise Refused(json.load(error)) from error
