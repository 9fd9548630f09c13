// SPDX-License-Identifier: Apache-2.0

package main

import (
	"encoding/base64"
	"encoding/hex"
	"slices"
	"strings"
)

type verifier struct {
	anchors   []*anchor
	directory [][]byte
	openings  []string
	now       int64
}

// live is what one member answered.
type live struct {
	challenge string
	payloads  [][]byte
	value     *string
	premium   *premium
}

// offline is the verdict without asking anybody, and what a member may be asked about.
type offline struct {
	verdict verdict
	anchor  *anchor
	known   expectations
	facts   *facts
	premium *premium
	open    bool
	// attested says that no member answers about it live.
	attested bool
}

func loadAnchors(texts []string) []*anchor {
	var found []*anchor
	for _, text := range texts {
		found = append(found, readAnchor([]byte(text)))
	}
	for i, a := range found {
		for _, b := range found[:i] {
			if a.genesis == b.genesis && a.version == b.version && string(a.raw) != string(b.raw) {
				reject("E-ANCHOR", "two of one version")
			}
		}
	}
	slices.SortStableFunc(found, func(a, b *anchor) int { return int(b.version - a.version) })
	return found
}

func readDirectory(text string) [][]byte {
	parsed, err := parseJSON([]byte(text))
	list, isList := parsed.([]any)
	if err != nil || !isList {
		reject("E-PEERS", "no list")
	}
	atMost(len(list), 10000)
	var found [][]byte
	for _, item := range list {
		entry, isText := item.(string)
		bytes, fits := b64(base64.StdEncoding, entry)
		if !isText || !fits {
			reject("E-PEERS", "entry")
		}
		found = append(found, bytes)
	}
	return found
}

// checkOpenings is the check O.
func (v *verifier) checkOpenings(s *stage, value *string) {
	if value == nil {
		return
	}
	s.check("O", func() {
		record, err := parseCanonicalObject([]byte(*value))
		if err != nil {
			reject("E-VALUE", "%v", err)
		}
		commitments, _ := record["commitments"].(object)
		for _, text := range v.openings {
			parsed, _ := parseJSON([]byte(text))
			opening := exactly(parsed.(object), "E-OPENING", "format", "note?", "salt", "value")
			salt, _ := hex.DecodeString(opening.text("salt"))
			commitment := hexHash([]byte("capaz/commitment/v1\n"), salt, []byte(canonical(opening.found["value"])))
			fits := false
			for _, each := range commitments {
				fits = fits || each == commitment
			}
			if !fits {
				reject("E-OPENING", "foreign value")
			}
		}
	})
}

func withNotice(word string, noticed bool) verdict {
	if !noticed {
		return is(word)
	}
	found := is(map[string]string{"VALID_NOW": "VALID_WITH_NOTICE", "GENUINE_AS_OF": "GENUINE_AS_OF_WITH_NOTICE"}[word])
	found.code = "N-NOTICE"
	return found
}

// stated is the verdict of a state that the members state.
func (v *verifier) stated(s *state, f *facts, whenIssued string) verdict {
	switch {
	case s.word == "UNKNOWN":
		return is("UNKNOWN_CERTIFICATE")
	case s.word != "ISSUED":
		return is(s.word)
	case f != nil && v.now > f.validUntil:
		found := is("EXPIRED")
		found.code = "E-EXPIRED"
		return found
	}
	return withNotice(whenIssued, s.noticed)
}

func (v *verifier) offlineLabel(text string, status *string) offline {
	head, _, _ := strings.Cut(carried.ReplaceAllString(text, ""), "#")
	address, _, _ := strings.Cut(head, "?")
	l := v.label(address, func() []byte { return decodeText(text) }, v.anchors)
	if !l.stands() {
		return offline{verdict: l.stage.verdict()}
	}
	f := l.claims.facts
	found := offline{anchor: l.anchor, open: true, facts: &f, known: expectations{
		certID: f.certID, facts: &f, record: &l.claims.recordHash, cert: &l.payload.cert, stat: &l.payload.stat}}
	if l.expired() {
		found.verdict = l.stage.verdict()
		return found
	}
	found.verdict = is("GENUINE_STATUS_UNKNOWN")
	if status != nil {
		found.verdict = v.listed(found.verdict, l.anchor, *status, f.statusIndex, l.claims.asOf)
	}
	found.verdict.notes = l.stage.notes
	return found
}

