// SPDX-License-Identifier: Apache-2.0

package main

import (
	"bytes"
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/sha256"
	"crypto/x509"
	"encoding/asn1"
	"encoding/base64"
	"encoding/hex"
	"encoding/pem"
	"math/big"
	"regexp"
	"strings"
	"time"
)

type organisation struct {
	mspID         string
	operator      bool
	roots         []*x509.Certificate
	intermediates []*x509.Certificate
	crls          []*x509.RevocationList
	peerOu        string
	peerCa        *x509.Certificate
	until         *int64
}

type place struct{ block, tx uint64 }

func (p place) before(other place) bool {
	return p.block < other.block || p.block == other.block && p.tx < other.tx
}

type definition struct {
	cc, version string
	at          place
	n           int64
	orgs        []string
}

type anchor struct {
	raw          []byte
	version      int64
	previous     *string
	channel      string
	genesis      string
	timeAttested bool
	maxSkew      int64
	minOrgs      int64
	statusMaxAge int64
	heartbeat    int64
	labelHost    *string
	orgs         []organisation
	definitions  []definition
	consensus    string
	consenters   []consenter
}

type consenter struct {
	id          uint64
	cert        *x509.Certificate
	from, until *int64
}

func (c consenter) signs(block uint64) bool {
	return (c.from == nil || *c.from <= int64(block)) && (c.until == nil || int64(block) <= *c.until)
}

var hex64 = regexp.MustCompile(`^[0-9a-f]{64}$`)

// b64 is strict: one text for one value.
func b64(encoding *base64.Encoding, text string) ([]byte, bool) {
	found, err := encoding.Strict().DecodeString(text)
	return found, err == nil && encoding.EncodeToString(found) == text
}

func der(text string) *x509.Certificate {
	raw, fits := b64(base64.StdEncoding, text)
	if !fits {
		reject("E-ANCHOR", "no base64")
	}
	found, err := x509.ParseCertificate(raw)
	if err != nil {
		reject("E-ANCHOR", "no certificate")
	}
	return found
}

func ders(texts []string) []*x509.Certificate {
	var found []*x509.Certificate
	for _, text := range texts {
		found = append(found, der(text))
	}
	return found
}

func readAnchor(raw []byte) *anchor {
	const E = "E-ANCHOR"
	parsed, err := parseCanonicalObject(raw)
	if err != nil {
		reject(E, "%v", err)
	}
	names := []string{"format", "version", "previous", "channel", "genesis", "consensus", "timeAttested", "maxSkew", "minOrgs",
		"statusMaxAge", "orgs", "definitions", "consenters", "ordererOrgs", "log"}
	second := parsed["format"] == "gold-anchor/2"
	if second {
		names = append(names, "heartbeat", "labelHost")
	} else if parsed["format"] != "gold-anchor/1" {
		reject(E, "format")
	}
	m := exactly(parsed, E, names...)
	a := &anchor{
		raw: raw, version: m.number("version"), channel: m.text("channel"), genesis: m.text("genesis"),
		timeAttested: m.yes("timeAttested"), maxSkew: m.number("maxSkew"), minOrgs: m.number("minOrgs"),
		statusMaxAge: m.number("statusMaxAge"), heartbeat: 86400,
	}
	if second {
		a.heartbeat = m.number("heartbeat")
		a.labelHost = m.optionalText("labelHost")
	}
	a.previous = m.optionalText("previous")
	consensus := m.text("consensus")
	a.consensus = consensus
	if a.version < 1 || !hex64.MatchString(a.genesis) || a.previous != nil && !hex64.MatchString(*a.previous) ||
		a.heartbeat < 1 || a.minOrgs < 2 || consensus != "BFT" && consensus != "etcdraft" || parsed["log"] != nil {
		reject(E, "a value")
	}
	readOrganisations(m, a, second)
	readDefinitions(m, a)
	var lastID int64 = -1 << 62
	var lastUntil *int64
	for _, each := range m.objects("consenters") {
		c := exactly(each, E, "id", "mspId", "cert", "from?", "until?")
		found := consenter{id: uint64(c.number("id")), cert: der(c.text("cert"))}
		for name, block := range map[string]**int64{"from": &found.from, "until": &found.until} {
			if _, there := each[name]; there {
				number := c.number(name)
				*block = &number
			}
		}
		c.text("mspId")
		next := lastUntil != nil && found.from != nil && *lastUntil < *found.from
		if c.number("id") < lastID || c.number("id") == lastID && !next {
			reject(E, "consenters not ascending")
		}
		lastID, lastUntil = c.number("id"), found.until
		a.consenters = append(a.consenters, found)
	}
	last := ""
	for i, each := range m.objects("ordererOrgs") {
		o := exactly(each, E, "mspId", "roots")
		ders(o.texts("roots"))
		if i > 0 && !lessUTF16(last, o.text("mspId")) {
			reject(E, "ordererOrgs not ascending")
		}
		last = o.text("mspId")
	}
	return a
}

