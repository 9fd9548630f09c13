// SPDX-License-Identifier: Apache-2.0

package main

import (
	"bytes"
	"compress/gzip"
	"encoding/base64"
	"io"
	"regexp"
	"slices"
	"sort"
	"strings"
)

type read struct {
	key     string
	version *place
}

type write1 struct {
	key      string
	isDelete bool
	value    []byte
}

type namespace struct {
	name   string
	reads  []read
	writes []write1
	ranges [][2]string
	beyond bool
}

type endorsement struct{ endorser, signature []byte }

// endorsed is one endorsed query.
type endorsed struct {
	channel, txID, ccHeader, ccSpec, ccAnswer, ccVersion string
	seconds                                              int64
	creator, nonce, headers, cpp                         []byte
	arguments                                            []string
	prp, proposalHash                                    []byte
	namespaces                                           []namespace
	hasEvent                                             bool
	status                                               uint64
	message                                              string
	answer                                               []byte
	endorsements                                         []endorsement
}

func readPlace(m message) place { return place{m.number(1), m.number(2)} }

func readEndorsed(bytes []byte) *endorsed {
	m := readMessage(bytes)
	header := m.message(1)
	ch := readMessage(header.bytes(1))
	e := &endorsed{
		channel: ch.text(4), txID: ch.text(5), ccHeader: ch.message(7).message(2).text(2),
		seconds: int64(ch.message(3).number(1)),
	}
	if ch.number(1) != 3 || ch.number(6) != 0 {
		reject("E-ENV", "type or epoch")
	}
	sh := readMessage(header.bytes(2))
	e.creator, e.nonce, e.headers = sh.bytes(1), sh.bytes(2), join(header.bytes(1), header.bytes(2))
	actions := readMessage(m.bytes(2)).all(1)
	if len(actions) != 1 {
		reject("E-ENV", "actions")
	}
	action := readMessage(actions[0])
	if string(action.bytes(1)) != string(header.bytes(2)) {
		reject("E-ENV", "action header")
	}
	inner := action.message(2)
	e.cpp = inner.bytes(1)
	spec := readMessage(e.cpp).message(1).message(1)
	e.ccSpec = spec.message(2).text(2)
	for _, argument := range spec.message(3).all(1) {
		e.arguments = append(e.arguments, string(argument))
	}
	signed := inner.message(2)
	e.readResponse(signed.bytes(1))
	atMost(len(signed.all(2)), 100)
	for _, each := range signed.all(2) {
		one := readMessage(each)
		e.endorsements = append(e.endorsements, endorsement{one.bytes(1), one.bytes(2)})
	}
	return e
}

func (e *endorsed) readResponse(prp []byte) {
	e.prp = prp
	m := readMessage(prp)
	e.proposalHash = m.bytes(1)
	action := m.message(2)
	response := action.message(3)
	e.status, e.message, e.answer = response.number(1), response.text(2), response.bytes(3)
	e.hasEvent = len(action.bytes(2)) > 0
	e.ccAnswer, e.ccVersion = action.message(4).text(2), action.message(4).text(3)
	for _, each := range readMessage(action.bytes(1)).all(2) {
		one := readMessage(each)
		set := one.message(2)
		found := namespace{name: one.text(1), beyond: set.has(3) || set.has(4) || one.has(3)}
		for _, bytes := range set.all(1) {
			r := readMessage(bytes)
			next := read{key: r.text(1)}
			if r.has(2) {
				at := readPlace(r.message(2))
				next.version = &at
			}
			found.reads = append(found.reads, next)
		}
		for _, bytes := range set.all(3) {
			w := readMessage(bytes)
			found.writes = append(found.writes, write1{w.text(1), w.number(2) != 0, w.bytes(3)})
		}
		for _, bytes := range set.all(2) {
			r := readMessage(bytes)
			found.ranges = append(found.ranges, [2]string{r.text(1), r.text(2)})
		}
		e.namespaces = append(e.namespaces, found)
	}
}

func (e *endorsed) placeOf(key string) *place {
	for _, each := range e.namespaces[1].reads {
		if each.key == key {
			return each.version
		}
	}
	return nil
}

func (e *endorsed) challenge() string {
	if len(e.arguments) == 0 {
		return ""
	}
	return e.arguments[len(e.arguments)-1]
}