// listed judges the list; a list that is discarded changes no verdict but shows what failed.
func (v *verifier) listed(without verdict, a *anchor, status string, statusIndex, statedAt int64) verdict {
	s := &stage{}
	isListed, judged := checkStatus(s, a, []byte(status), statusIndex, statedAt, v.now)
	found := without
	if isListed {
		found = is("NO_LONGER_ISSUED")
	} else if judged {
		found = is("GENUINE_AS_OF")
	}
	if s.failed != nil {
		found.step, found.code = s.step, s.failed.code
	}
	return found
}

type bundle struct {
	network, channel, certID string
	value                    *string
	label                    []byte
	views                    [][]byte
	issue                    *issue
	premium                  *premium
}

func readBundle(file []byte) *bundle {
	const E = "E-BUNDLE"
	atMost(len(file), 5<<20)
	parsed, err := parseCanonicalObject(file)
	if err != nil {
		reject(E, "%v", err)
	}
	m := exactly(parsed, E, "format", "network", "channel", "certId", "value?", "label?", "stateView", "issue?", "log?", "premium?")
	b := &bundle{network: m.text("network"), channel: m.text("channel"), certID: m.text("certId"),
		value: m.optionalText("value"), views: decodeAll(m.texts("stateView"), E)}
	if m.text("format") != "gold-proof/1" || m.found["log"] != nil {
		reject(E, "format or log")
	}
	if text := m.optionalText("label"); text != nil {
		b.label = decodeAll([]string{*text}, E)[0]
	}
	if m.found["issue"] != nil {
		b.issue = readIssue(typed[object](m, "issue"))
	}
	if m.found["premium"] != nil {
		b.premium = readPremium(typed[object](m, "premium"), E)
	}
	return b
}

func (v *verifier) offlineBundle(file string, status *string) offline {
	if isAttestation(file) {
		return offline{verdict: v.attestation(file), attested: true}
	}
	var b *bundle
	if attempt(func() { b = readBundle([]byte(file)) }) != nil {
		return v.bundleUnder(file, nil, status)
	}
	farthest, reached := offline{}, -1
	for _, a := range v.anchors {
		if a.networkTag() != b.network {
			continue
		}
		found := v.bundleUnder(file, a, status)
		if found.open {
			return found
		}
		if passed := found.passed(); passed > reached {
			farthest, reached = found, passed
		}
	}
	if reached < 0 {
		return v.bundleUnder(file, nil, status)
	}
	return farthest
}

// passed orders failures by how far they came.
func (o offline) passed() int {
	order := []string{"B1", "B2", "Q1", "Q2", "Q3", "Q4", "Q5", "Q6", "Q7", "Q8", "Q9", "V1", "V2", "V3", "V4", "V5", "V6", "V7",
		"V8", "V9", "V10", "V11", "V12", "V13", "V14", "A6", "A3", "A4", "A5", "A9", "A2", "A1",
		"A7", "A8", "O"}
	return slices.Index(order, o.verdict.step)
}