func readOrganisations(m members, a *anchor, sorted bool) {
	const E = "E-ANCHOR"
	owners := map[string]string{}
	ids := map[string]bool{}
	independent := int64(0)
	last := ""
	for i, each := range m.objects("orgs") {
		o := exactly(each, E, "crls", "gateways", "intermediates", "mspId", "name", "operator", "peerCa", "peerOu", "roots",
			"until?")
		o.text("name")
		o.texts("gateways")
		org := organisation{
			mspID: o.text("mspId"), operator: o.yes("operator"), roots: ders(o.texts("roots")),
			intermediates: ders(o.texts("intermediates")), peerOu: o.text("peerOu"),
		}
		if _, there := each["until"]; there {
			left := o.number("until")
			org.until = &left
		}
		if ca := o.optionalText("peerCa"); ca != nil {
			org.peerCa = der(*ca)
		}
		if sorted && i > 0 && !lessUTF16(last, org.mspID) || ids[org.mspID] || len(org.roots) == 0 {
			reject(E, "organisations")
		}
		last = org.mspID
		ids[org.mspID] = true
		for _, authority := range append(append([]*x509.Certificate{}, org.roots...), org.intermediates...) {
			key := string(authority.RawSubjectPublicKeyInfo)
			if owner, taken := owners[key]; taken && owner != org.mspID {
				reject(E, "a shared key")
			}
			owners[key] = org.mspID
		}
		for _, text := range o.texts("crls") {
			raw, fits := b64(base64.StdEncoding, text)
			list, err := x509.ParseRevocationList(raw)
			if !fits || err != nil || !org.signed(list) {
				reject(E, "revocation list")
			}
			org.crls = append(org.crls, list)
		}
		if !org.operator && org.until == nil {
			independent++
		}
		a.orgs = append(a.orgs, org)
	}
	if a.minOrgs > independent {
		reject(E, "minOrgs above the organisations")
	}
}

func (o organisation) signed(list *x509.RevocationList) bool {
	for _, authority := range append(append([]*x509.Certificate{}, o.roots...), o.intermediates...) {
		if issuedList(authority, list) {
			return true
		}
	}
	return false
}

func readDefinitions(m members, a *anchor) {
	const E = "E-ANCHOR"
	for i, each := range m.objects("definitions") {
		d := exactly(each, E, "block", "cc", "issuePolicy", "tx", "version")
		policy := exactly(typed[object](d, "issuePolicy"), E, "n", "orgs")
		found := definition{
			d.text("cc"), d.text("version"), place{uint64(d.number("block")), uint64(d.number("tx"))},
			policy.number("n"), policy.texts("orgs"),
		}
		if i > 0 && !a.definitions[i-1].at.before(found.at) {
			reject(E, "definitions not ascending")
		}
		a.definitions = append(a.definitions, found)
	}
	if len(a.definitions) == 0 {
		reject(E, "no definition")
	}
}

func (a *anchor) networkTag() string { return a.genesis[:8] }

func (a *anchor) definitionAt(at place) *definition {
	for i := range a.definitions {
		if a.definitions[i].at == at {
			return &a.definitions[i]
		}
	}
	return nil
}

// present are the organisations that are not former.
func (a *anchor) present() (found []organisation) {
	for _, org := range a.orgs {
		if org.until == nil {
			found = append(found, org)
		}
	}
	return found
}

func (a *anchor) requireInForce(now int64) {
	for _, org := range a.present() {
		for _, authority := range append(append([]*x509.Certificate{}, org.roots...), org.intermediates...) {
			if now < authority.NotBefore.Unix() || now > authority.NotAfter.Unix() {
				reject("E-ANCHOR", "a CA of %s is not in force", org.mspID)
			}
		}
	}
}

// Identities

func supported(key any, algorithm x509.SignatureAlgorithm) {
	ec, isEC := key.(*ecdsa.PublicKey)
	if !isEC || ec.Curve != elliptic.P256() && ec.Curve != elliptic.P384() ||
		algorithm != x509.ECDSAWithSHA256 && algorithm != x509.ECDSAWithSHA384 {
		reject("E-ALG", "key or signature")
	}
}