// answer is what StateView or StatusView said.
type answer struct {
	asOf             int64
	cc, ch, certID   string
	challenge, state string
	at               *int64
	reason, record   *string
	headAt, headSeq  int64
	headCount        int64
	hasHead          bool
	notices          []string
	noticesMore      int64
	former           bool
	count            int64
	digest           string
	attested         *attested
	// rest is what an answer of an attestation says but for its moment.
	rest string
}

var noticeCode = regexp.MustCompile(`^[A-Z_]{1,40}$`)
var noticeSubject = regexp.MustCompile(`^[A-Z0-9-]{1,64}$`)

func (a *answer) readCommon(m members) {
	a.asOf, a.cc, a.ch, a.challenge = m.number("asOf"), m.text("cc"), m.text("ch"), m.text("challenge")
	if m.found["head"] != nil {
		head := exactly(typed[object](m, "head"), m.code, "at", "count", "seq")
		a.hasHead, a.headAt, a.headCount, a.headSeq = true, head.number("at"), head.number("count"), head.number("seq")
	}
}

func readState(bytes []byte, live bool) *answer {
	const E = "E-RESPONSE"
	parsed, err := parseCanonicalObject(bytes)
	if err != nil {
		reject(E, "%v", err)
	}
	names := []string{"asOf", "at", "cc", "certId", "ch", "challenge", "head", "reason", "record", "state", "type"}
	former := parsed["type"] == "gold-state/1" && !live
	if !former {
		names = append(names, "notices", "noticesMore")
		if parsed["type"] != "gold-state/2" {
			reject(E, "type")
		}
	}
	m := exactly(parsed, E, names...)
	a := &answer{certID: m.text("certId"), state: m.text("state"), former: former,
		reason: m.optionalText("reason"), record: m.optionalText("record")}
	a.readCommon(m)
	if !slices.Contains([]string{"ISSUED", "SUSPENDED", "REVOKED", "FROZEN", "ENDED", "UNKNOWN"}, a.state) {
		reject(E, "state")
	}
	if m.found["at"] != nil {
		at := m.number("at")
		a.at = &at
	}
	if former {
		return a
	}
	a.readNotices(m)
	return a
}

func (a *answer) readNotices(m members) {
	const E = "E-RESPONSE"
	a.noticesMore = m.number("noticesMore")
	last := ""
	for i, each := range m.objects("notices") {
		n := exactly(each, E, "code", "subject")
		code, subject := n.text("code"), n.text("subject")
		// Below both alphabets, so that a shorter code comes first.
		key := code + "\x00" + subject
		if !noticeCode.MatchString(code) || !noticeSubject.MatchString(subject) || i > 0 && key <= last {
			reject(E, "notices")
		}
		last = key
		a.notices = append(a.notices, key)
	}
	if len(a.notices) > 32 || a.noticesMore < 0 || a.noticesMore > 0 && len(a.notices) < 32 {
		reject(E, "number of notices")
	}
}

func readStatus(bytes []byte) *answer {
	const E = "E-RESPONSE"
	parsed, err := parseCanonicalObject(bytes)
	if err != nil {
		reject(E, "%v", err)
	}
	m := exactly(parsed, E, "asOf", "cc", "ch", "challenge", "count", "digest", "head", "type")
	if m.text("type") != "gold-status/1" {
		reject(E, "type")
	}
	a := &answer{count: m.number("count"), digest: m.text("digest")}
	a.readCommon(m)
	return a
}

// query is what was asked of the peers.
type query struct {
	function string
	certID   *string
	keys     []string
	live     bool
	read     func(bytes []byte) *answer
}

// endorsedQueries are V1 to V10 but for the agreement of the answers.
type endorsedQueries struct {
	anchor  *anchor
	query   query
	now     int64
	txs     []*endorsed
	answers []*answer
	quorum  *quorum
}

func (v *endorsedQueries) parse(payloads [][]byte) {
	if len(payloads) == 0 {
		reject("E-ENV", "no payload")
	}
	atMost(len(payloads), 16)
	endorsements := 0
	for _, bytes := range payloads {
		tx := readEndorsed(bytes)
		v.txs = append(v.txs, tx)
		endorsements += len(tx.endorsements)
	}
	atMost(endorsements, 100)
}