func (v *verifier) bundleUnder(file string, a *anchor, status *string) offline {
	s := &stage{}
	var b *bundle
	s.check("B1", func() { b = readBundle([]byte(file)) })
	s.check("B2", func() { a.requireOf(b, v.now) })
	if s.failed != nil {
		return offline{verdict: s.verdict()}
	}
	x := expectations{certID: b.certID, value: b.value}
	labelStep, labelCode := "", ""
	var notes []string
	if b.label != nil {
		with := &verifier{directory: append(slices.Clone(v.directory), endorsersOf(b.views)...), now: v.now}
		l := with.label("", func() []byte { return b.label }, []*anchor{a})
		notes = l.stage.notes
		failed := l.stage.failed
		if failed != nil && !l.expired() && !(failed.code == "E-QUORUM" && failed.open) {
			return offline{verdict: l.stage.verdict()}
		}
		if failed != nil {
			labelStep, labelCode = l.stage.step, failed.code
		}
		if l.read {
			f := l.claims.facts
			x.facts, x.record = &f, &l.claims.recordHash
		}
	}
	found := checkView(s, a, x, b.views, v.now)
	if found == nil {
		return offline{verdict: s.verdict().noting(notes...)}
	}
	value := b.value
	if found.word == "UNKNOWN" {
		value = nil
	}
	if b.issue != nil && value != nil {
		checkIssue(s, a, b.issue, b.certID, *value, found.cert, v.now)
	}
	v.checkOpenings(s, value)
	if s.failed != nil {
		return offline{verdict: s.verdict().noting(notes...)}
	}
	result := offline{verdict: v.stated(found, found.facts, "GENUINE_AS_OF"), anchor: a, open: true, facts: found.facts, premium: b.premium,
		known: expectations{certID: b.certID, facts: found.facts, record: found.record, value: value,
			seq: found.headSeq, cert: found.cert, stat: found.statusAt}}
	if status != nil && found.facts != nil && strings.HasPrefix(result.verdict.word, "GENUINE_AS_OF") {
		listed := v.listed(result.verdict, a, *status, found.facts.statusIndex, found.asOf)
		// A clear list takes back no notice.
		if listed.word != "GENUINE_AS_OF" || !found.noticed {
			result.verdict = listed
		}
	}
	if found.facts != nil && value != nil {
		result.verdict.premiumBy = v.premiumBy(a, b.certID, b.premium)
	}
	if result.verdict.step == "" && labelStep != "" {
		result.verdict.step = labelStep
		if result.verdict.code == "" {
			result.verdict.code = labelCode
		}
	}
	result.verdict.notes = append(notes, s.notes...)
	return result
}

func endorsersOf(views [][]byte) [][]byte {
	var found [][]byte
	for _, bytes := range views {
		attempt(func() {
			for _, each := range readEndorsed(bytes).endorsements {
				found = append(found, each.endorser)
			}
		})
	}
	return found
}

// judge makes V1 to V15 with one live answer; discarded says that the next member is to be asked.
func (v *verifier) judge(o offline, given live, seen expectations) (found verdict, discarded bool) {
	x := o.known
	x.challenge = &given.challenge
	value := x.value
	x.value = given.value
	if given.value != nil {
		value = given.value
	}
	x.seq = max(x.seq, seen.seq)
	if older(x.cert, seen.cert) || x.cert == nil {
		x.cert = seen.cert
	}
	if older(x.stat, seen.stat) || x.stat == nil {
		x.stat = seen.stat
	}
	s := &stage{}
	stated := checkView(s, o.anchor, x, given.payloads, v.now)
	if stated == nil {
		code := s.failed.code
		s.failed.open = code != "E-RECORD" && code != "E-MISMATCH"
		return s.verdict().noting(o.verdict.notes...), s.failed.open
	}
	if stated.word == "UNKNOWN" {
		value = nil
	}
	v.checkOpenings(s, value)
	if s.failed != nil {
		return s.verdict().noting(o.verdict.notes...), false
	}
	f := o.facts
	if f == nil {
		f = stated.facts
	}
	found = v.stated(stated, f, "VALID_NOW")
	if f != nil && value != nil {
		found.premiumBy = v.premiumBy(o.anchor, x.certID, given.premium, o.premium)
	}
	if o.verdict.code == "E-EXPIRED" {
		// The label's own check of its validity is the first that failed.
		found.step = o.verdict.step
	}
	return found.noting(append(o.verdict.notes, s.notes...)...), false
}

// ask asks one member after the other; nil stands for one that did not answer.
func (v *verifier) ask(o offline, answers []*live) verdict {
	if !o.open && !o.attested {
		return o.verdict
	}
	if o.attested {
		answers = nil
	}
	for _, given := range answers {
		if given == nil {
			continue
		}
		if found, discarded := v.judge(o, *given, expectations{}); !discarded {
			return found
		}
	}
	switch o.verdict.word {
	case "GENUINE_STATUS_UNKNOWN", "GENUINE_AS_OF", "GENUINE_AS_OF_WITH_NOTICE":
		return verdict{word: "GENUINE_STATUS_UNKNOWN", code: "E-NO-LIVE", exit: 2, notes: o.verdict.notes,
			premiumBy: o.verdict.premiumBy}
	}
	return o.verdict
}