func issued(issuer, certificate *x509.Certificate) bool {
	if !issuer.BasicConstraintsValid || !issuer.IsCA || issuer.KeyUsage&x509.KeyUsageCertSign == 0 ||
		!bytes.Equal(issuer.RawSubject, certificate.RawIssuer) {
		return false
	}
	supported(issuer.PublicKey, certificate.SignatureAlgorithm)
	return issuer.CheckSignature(certificate.SignatureAlgorithm, certificate.RawTBSCertificate, certificate.Signature) == nil
}

func issuedList(issuer *x509.Certificate, list *x509.RevocationList) bool {
	if !bytes.Equal(issuer.RawSubject, list.RawIssuer) {
		return false
	}
	supported(issuer.PublicKey, list.SignatureAlgorithm)
	return issuer.CheckSignature(list.SignatureAlgorithm, list.RawTBSRevocationList, list.Signature) == nil
}

var pemForm = regexp.MustCompile(`^\s*-----BEGIN CERTIFICATE-----[A-Za-z0-9+/=\s]+-----END CERTIFICATE-----\s*$`)

func (a *anchor) organisation(mspID string) *organisation {
	for i := range a.orgs {
		if a.orgs[i].mspID == mspID {
			return &a.orgs[i]
		}
	}
	reject("W-SIGNER-UNKNOWN", "%s", mspID)
	return nil
}

// identify is ID(identity, peer, at), or with any role.
func (a *anchor) identify(identity []byte, anyRole bool, at int64) (*organisation, *x509.Certificate) {
	atMost(len(identity), 16384)
	m := readMessage(identity)
	mspID, text := m.text(1), m.text(2)
	org := a.organisation(mspID)
	leaf := leafOf(text)
	role := org.peerOu
	if anyRole {
		role = ""
	}
	org.establish(leaf, role, at)
	return org, leaf
}

func leafOf(text string) *x509.Certificate {
	if !pemForm.MatchString(text) {
		reject("E-CHAIN", "no PEM")
	}
	block, _ := pem.Decode([]byte(strings.TrimSpace(text) + "\n"))
	if block == nil {
		reject("E-CHAIN", "no PEM")
	}
	leaf, err := x509.ParseCertificate(block.Bytes)
	if err != nil {
		reject("E-CHAIN", "no certificate")
	}
	return leaf
}

// isOfMember says whether an entry of the directory is as a peer sends it, with a chain to a root of its organisation.
func (a *anchor) isOfMember(entry []byte) bool {
	asSent := false
	failed := attempt(func() {
		atMost(len(entry), 16384)
		m := readMessage(entry)
		org := a.organisation(m.text(1))
		leaf := leafOf(m.text(2))
		text := pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE", Bytes: leaf.Raw})
		asSent = bytes.Equal(entry, join(ld(1, []byte(org.mspID)), ld(2, text)))
		org.chain(leaf)
	})
	return failed == nil && asSent
}

// establish is ID from rule 3 on; the empty role is any.
func (org *organisation) establish(leaf *x509.Certificate, role string, at int64) {
	chain := org.chain(leaf)
	held := org.requireRole(leaf, role)
	if held == org.peerOu && org.peerCa != nil && !bytes.Equal(chain[1].RawSubjectPublicKeyInfo, org.peerCa.RawSubjectPublicKeyInfo) {
		reject("E-CHAIN", "another issuer than peerCa")
	}
	org.requireNotRevoked(chain, at)
	for _, each := range chain {
		if at < each.NotBefore.Unix() || at > each.NotAfter.Unix() || org.until != nil && at > *org.until {
			reject("E-CERT-TIME", "not in force")
		}
	}
	if key, isEC := leaf.PublicKey.(*ecdsa.PublicKey); !isEC || key.Curve != elliptic.P256() {
		reject("E-ALG", "leaf key")
	}
}

func (o *organisation) chain(leaf *x509.Certificate) []*x509.Certificate {
	chain := []*x509.Certificate{leaf}
	for len(chain) <= 6 {
		last := chain[len(chain)-1]
		for _, root := range o.roots {
			if issued(root, last) {
				return append(chain, root)
			}
		}
		var next *x509.Certificate
		for _, intermediate := range o.intermediates {
			if next == nil && issued(intermediate, last) {
				next = intermediate
			}
		}
		if next == nil {
			break
		}
		chain = append(chain, next)
	}
	reject("E-CHAIN", "no chain to a root")
	return nil
}