func (v *endorsedQueries) each(holds func(tx *endorsed) bool, code string) {
	for _, tx := range v.txs {
		if !holds(tx) {
			reject(code, "of a payload")
		}
	}
}

func (v *endorsedQueries) channel() {
	v.each(func(tx *endorsed) bool { return tx.channel == v.anchor.channel }, "E-CHANNEL")
}

func (v *endorsedQueries) txIDs() {
	v.each(func(tx *endorsed) bool { return tx.txID == hexHash(tx.nonce, tx.creator) }, "E-TXID")
}

func (v *endorsedQueries) proposalHashes() {
	v.each(func(tx *endorsed) bool { return string(tx.proposalHash) == string(hash(tx.headers, tx.cpp)) }, "E-PROPHASH")
}

func (v *endorsedQueries) arguments() {
	for _, tx := range v.txs {
		known := false
		for _, each := range v.anchor.definitions {
			known = known || each.cc == tx.ccSpec
		}
		if !known || tx.ccHeader != tx.ccSpec || tx.ccAnswer != tx.ccSpec {
			reject("E-CC", "chaincode")
		}
		wanted := []string{v.query.function}
		if v.query.certID != nil {
			wanted = append(wanted, *v.query.certID)
		}
		wanted = append(wanted, tx.challenge())
		if !slices.Equal(tx.arguments, wanted) || !hex64.MatchString(tx.challenge()) {
			reject("E-ARGS", "arguments")
		}
	}
}

func (v *endorsedQueries) readAnswers() {
	for _, tx := range v.txs {
		if tx.status != 200 || tx.message != "" {
			reject("E-RESPONSE", "status")
		}
		a := v.query.read(tx.answer)
		if a.cc != tx.ccSpec || a.ch != v.anchor.channel || v.query.certID != nil && a.certID != *v.query.certID {
			reject("E-RESPONSE", "of another subject")
		}
		if a.challenge != tx.challenge() {
			reject("E-CHALLENGE", "not the argument")
		}
		v.answers = append(v.answers, a)
	}
}

func composite(key string) bool { return strings.HasPrefix(key, "\x00") }

func (v *endorsedQueries) reads() {
	for i, tx := range v.txs {
		if len(tx.namespaces) != 2 || tx.namespaces[0].name != "_lifecycle" || tx.namespaces[1].name != tx.ccSpec ||
			tx.hasEvent || tx.namespaces[0].beyond || tx.namespaces[1].beyond {
			reject("E-WRITES", "not read only")
		}
		lifecycle, own := tx.namespaces[0], tx.namespaces[1]
		if len(lifecycle.reads) != 1 || len(lifecycle.ranges) != 0 ||
			lifecycle.reads[0].key != "namespaces/fields/"+tx.ccSpec+"/Sequence" {
			reject("E-WRITES", "lifecycle")
		}
		further := v.query.function != "StatusView" && !v.answers[i].former
		var simple []string
		count := len(own.ranges)
		for _, each := range own.reads {
			if further && composite(each.key) {
				count++
			} else {
				simple = append(simple, each.key)
			}
		}
		sort.Strings(simple)
		fits := slices.Equal(simple, v.query.keys) && (further || len(own.ranges) == 0) && count <= 4096
		for _, each := range own.ranges {
			fits = fits && composite(each[0]) && composite(each[1])
		}
		if !fits {
			reject("E-WRITES", "keys")
		}
		at := lifecycle.reads[0].version
		var found *definition
		if at != nil {
			found = v.anchor.definitionAt(*at)
		}
		if found == nil || found.cc != tx.ccSpec || found.version != tx.ccVersion {
			reject("E-DEF-UNKNOWN", "definition")
		}
	}
}

func (v *endorsedQueries) times() {
	for i, tx := range v.txs {
		a := v.answers[i]
		off := v.now - a.asOf
		if off < 0 {
			off = -off
		}
		if a.asOf != tx.seconds || a.asOf > v.now+300 ||
			v.query.live && v.anchor.timeAttested && off > v.anchor.maxSkew+300 {
			reject("E-TIME", "asOf")
		}
		if v.query.live && (!a.hasHead || a.headAt < v.now-2*v.anchor.heartbeat) {
			reject("E-STALE", "heartbeat")
		}
	}
}

