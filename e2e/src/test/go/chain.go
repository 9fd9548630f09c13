// SPDX-License-Identifier: Apache-2.0

package main

import (
	"bytes"
	"crypto/ecdsa"
	"crypto/sha256"
	"encoding/asn1"
	"math/big"
)

// chain is the block of the issuing transaction and what leads from it to the members' chain.
type chain struct {
	header     []byte
	envelopes  [][]byte
	signatures []byte
	later      []byte
	chainInfo  [][]byte
}

type header struct {
	number         uint64
	previous, data []byte
}

func readChain(found object) *chain {
	const E = "E-BUNDLE"
	m := exactly(found, E, "chainInfo", "envelopes", "header", "later", "signatures")
	one := func(name string) []byte { return decodeAll([]string{m.text(name)}, E)[0] }
	c := &chain{one("header"), decodeAll(m.texts("envelopes"), E), one("signatures"), one("later"),
		decodeAll(m.texts("chainInfo"), E)}
	if len(c.chainInfo) < 1 || len(c.chainInfo) > 16 || len(c.later)%32 != 0 {
		reject(E, "chain")
	}
	return c
}

// signed is the DER form of a header.
func (h header) signed() []byte {
	found, err := asn1.Marshal(struct {
		Number         *big.Int
		Previous, Data []byte
	}{new(big.Int).SetUint64(h.number), h.previous, h.data})
	if err != nil {
		panic(err)
	}
	return found
}

func (h header) hash() []byte {
	found := sha256.Sum256(h.signed())
	return found[:]
}

// checkChain makes A2, A1, A7 and A8.
func checkChain(s *stage, a *anchor, i *issue, envelope *[]byte, now int64) {
	c := i.chain
	var h header
	s.check("A2", func() {
		m := readMessage(c.header)
		h = header{uint64(m.number(1)), m.bytes(2), m.bytes(3)}
		if len(h.data) != 32 || h.number == 0 && len(h.previous) != 0 || h.number != 0 && len(h.previous) != 32 {
			reject("E-PROTO", "header")
		}
		if h.number != i.at.block {
			reject("E-HEADER", "number")
		}
	})
	s.check("A1", func() {
		for _, each := range c.envelopes {
			m := readMessage(each)
			payload, signature := m.bytes(1), m.bytes(2)
			if len(payload) == 0 || len(signature) == 0 || !bytes.Equal(join(ld(1, payload), ld(2, signature)), each) {
				reject("E-DATAHASH", "envelope")
			}
		}
		if data := sha256.Sum256(join(c.envelopes...)); !bytes.Equal(data[:], h.data) {
			reject("E-DATAHASH", "data")
		}
		if i.at.tx >= uint64(len(c.envelopes)) || !bytes.Equal(c.envelopes[i.at.tx], *envelope) {
			reject("E-BLOCK-TX", "another transaction")
		}
	})
	s.check("A7", func() {
		hashes := [][]byte{h.hash()}
		for at := 0; at < len(c.later); at += 32 {
			next := header{h.number + uint64(len(hashes)), hashes[len(hashes)-1], c.later[at : at+32]}
			hashes = append(hashes, next.hash())
		}
		chainAnswers(a, c.chainInfo, now, func(_ int, tx *endorsed) {
			if !ofChain(a, tx, "GetChainInfo", 2) {
				reject("E-CHAIN-LINK", "another answer")
			}
			m := readMessage(tx.answer)
			height, reached := int64(m.number(1)), false
			for below, field := range map[int64]uint64{1: 2, 2: 3} {
				index := height - below - int64(h.number)
				if index < 0 || index >= int64(len(hashes)) {
					continue
				}
				reached = true
				if !bytes.Equal(hashes[index], m.bytes(field)) {
					reject("E-CHAIN-LINK", "another block")
				}
			}
			if !reached {
				reject("E-CHAIN-LINK", "out of reach")
			}
		}).require()
	})
	if a.consensus != "BFT" || len(a.consenters) == 0 {
		return
	}
	s.check("A8", func() {
		m := readMessage(c.signatures)
		value, all := m.bytes(1), m.all(2)
		atMost(len(all), 100)
		orderers := []consenter{}
		for _, orderer := range a.consenters {
			if orderer.signs(h.number) {
				orderers = append(orderers, orderer)
			}
		}
		signed := map[uint64]bool{}
		for _, each := range all {
			attempt(func() {
				signature := readMessage(each)
				identifier := signature.bytes(3)
				id := uint64(readMessage(identifier).number(1))
				for _, orderer := range orderers {
					if orderer.id == id {
						key, fits := orderer.cert.PublicKey.(*ecdsa.PublicKey)
						if !fits {
							reject("E-ALG", "key")
						}
						verify(key, join(value, identifier, h.signed()), rawFromDER(signature.bytes(2)))
						signed[id] = true
					}
				}
			})
		}
		n := len(orderers)
		f := (n - 1) / 3
		if len(signed) < (n+f+2)/2 {
			reject("E-ORDERER", "too few")
		}
	})
}
