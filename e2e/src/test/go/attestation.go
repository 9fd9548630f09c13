// SPDX-License-Identifier: Apache-2.0

package main

import (
	"regexp"
	"slices"
	"strconv"
	"strings"
)

const attestationFormat = "gold-attestation-proof/1"

var (
	attestationName = regexp.MustCompile(`^attestation/[A-Z0-9-]{1,64}/[0-9]{2}/[A-Z0-9-]{1,64}$`)
	partyID         = regexp.MustCompile(`^[A-Z0-9-]{1,64}$`)
	day             = regexp.MustCompile(`^[0-9]{4}-[0-9]{2}-[0-9]{2}$`)
)

// isAttestation says whether a file calls itself the bundle of an attestation.
func isAttestation(file string) bool {
	if len(file) > 5<<20 {
		return false
	}
	parsed, err := parseJSON([]byte(file))
	found, isObject := parsed.(object)
	return err == nil && isObject && found["format"] == attestationFormat
}

func readAttestationBundle(file []byte) *bundle {
	const E = "E-BUNDLE"
	atMost(len(file), 5<<20)
	parsed, err := parseCanonicalObject(file)
	if err != nil {
		reject(E, "%v", err)
	}
	m := exactly(parsed, E, "format", "network", "channel", "attestation", "views")
	if m.text("format") != attestationFormat {
		reject(E, "format")
	}
	return &bundle{network: m.text("network"), channel: m.text("channel"), certID: m.text("attestation"),
		views: decodeAll(m.texts("views"), E)}
}

// attested is what AttestationView said of an attestation, beside what every answer has.
type attested struct {
	state      string
	validUntil int64
}

func fitting(m members, name string, form *regexp.Regexp) string {
	text := m.text(name)
	if !form.MatchString(text) {
		reject(m.code, "%s", name)
	}
	return text
}

func oneOf(m members, name string, words ...string) string {
	text := m.text(name)
	if !slices.Contains(words, text) {
		reject(m.code, "%s", name)
	}
	return text
}

func readAttestation(bytes []byte) *answer {
	const E = "E-RESPONSE"
	parsed, err := parseCanonicalObject(bytes)
	if err != nil {
		reject(E, "%v", err)
	}
	m := exactly(parsed, E, "accreditations", "asOf", "at", "attestation", "cc", "ch", "challenge", "head", "issuedAt", "issuer",
		"issuerName", "level", "module", "notices", "noticesMore", "producer", "producerName", "result", "standard", "state", "type",
		"validFrom", "validTo", "validUntil", "version")
	oneOf(m, "type", "gold-attestation/1")
	a := &answer{certID: fitting(m, "attestation", attestationName), state: oneOf(m, "state", "ACTIVE", "REVOKED", "SUPERSEDED")}
	a.readCommon(m)
	a.readNotices(m)
	parts := strings.Split(a.certID, "/")
	module, _ := strconv.ParseInt(parts[2], 10, 64)
	if fitting(m, "producer", partyID) != parts[1] || m.number("module") != module {
		reject(E, "not what its name says")
	}
	for _, each := range m.objects("accreditations") {
		granted := exactly(each, E, "scheme", "schemeName", "validFrom", "validTo", "withdrawnFrom")
		fitting(granted, "scheme", partyID)
		granted.text("schemeName")
		fitting(granted, "validFrom", day)
		fitting(granted, "validTo", day)
		granted.optionalText("withdrawnFrom")
	}
	if len(m.objects("accreditations")) > 32 {
		reject(E, "accreditations")
	}
	for _, name := range []string{"producerName", "standard", "version", "issuerName"} {
		m.text(name)
	}
	for _, name := range []string{"at", "issuedAt"} {
		m.number(name)
	}
	fitting(m, "issuer", partyID)
	fitting(m, "result", regexp.MustCompile(`^[A-Z_]{1,40}$`))
	oneOf(m, "level", "FIRST_PARTY", "SECOND_PARTY", "THIRD_PARTY")
	fitting(m, "validFrom", day)
	fitting(m, "validTo", day)
	a.attested = &attested{a.state, m.number("validUntil")}
	// Answers agree when everything but time, heartbeat and challenge is the same.
	delete(parsed, "asOf")
	delete(parsed, "head")
	delete(parsed, "challenge")
	a.rest = canonical(parsed)
	return a
}

func (v *verifier) attestation(file string) verdict {
	var b *bundle
	if attempt(func() { b = readAttestationBundle([]byte(file)) }) != nil {
		return v.attestationUnder(file, nil)
	}
	farthest, reached := verdict{}, -1
	for _, a := range v.anchors {
		if a.networkTag() != b.network {
			continue
		}
		found := v.attestationUnder(file, a)
		if found.word != "NOT_GENUINE" && found.word != "COULD_NOT_BE_CHECKED" {
			return found
		}
		if passed := (offline{verdict: found}).passed(); passed > reached {
			farthest, reached = found, passed
		}
	}
	if reached < 0 {
		return v.attestationUnder(file, nil)
	}
	return farthest
}

func (v *verifier) attestationUnder(file string, a *anchor) verdict {
	s := &stage{}
	var b *bundle
	s.check("B1", func() { b = readAttestationBundle([]byte(file)) })
	s.check("B2", func() { a.requireOf(b, v.now) })
	if s.failed != nil {
		return s.verdict()
	}
	key := "\x00" + strings.ReplaceAll(b.certID, "/", "\x00") + "\x00"
	q := &endorsedQueries{anchor: a, now: v.now,
		query: query{function: "AttestationView", certID: &b.certID, keys: []string{"head"}, read: readAttestation}}
	s.check("V1", func() { q.parse(b.views) })
	s.check("V2", q.channel)
	s.check("V3", q.txIDs)
	s.check("V4", q.proposalHashes)
	s.check("V5", q.arguments)
	s.check("V6", q.readAnswers)
	s.check("V7", q.reads)
	s.check("V8", func() {
		q.each(func(tx *endorsed) bool { return tx.placeOf(key) != nil }, "E-READ")
	})
	s.check("V9", q.times)
	s.check("V10", func() {
		q.signatures()
		for i, one := range q.answers {
			if one.rest != q.answers[0].rest || !same(q.txs[i].placeOf(key), q.txs[0].placeOf(key)) {
				reject("E-DISAGREE", "answers")
			}
		}
	})
	if q.quorum != nil && q.quorum.unknown > 0 {
		s.note("V10", "W-SIGNER-UNKNOWN")
	}
	if s.failed != nil {
		return s.verdict()
	}
	first := q.answers[0]
	noticed := len(first.notices) > 0
	if noticed {
		s.note("V15", "N-NOTICE")
	}
	var found verdict
	switch {
	case first.attested.state == "REVOKED":
		found = is("REVOKED")
	case first.attested.state == "SUPERSEDED":
		found = is("ENDED")
	case v.now > first.attested.validUntil:
		found = is("EXPIRED")
		found.code = "E-EXPIRED"
	default:
		found = withNotice("GENUINE_AS_OF", noticed)
	}
	return found.noting(s.notes...)
}

// requireOf is the check B2 of any bundle.
func (a *anchor) requireOf(b *bundle, now int64) {
	if a == nil {
		reject("E-NET-UNKNOWN", "no anchor")
	}
	a.requireInForce(now)
	if a.channel != b.channel {
		reject("E-CHANNEL", "channel")
	}
}