func (v *endorsedQueries) signatures() {
	v.quorum = newQuorum(v.anchor)
	for i, tx := range v.txs {
		at := v.answers[i].asOf
		if v.query.live {
			at = v.now
		}
		for _, each := range tx.endorsements {
			failed := attempt(func() { v.quorum.admit(tx.prp, each.endorser, func() []byte { return rawFromDER(each.signature) }, at) })
			if failed != nil && failed.code != "W-SIGNER-UNKNOWN" {
				panic(*failed)
			}
			if failed != nil {
				v.quorum.unknown++
			}
		}
	}
	v.quorum.require()
}

func (v *endorsedQueries) asOf() int64 {
	earliest := v.answers[0].asOf
	for _, a := range v.answers {
		earliest = min(earliest, a.asOf)
	}
	return earliest
}

// expectations are what is known of a certificate before its view is checked.
type expectations struct {
	certID    string
	challenge *string
	facts     *facts
	record    *string
	value     *string
	seq       int64
	cert      *place
	stat      *place
}

// state is what the members state after V1 to V14.
type state struct {
	word     string
	asOf     int64
	record   *string
	facts    *facts
	noticed  bool
	headSeq  int64
	cert     *place
	statusAt *place
}

func same(a, b *place) bool { return a == nil && b == nil || a != nil && b != nil && *a == *b }

func sameText(a, b *string) bool { return a == nil && b == nil || a != nil && b != nil && *a == *b }

func older(found, seen *place) bool {
	return seen != nil && (found == nil || found.before(*seen))
}

func checkView(s *stage, a *anchor, x expectations, payloads [][]byte, now int64) *state {
	live := x.challenge != nil
	certKey, statusKey := "cert:"+x.certID, "status:"+x.certID
	v := &endorsedQueries{anchor: a, now: now, query: query{"StateView", &x.certID, []string{certKey, "head", statusKey}, live,
		func(bytes []byte) *answer { return readState(bytes, live) }}}
	found := &state{}
	s.check("V1", func() { v.parse(payloads) })
	s.check("V2", v.channel)
	s.check("V3", v.txIDs)
	s.check("V4", v.proposalHashes)
	s.check("V5", v.arguments)
	s.check("V6", v.readAnswers)
	s.check("V7", v.reads)
	s.check("V8", func() {
		for i, tx := range v.txs {
			one, cert, stat := v.answers[i], tx.placeOf(certKey), tx.placeOf(statusKey)
			if one.state == "UNKNOWN" {
				if cert != nil || stat != nil || one.record != nil || one.at != nil || one.reason != nil ||
					len(one.notices) > 0 || one.noticesMore > 0 {
					reject("E-READ", "not absent")
				}
			} else if cert == nil || stat == nil || one.record == nil || one.at == nil {
				reject("E-READ", "not there")
			}
		}
	})
	s.check("V9", v.times)
	s.check("V10", func() {
		v.signatures()
		first := v.answers[0]
		for i, one := range v.answers {
			if one.state != first.state || !sameText(one.record, first.record) || !slices.Equal(one.notices, first.notices) ||
				one.noticesMore != first.noticesMore || one.former != first.former ||
				!same(v.txs[i].placeOf(certKey), v.txs[0].placeOf(certKey)) ||
				!same(v.txs[i].placeOf(statusKey), v.txs[0].placeOf(statusKey)) {
				reject("E-DISAGREE", "answers")
			}
		}
	})
	if v.quorum != nil && v.quorum.unknown > 0 {
		s.note("V10", "W-SIGNER-UNKNOWN")
	}
	if live {
		s.check("V11", func() {
			v.each(func(tx *endorsed) bool { return tx.challenge() == *x.challenge }, "E-CHALLENGE")
		})
	}
	if s.failed != nil {
		return nil
	}
	first := v.answers[0]
	if first.state != "UNKNOWN" {
		s.check("V12", func() { found.facts = compareRecord(x, *first.record, live) })
	}
	if live {
		s.check("V13", func() {
			for i, tx := range v.txs {
				if v.answers[i].headSeq < x.seq || older(tx.placeOf(certKey), x.cert) || older(tx.placeOf(statusKey), x.stat) {
					reject("E-ROLLBACK", "older than seen")
				}
			}
		})
	}
	if s.failed != nil {
		return nil
	}
	found.word, found.asOf, found.record = first.state, v.asOf(), first.record
	found.noticed = len(first.notices) > 0 || first.noticesMore > 0
	if found.noticed {
		s.note("V15", "N-NOTICE")
	}
	found.headSeq, found.cert, found.statusAt = first.headSeq, v.txs[0].placeOf(certKey), v.txs[0].placeOf(statusKey)
	return found
}

