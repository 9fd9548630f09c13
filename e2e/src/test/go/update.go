// SPDX-License-Identifier: Apache-2.0

package main

import (
	"crypto/ecdsa"
	"crypto/sha256"
	"crypto/x509"
	"encoding/base64"
	"encoding/hex"
	"sort"
	"strings"
)

type adminSignature struct {
	mspID   string
	der, rs []byte
}

// update is UPDATE(trusted, newer, signatures, now): the organisations that signed, or why the newer anchor is refused.
func update(trusted *anchor, newer, signatures string, now int64) (signedBy []string, refused *failure) {
	refused = attempt(func() {
		trusted.requireNext(readAnchor([]byte(newer)))
		good := map[string]bool{}
		var first *failure
		message := append([]byte("gold-anchor/1\x00"), newer...)
		for _, each := range readSignatures(signatures) {
			failed := attempt(func() {
				org := trusted.organisation(each.mspID)
				leaf, err := x509.ParseCertificate(each.der)
				if err != nil {
					reject("E-CHAIN", "no certificate")
				}
				org.establish(leaf, "admin", now)
				verify(leaf.PublicKey.(*ecdsa.PublicKey), message, each.rs)
				if org.until == nil {
					good[each.mspID] = true
				}
			})
			if failed != nil && failed.code != "W-SIGNER-UNKNOWN" && first == nil {
				first = failed
			}
		}
		independent := int64(0)
		for _, org := range trusted.present() {
			if good[org.mspID] && !org.operator {
				independent++
			}
		}
		if 2*len(good) <= len(trusted.present()) || independent < trusted.minOrgs {
			if first != nil {
				reject(first.code, "a signature")
			}
			reject("E-QUORUM", "too few administrators")
		}
		for name := range good {
			signedBy = append(signedBy, name)
		}
		sort.Strings(signedBy)
	})
	return signedBy, refused
}

func (a *anchor) requireNext(newer *anchor) {
	hash := sha256.Sum256(a.raw)
	fingerprint := hex.EncodeToString(hash[:])
	if newer.genesis != a.genesis || newer.channel != a.channel || newer.version <= a.version ||
		newer.version == a.version+1 && (newer.previous == nil || *newer.previous != fingerprint) {
		reject("E-ANCHOR", "not the next")
	}
}

func readSignatures(text string) (found []adminSignature) {
	parsed, err := parseJSON([]byte(text))
	list, isList := parsed.([]any)
	if err != nil || !isList {
		reject("E-ANCHOR", "no list")
	}
	atMost(len(list), 100)
	for _, each := range list {
		entry, isObject := each.(object)
		if !isObject {
			reject("E-ANCHOR", "no object")
		}
		m := exactly(entry, "E-ANCHOR", "mspId", "cert", "sig")
		der, fits := b64(base64.StdEncoding, m.text("cert"))
		rs, fitsToo := b64(base64.StdEncoding, m.text("sig"))
		atMost(len(der), 16384)
		if !fits || !fitsToo || len(rs) != 64 {
			reject("E-ANCHOR", "no signature")
		}
		found = append(found, adminSignature{m.text("mspId"), der, rs})
	}
	return found
}

// runUpdate judges one case of the folder updates and says how the outcome differs from the expected one.
func runUpdate(c members, trusted string) string {
	signedBy, refused := update(readAnchor([]byte(trusted)), c.text("newer"), c.text("signatures"), c.number("now"))
	expected := c.optionalText("code")
	switch {
	case refused != nil && expected == nil:
		return "refused with " + refused.code
	case refused != nil && refused.code != *expected:
		return refused.code + " instead of " + *expected
	case refused == nil && expected != nil:
		return "taken instead of " + *expected
	case refused == nil && strings.Join(signedBy, " ") != strings.Join(c.texts("signedBy"), " "):
		return "signed by " + strings.Join(signedBy, " ")
	}
	return ""
}
