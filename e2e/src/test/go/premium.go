// SPDX-License-Identifier: Apache-2.0

package main

import (
	"crypto/ecdsa"
	"regexp"
)

// premium is what one member alone states of what is owed to the producers.
type premium struct {
	statement         string
	signer, signature []byte
}

var (
	currency = regexp.MustCompile(`^[A-Z]{3}$`)
	word     = regexp.MustCompile(`^[A-Z_]{1,40}$`)
)

func readPremium(found object, code string) *premium {
	m := exactly(found, code, "signature", "signer", "statement")
	both := decodeAll([]string{m.text("signer"), m.text("signature")}, code)
	return &premium{m.text("statement"), both[0], both[1]}
}

// premiumIn reads that of a member's answer; one of another form is as good as none.
func premiumIn(m members) (found *premium) {
	if there, fits := m.found["premium"].(object); fits {
		attempt(func() { found = readPremium(there, "E-RESPONSE") })
	}
	return found
}

// premiumBy makes check P, which decides no verdict, and names the member whose statement holds: nobody for "".
func (v *verifier) premiumBy(a *anchor, certID string, parts ...*premium) (mspID string) {
	for _, part := range parts {
		if part != nil && mspID == "" {
			attempt(func() { mspID = part.signedBy(a, certID, v.now) })
		}
	}
	return mspID
}

func (p *premium) signedBy(a *anchor, certID string, now int64) string {
	const E = "E-RESPONSE"
	parsed, err := parseCanonicalObject([]byte(p.statement))
	if err != nil {
		reject(E, "%v", err)
	}
	m := exactly(parsed, E, "asOf", "ch", "certId", "owed", "type")
	asOf, owed := m.number("asOf"), m.objects("owed")
	for _, each := range owed {
		one := exactly(each, E, "announcedMinor", "arrivedMinor", "confirmedMinor", "currency", "minor", "overdue", "producer",
			"scheme", "stage", "state")
		one.text("producer")
		one.text("scheme")
		one.yes("overdue")
		for _, name := range []string{"announcedMinor", "arrivedMinor", "confirmedMinor", "minor"} {
			if one.number(name) < 0 {
				reject(E, "below zero")
			}
		}
		if !currency.MatchString(one.text("currency")) || !word.MatchString(one.text("stage")) || !word.MatchString(one.text("state")) {
			reject(E, "no code")
		}
	}
	if m.text("type") != "gold-premium/1" || m.text("ch") != a.channel || m.text("certId") != certID || len(owed) > 64 ||
		asOf > now+300 {
		reject(E, "another statement")
	}
	org, leaf := a.identify(p.signer, true, asOf)
	verify(leaf.PublicKey.(*ecdsa.PublicKey), []byte("capaz/premium/v1\n"+p.statement), rawFromDER(p.signature))
	return org.mspID
}