func compareRecord(x expectations, record string, live bool) *facts {
	if x.record != nil && *x.record != record {
		reject("E-RECORD", "another record")
	}
	if x.value == nil {
		if !live {
			reject("E-VALUE", "no record")
		}
		return nil
	}
	if hexHash([]byte(*x.value)) != record {
		reject("E-VALUE", "hash")
	}
	parsed, err := parseCanonicalObject([]byte(*x.value))
	if err != nil {
		reject("E-VALUE", "%v", err)
	}
	m := members{parsed, "E-VALUE"}
	found := &facts{
		certID: m.text("certId"), country: m.text("country"), seal: m.text("seal"), grossMg: m.number("grossMg"),
		fineMg: m.number("fineMg"), fineness: m.number("fineness"), statusIndex: m.number("statusIndex"),
		validUntil: m.number("validUntil"),
	}
	if found.certID != x.certID || x.facts != nil && *x.facts != *found {
		reject("E-MISMATCH", "facts")
	}
	return found
}

// checkStatus judges a status list; ok is false when it is discarded.
func checkStatus(s *stage, a *anchor, file []byte, statusIndex, statedAt, now int64) (listed, ok bool) {
	v := &endorsedQueries{anchor: a, now: now, query: query{"StatusView", nil, []string{"head", "notissued"}, false, readStatus}}
	var bits []byte
	s.check("S1", func() {
		var payloads [][]byte
		bits, payloads = readStatusFile(file)
		v.parse(payloads)
		v.channel()
		v.txIDs()
		v.proposalHashes()
		v.arguments()
		v.readAnswers()
		v.reads()
		v.times()
		v.signatures()
		for i, one := range v.answers {
			if one.count != v.answers[0].count || one.digest != v.answers[0].digest ||
				!same(v.txs[i].placeOf("notissued"), v.txs[0].placeOf("notissued")) {
				reject("E-DISAGREE", "answers")
			}
		}
	})
	s.check("S2", func() {
		for _, one := range v.answers {
			if hexHash(bits) != one.digest || int64(len(bits)) != max(16384, (one.count+7)/8) {
				reject("E-STATUS-DIGEST", "digest")
			}
			if !one.hasHead || one.headCount != one.count {
				reject("E-RESPONSE", "count")
			}
		}
	})
	s.check("S3", func() {
		if now-v.asOf() > a.statusMaxAge || statusIndex >= v.answers[0].count || v.asOf() < statedAt {
			reject("E-STATUS-STALE", "age")
		}
	})
	if s.failed != nil {
		return false, false
	}
	s.check("S4", func() {
		if bits[statusIndex/8]&(0x80>>(statusIndex%8)) != 0 {
			reject("N-NOT-ISSUED", "listed")
		}
	})
	return s.failed != nil, true
}

func readStatusFile(file []byte) ([]byte, [][]byte) {
	const E = "E-STATUS-DIGEST"
	parsed, err := parseJSON(file)
	found, isObject := parsed.(object)
	if err != nil || !isObject {
		reject(E, "no object")
	}
	m := exactly(found, E, "bits", "payloads")
	packed, fits := b64(base64.RawURLEncoding, m.text("bits"))
	rest := bytes.NewReader(packed)
	unpacked, err := gzip.NewReader(rest)
	if !fits || err != nil || packed[3] != 0 {
		reject(E, "no gzip")
	}
	unpacked.Multistream(false)
	bits, err := io.ReadAll(io.LimitReader(unpacked, 4<<20+1))
	if err != nil || len(bits) > 4<<20 || rest.Len() > 0 {
		reject(E, "bits")
	}
	return bits, decodeAll(m.texts("payloads"), "E-PROTO")
}

func decodeAll(texts []string, code string) [][]byte {
	var found [][]byte
	for _, text := range texts {
		one, fits := b64(base64.RawURLEncoding, text)
		if !fits {
			reject(code, "no b64u")
		}
		found = append(found, one)
	}
	return found
}
