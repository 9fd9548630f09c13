// SPDX-License-Identifier: Apache-2.0

package main

import "crypto/ecdsa"

// issue is what peers answered about the issuing transaction.
type issue struct {
	at       place
	validity [][]byte
	chain    *chain
}

func readIssue(found object) *issue {
	const E = "E-BUNDLE"
	names := []string{"block", "tx", "validity"}
	if _, there := found["chain"]; there {
		names = append(names, "chain")
	}
	m := exactly(found, E, names...)
	i := &issue{at: place{uint64(m.number("block")), uint64(m.number("tx"))}, validity: decodeAll(m.texts("validity"), E)}
	if found["chain"] != nil {
		i.chain = readChain(typed[object](m, "chain"))
	}
	if len(i.validity) < 1 || len(i.validity) > 16 {
		reject(E, "number of answers")
	}
	return i
}

// ofChannel makes V1 to V4 with one payload.
func ofChannel(a *anchor, payload []byte) *endorsed {
	one := &endorsedQueries{anchor: a}
	one.parse([][]byte{payload})
	one.channel()
	one.txIDs()
	one.proposalHashes()
	return one.txs[0]
}

func checkIssue(s *stage, a *anchor, i *issue, certID, value string, record *place, now int64) {
	var txID string
	var envelope []byte
	var tx *endorsed
	var policy *definition
	s.check("A6", func() { txID, envelope = valid(a, i, now) })
	s.check("A3", func() {
		m := readMessage(envelope)
		tx = ofChannel(a, m.bytes(1))
		if tx.txID != txID {
			reject("E-VALIDITY", "another transaction")
		}
		if attempt(func() {
			_, leaf := a.identify(tx.creator, true, tx.seconds)
			verify(leaf.PublicKey.(*ecdsa.PublicKey), m.bytes(1), rawFromDER(m.bytes(2)))
		}) != nil {
			reject("E-TX-CREATOR", "creator")
		}
	})
	s.check("A4", func() {
		if policy = definitionOf(a, tx); policy == nil {
			reject("E-DEF-UNKNOWN", "definition")
		}
		signed := map[string]bool{}
		for _, each := range tx.endorsements {
			attempt(func() {
				org, leaf := a.identify(each.endorser, false, tx.seconds)
				verify(leaf.PublicKey.(*ecdsa.PublicKey), join(tx.prp, each.endorser), rawFromDER(each.signature))
				signed[org.mspID] = true
			})
		}
		count := int64(0)
		for _, org := range policy.orgs {
			if signed[org] {
				count++
				delete(signed, org)
			}
		}
		if count < policy.n {
			reject("E-TX-POLICY", "too few")
		}
	})
	s.check("A5", func() {
		key := "cert:" + certID
		absent, written := false, false
		for _, each := range tx.namespaces {
			if each.name != tx.ccSpec {
				continue
			}
			for _, r := range each.reads {
				absent = absent || r.key == key && r.version == nil
			}
			for _, w := range each.writes {
				written = written || w.key == key && !w.isDelete && string(w.value) == value
			}
		}
		if !absent || !written || tx.status != 200 {
			reject("E-WRITESET", "not created")
		}
	})
	s.check("A9", func() {
		if record == nil || *record != i.at {
			reject("E-PLACE", "place")
		}
	})
	if i.chain != nil {
		checkChain(s, a, i, &envelope, now)
	}
}

func valid(a *anchor, i *issue, now int64) (string, []byte) {
	var txID string
	var envelope []byte
	differ := false
	q := chainAnswers(a, i.validity, now, func(n int, tx *endorsed) {
		if !ofChain(a, tx, "GetTransactionByID", 3) {
			reject("E-VALIDITY", "another answer")
		}
		processed := readMessage(tx.answer)
		if processed.number(2) != 0 {
			reject("E-TX-INVALID", "validation code")
		}
		differ = differ || n > 0 && (tx.arguments[2] != txID || string(processed.bytes(1)) != string(envelope))
		if n == 0 {
			txID, envelope = tx.arguments[2], processed.bytes(1)
		}
	})
	if differ {
		reject("E-VALIDITY", "answers differ")
	}
	q.require()
	return txID, envelope
}

// ofChain tells whether Fabric's own contract answered this question.
func ofChain(a *anchor, tx *endorsed, question string, arguments int) bool {
	return tx.ccHeader == "qscc" && tx.ccSpec == "qscc" && tx.ccAnswer == "qscc" && tx.ccVersion == "syscc" &&
		len(tx.arguments) == arguments && tx.arguments[0] == question && tx.arguments[1] == a.channel &&
		tx.status == 200 && tx.message == "" && len(tx.namespaces) == 0 && !tx.hasEvent
}

// chainAnswers reads each answer, then its time and its endorsements.
func chainAnswers(a *anchor, payloads [][]byte, now int64, read func(int, *endorsed)) *quorum {
	q := newQuorum(a)
	var answers []*endorsed
	endorsements := 0
	for _, payload := range payloads {
		tx := ofChannel(a, payload)
		answers = append(answers, tx)
		endorsements += len(tx.endorsements)
	}
	atMost(endorsements, 100)
	for n, tx := range answers {
		read(n, tx)
		if tx.seconds > now+300 {
			reject("E-TIME", "from the future")
		}
		for _, each := range tx.endorsements {
			failed := attempt(func() {
				q.admit(tx.prp, each.endorser, func() []byte { return rawFromDER(each.signature) }, tx.seconds)
			})
			if failed != nil && failed.code != "W-SIGNER-UNKNOWN" {
				panic(*failed)
			}
			if failed != nil {
				q.unknown++
			}
		}
	}
	return q
}

func definitionOf(a *anchor, tx *endorsed) *definition {
	for _, each := range tx.namespaces {
		if each.name != "_lifecycle" {
			continue
		}
		for _, r := range each.reads {
			if r.key == "namespaces/fields/"+tx.ccSpec+"/Sequence" && r.version != nil {
				found := a.definitionAt(*r.version)
				if found != nil && found.cc == tx.ccSpec && found.cc == tx.ccAnswer && found.cc == tx.ccHeader &&
					found.version == tx.ccVersion {
					return found
				}
			}
		}
	}
	return nil
}
