// SPDX-License-Identifier: Apache-2.0

package main

import (
	"encoding/base64"
	"encoding/binary"
	"encoding/hex"
	"fmt"
	"regexp"
	"strings"
	"unicode/utf16"
)

type signature struct{ keyTag, rs []byte }

type payload struct {
	networkTag             string
	proposalHash           []byte
	definition, cert, stat place
	claims                 []byte
	signatures             []signature
}

// facts are what label and record both state.
type facts struct {
	certID, country, seal                              string
	grossMg, fineMg, fineness, statusIndex, validUntil int64
}

type claims struct {
	domain     []byte
	recordHash string
	asOf       int64
	facts
}

var address = regexp.MustCompile(`^(https://[a-z0-9]([a-z0-9.-]{0,251}[a-z0-9])?|http://localhost)(:[0-9]{1,5})?(/[A-Za-z0-9._~()%!$&'*+,;=:@-]+)+$`)

// addressAlone is a text without digits after its #.
var addressAlone = regexp.MustCompile(`^(?i:(https?://)?[a-z0-9][a-z0-9.-]{0,252}(:[0-9]{1,5})?/[^#\s]*(#[a-z_-]*)?)$`)

// carried is what carriers put into a text.
var carried = regexp.MustCompile(`[\t-\r \x{85}\x{a0}\x{ad}\x{1680}\x{2000}-\x{200d}\x{2028}\x{2029}\x{202f}\x{205f}\x{2060}\x{3000}\x{feff}]`)

var digitsOf = []int{0, 3, 5, 8, 10, 13, 15, 17}

func decodeDigits(digits string) []byte {
	const E = "E-QR-FORMAT"
	var out []byte
	for len(digits) > 0 {
		length := 7
		if len(digits) < 17 {
			length = 0
			for bytes, count := range digitsOf {
				if count == len(digits) {
					length = bytes
				}
			}
			if length == 0 {
				reject(E, "last group")
			}
		}
		var value uint64
		for _, c := range []byte(digits[:digitsOf[length]]) {
			if c < '0' || c > '9' {
				reject(E, "no digit")
			}
			value = value*10 + uint64(c-'0')
		}
		for i := 0; i < length; i++ {
			out = append(out, byte(value))
			value >>= 8
		}
		if value != 0 {
			reject(E, "does not fit its bytes")
		}
		digits = digits[digitsOf[length]:]
	}
	return out
}

func encodeDigits(bytes []byte) string {
	var out strings.Builder
	for len(bytes) > 0 {
		length := min(7, len(bytes))
		var value uint64
		for i := length - 1; i >= 0; i-- {
			value = value<<8 | uint64(bytes[i])
		}
		fmt.Fprintf(&out, "%0*d", digitsOf[length], value)
		bytes = bytes[length:]
	}
	return out.String()
}

func decodeText(text string) []byte {
	const E = "E-QR-FORMAT"
	text = carried.ReplaceAllString(text, "")
	if len(utf16.Encode([]rune(text))) > 4096 {
		reject(E, "too long")
	}
	if addressAlone.MatchString(text) {
		reject("E-ADDRESS", "no digits")
	}
	head, tail, found := strings.Cut(text, "#")
	if !found {
		reject(E, "no #")
	}
	var out []byte
	if coded, isBytes := strings.CutPrefix(tail, "b."); isBytes {
		bytes, fits := b64(base64.RawURLEncoding, coded)
		if !fits {
			reject(E, "b64u")
		}
		out = bytes
	} else {
		out = decodeDigits(tail)
	}
	head, _, _ = strings.Cut(head, "?")
	if !address.MatchString(head) {
		reject(E, "address")
	}
	return out
}

func readPayload(bytes []byte) payload {
	const E = "E-QR-FORMAT"
	r := &bytesReader{bytes: bytes, code: E}
	if r.one() != 1 {
		reject(E, "version")
	}
	p := payload{networkTag: hex.EncodeToString(r.take(4)), proposalHash: r.take(32)}
	for _, at := range []*place{&p.definition, &p.cert, &p.stat} {
		at.block, at.tx = r.varint(), r.varint()
		if at.block>>63 != 0 || at.tx>>63 != 0 {
			reject(E, "place")
		}
	}
	p.claims = r.take(uint64(r.one()))
	count := int(r.one())
	if count < 1 || count > 6 {
		reject(E, "number of signatures")
	}
	for i := 0; i < count; i++ {
		p.signatures = append(p.signatures, signature{r.take(4), r.take(64)})
	}
	if r.at != len(bytes) {
		reject(E, "bytes after the end")
	}
	return p
}

func readClaims(bytes []byte) claims {
	const E = "E-CLAIMS"
	r := &bytesReader{bytes: bytes, code: E}
	if r.one() != 1 {
		reject(E, "version")
	}
	u32 := func() int64 { return int64(binary.BigEndian.Uint32(r.take(4))) }
	var c claims
	c.domain = r.take(4)
	id := hex.EncodeToString(r.take(16))
	c.certID = id[:8] + "-" + id[8:12] + "-" + id[12:16] + "-" + id[16:20] + "-" + id[20:]
	c.recordHash = hex.EncodeToString(r.take(32))
	c.asOf, c.validUntil, c.statusIndex = u32(), u32(), u32()
	c.grossMg, c.fineMg, c.fineness = u32(), u32(), u32()
	c.country = string(r.take(2))
	c.seal = string(r.take(uint64(r.one())))
	if r.at != len(bytes) || len(c.seal) > 20 || c.fineness > 100000 || c.fineMg > c.grossMg*c.fineness/100000 {
		reject(E, "lengths or masses")
	}
	for _, letter := range []byte(c.country) {
		if letter < 'A' || letter > 'Z' {
			reject(E, "country")
		}
	}
	for _, letter := range []byte(c.seal) {
		if letter < 0x20 || letter > 0x7e {
			reject(E, "seal")
		}
	}
	return c
}