func (o *organisation) requireRole(leaf *x509.Certificate, role string) (unit string) {
	held := map[string]bool{}
	for _, each := range leaf.Subject.OrganizationalUnit {
		if each == o.peerOu || each == "client" || each == "admin" || each == "orderer" {
			held[each] = true
			unit = each
		}
	}
	if leaf.BasicConstraintsValid && leaf.IsCA || len(held) != 1 || role != "" && !held[role] {
		reject("E-ROLE", "another role")
	}
	return unit
}

func (o *organisation) requireNotRevoked(chain []*x509.Certificate, at int64) {
	invalidityDate := asn1.ObjectIdentifier{2, 5, 29, 24}
	for i := 0; i+1 < len(chain); i++ {
		for _, list := range o.crls {
			if !issuedList(chain[i+1], list) {
				continue
			}
			for _, entry := range list.RevokedCertificateEntries {
				if entry.SerialNumber.Cmp(chain[i].SerialNumber) != 0 {
					continue
				}
				from := entry.RevocationTime.Unix()
				for _, extension := range entry.Extensions {
					if extension.Id.Equal(invalidityDate) {
						var invalid time.Time
						if rest, err := asn1.UnmarshalWithParams(extension.Value, &invalid, "generalized"); err != nil || len(rest) > 0 {
							from = 0
						} else if invalid.Unix() < from {
							from = invalid.Unix()
						}
					}
				}
				if from <= at {
					reject("E-REVOKED", "revoked")
				}
			}
		}
	}
}

// Signatures

var order = elliptic.P256().Params().N
var halfOrder = new(big.Int).Rsh(order, 1)

func verify(key *ecdsa.PublicKey, message, rs []byte) {
	r, s := new(big.Int).SetBytes(rs[:32]), new(big.Int).SetBytes(rs[32:])
	if r.Sign() == 0 || s.Sign() == 0 || r.Cmp(order) >= 0 || s.Cmp(order) >= 0 {
		reject("E-SIG", "out of range")
	}
	if s.Cmp(halfOrder) > 0 {
		reject("E-HIGH-S", "high s")
	}
	hash := sha256.Sum256(message)
	if !ecdsa.Verify(key, hash[:], r, s) {
		reject("E-SIG", "does not fit")
	}
}

// rawFromDER gives r || s of the one DER form of a signature.
func rawFromDER(bytes []byte) []byte {
	at := 0
	next := func() byte {
		if at >= len(bytes) {
			reject("E-SIG", "cut")
		}
		at++
		return bytes[at-1]
	}
	if next() != 0x30 || int(next()) != len(bytes)-2 {
		reject("E-SIG", "no sequence")
	}
	out := make([]byte, 64)
	for i := 0; i < 2; i++ {
		if next() != 2 {
			reject("E-SIG", "no integer")
		}
		length := int(next())
		if length < 1 || length > 33 || length > len(bytes)-at {
			reject("E-SIG", "length")
		}
		digits := bytes[at : at+length]
		at += length
		if digits[0] >= 0x80 || length > 1 && digits[0] == 0 && digits[1] < 0x80 {
			reject("E-SIG", "not minimal and positive")
		}
		if digits[0] == 0 && length > 1 {
			digits = digits[1:]
		}
		if len(digits) > 32 {
			reject("E-SIG", "too long")
		}
		copy(out[32*(i+1)-len(digits):32*(i+1)], digits)
	}
	if at != len(bytes) {
		reject("E-SIG", "bytes after the end")
	}
	return out
}

// quorum counts the organisations whose peers signed; a stranger's signature is not looked at.
type quorum struct {
	anchor  *anchor
	orgs    map[string]bool
	unknown int
}

func newQuorum(a *anchor) *quorum { return &quorum{a, map[string]bool{}, 0} }

func (q *quorum) admit(prp, endorser []byte, rs func() []byte, at int64) {
	org, leaf := q.anchor.identify(endorser, false, at)
	verify(leaf.PublicKey.(*ecdsa.PublicKey), join(prp, endorser), rs())
	if !org.operator {
		q.orgs[org.mspID] = true
	}
}

func (q *quorum) require() {
	if int64(len(q.orgs)) < q.anchor.minOrgs {
		panic(failure{"E-QUORUM", int64(len(q.orgs)+q.unknown) >= q.anchor.minOrgs, "too few"})
	}
}

func hash(parts ...[]byte) []byte {
	sum := sha256.Sum256(join(parts...))
	return sum[:]
}

func hexHash(parts ...[]byte) string { return hex.EncodeToString(hash(parts...)) }