func domain(channel, cc string) []byte {
	return hash([]byte("gold-label-v1\x00" + channel + "\x00" + cc))[:4]
}

// rebuild gives the bytes that the peers signed.
func rebuild(p payload, c claims, d *definition) []byte {
	read := func(key string, at place) []byte {
		version := vi(1, at.block)
		if at.tx > 0 {
			version = append(version, vi(2, at.tx)...)
		}
		return ld(1, join(ld(1, []byte(key)), ld(2, version)))
	}
	namespace := func(name string, reads ...[]byte) []byte {
		return ld(2, join(ld(1, []byte(name)), ld(2, join(reads...))))
	}
	results := join(
		namespace("_lifecycle", read("namespaces/fields/"+d.cc+"/Sequence", p.definition)),
		namespace(d.cc, read("cert:"+c.certID, p.cert), read("status:"+c.certID, p.stat)))
	response := join(vi(1, 200), ld(3, []byte(base64.RawURLEncoding.EncodeToString(p.claims))))
	return join(ld(1, p.proposalHash), ld(2, join(ld(1, results), ld(3, response),
		ld(4, join(ld(2, []byte(d.cc)), ld(3, []byte(d.version)))))))
}

// label is a label as far as its checks came under one anchor.
type label struct {
	stage   stage
	anchor  *anchor
	payload payload
	claims  claims
	read    bool
}

func (l *label) expired() bool { return l.stage.failed != nil && l.stage.failed.code == "E-EXPIRED" }

func (l *label) stands() bool { return l.stage.failed == nil || l.expired() }

func (v *verifier) label(address string, decode func() []byte, anchors []*anchor) *label {
	var tag string
	if attempt(func() { tag = readPayload(decode()).networkTag }) != nil {
		return v.labelUnder(address, decode, nil)
	}
	var farthest *label
	for _, a := range anchors {
		if a.networkTag() != tag {
			continue
		}
		found := v.labelUnder(address, decode, a)
		if found.stands() {
			return found
		}
		if farthest == nil || found.stage.passed > farthest.stage.passed {
			farthest = found
		}
	}
	if farthest == nil {
		return v.labelUnder(address, decode, nil)
	}
	return farthest
}

func (v *verifier) labelUnder(address string, decode func() []byte, a *anchor) *label {
	l := &label{anchor: a}
	var found *definition
	var prp []byte
	var q *quorum
	l.stage.check("Q1", func() { l.payload = readPayload(decode()) })
	l.stage.check("Q2", func() {
		if a == nil {
			reject("E-NET-UNKNOWN", "no anchor")
		}
		a.requireInForce(v.now)
	})
	l.stage.check("Q3", func() { l.claims = readClaims(l.payload.claims); l.read = true })
	l.stage.check("Q4", func() {
		if found = a.definitionAt(l.payload.definition); found == nil {
			reject("E-DEF-UNKNOWN", "definition")
		}
	})
	l.stage.check("Q5", func() {
		if string(l.claims.domain) != string(domain(a.channel, found.cc)) {
			reject("E-DOMAIN", "domain")
		}
	})
	l.stage.check("Q6", func() { prp = rebuild(l.payload, l.claims, found); q = newQuorum(a) })
	l.stage.check("Q7", func() {
		for _, each := range l.payload.signatures {
			v.admit(each, prp, l.claims.asOf, q)
		}
	})
	for i := 0; q != nil && i < q.unknown; i++ {
		l.stage.note("Q6", "W-SIGNER-UNKNOWN")
	}
	l.stage.check("Q8", func() { q.require() })
	l.stage.check("Q9", func() {
		if l.claims.asOf > v.now+300 {
			reject("E-TIME", "from the future")
		}
		if v.now > l.claims.validUntil {
			reject("E-EXPIRED", "validity over")
		}
	})
	if l.stage.failed == nil {
		l.noteParcel(address)
	}
	return l
}

// noteParcel is Q10; without an address only the parcel is to be compared.
func (l *label) noteParcel(address string) {
	id := l.claims.certID
	at := max(strings.LastIndex(address, "/c/"), strings.LastIndex(address, "/C/"))
	if at >= 0 && address[at+len("/c/"):] != shortID(id) {
		l.stage.note("Q10", "N-ADDRESS")
	}
	if host := l.anchor.labelHost; host != nil && address != "" {
		scheme := "https://"
		if name, _, _ := strings.Cut(*host, ":"); name == "localhost" {
			scheme = "http://"
		}
		if !strings.HasPrefix(address, scheme+*host+"/") {
			l.stage.note("Q10", "N-ADDRESS")
		}
	}
	l.stage.note("Q10", "N-COMPARE")
}

// shortID is the certificate's number: 60 bits in 12 characters, then one to check them.
func shortID(certID string) string {
	const letters = "0123456789ABCDEFGHJKMNPQRSTVWXYZ*~$=U"
	value := binary.BigEndian.Uint64(hash([]byte(certID))) >> 4
	out := string(letters[value%37])
	for rest, i := value, 0; i < 12; i++ {
		out = string(letters[rest&31]) + out
		rest >>= 5
	}
	return out
}

func (v *verifier) admit(each signature, prp []byte, at int64, q *quorum) {
	var last *failure
	for _, entry := range v.directory {
		if string(hash(entry)[:4]) != string(each.keyTag) || !q.anchor.isOfMember(entry) {
			continue
		}
		if last = attempt(func() { q.admit(prp, entry, func() []byte { return each.rs }, at) }); last == nil {
			return
		}
	}
	if last != nil {
		panic(*last)
	}
	q.unknown++
}
