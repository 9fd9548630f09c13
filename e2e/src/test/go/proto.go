// SPDX-License-Identifier: Apache-2.0

package main

import (
	"math"
	"unicode/utf8"
)

// failure is what ends a stage: a code, and whether it leaves the question open.
type failure struct {
	code string
	open bool
	why  string
}

var alwaysOpen = map[string]bool{
	"E-ADDRESS": true, "E-LIMIT": true, "E-NET-UNKNOWN": true, "E-ANCHOR": true, "E-ALG": true, "E-DEF-UNKNOWN": true, "E-PROTO": true, "E-TIME": true, "E-PEERS": true,
}

// bytesReader reads varints and byte strings; what is cut or not minimal fails with its code.
type bytesReader struct {
	bytes []byte
	at    int
	code  string
}

func (r *bytesReader) one() byte {
	if r.at >= len(r.bytes) {
		reject(r.code, "cut")
	}
	r.at++
	return r.bytes[r.at-1]
}

func (r *bytesReader) take(length uint64) []byte {
	if length > uint64(len(r.bytes)-r.at) {
		reject(r.code, "cut")
	}
	r.at += int(length)
	return r.bytes[r.at-int(length) : r.at]
}

func (r *bytesReader) varint() uint64 {
	var value uint64
	for i := 0; i < 10; i++ {
		b := r.one()
		if i == 9 && b > 1 {
			break
		}
		value |= uint64(b&0x7f) << (7 * i)
		if b < 0x80 {
			if b == 0 && i > 0 {
				reject(r.code, "varint not minimal")
			}
			return value
		}
	}
	reject(r.code, "varint above 64 bits")
	return 0
}

type field struct {
	number uint64
	varint bool
	value  uint64
	bytes  []byte
}

type message []field

func readMessage(bytes []byte) message {
	r := &bytesReader{bytes: bytes, code: "E-PROTO"}
	var found message
	for r.at < len(bytes) {
		atMost(len(found)+1, 20000)
		tag := r.varint()
		number := tag >> 3
		if number < 1 || number > 536870911 {
			reject("E-PROTO", "field number")
		}
		switch tag & 7 {
		case 0:
			found = append(found, field{number, true, r.varint(), nil})
		case 2:
			found = append(found, field{number, false, 0, r.take(r.varint())})
		default:
			reject("E-PROTO", "wire type")
		}
	}
	return found
}

func (m message) single(number uint64, varint bool) *field {
	var found *field
	for i := range m {
		if m[i].number == number {
			if found != nil || m[i].varint != varint {
				reject("E-PROTO", "field %d twice or of another type", number)
			}
			found = &m[i]
		}
	}
	return found
}

func (m message) bytes(number uint64) []byte {
	if found := m.single(number, false); found != nil {
		return found.bytes
	}
	return nil
}

func (m message) has(number uint64) bool {
	for _, each := range m {
		if each.number == number {
			return true
		}
	}
	return false
}

func (m message) text(number uint64) string {
	bytes := m.bytes(number)
	if !utf8.Valid(bytes) {
		reject("E-PROTO", "field %d is no UTF-8", number)
	}
	return string(bytes)
}

func (m message) number(number uint64) uint64 {
	found := m.single(number, true)
	if found == nil {
		return 0
	}
	if found.value > math.MaxInt64 {
		reject("E-PROTO", "field %d too large", number)
	}
	return found.value
}

func (m message) message(number uint64) message { return readMessage(m.bytes(number)) }

func (m message) all(number uint64) [][]byte {
	var found [][]byte
	for _, each := range m {
		if each.number == number {
			if each.varint {
				reject("E-PROTO", "field %d of another type", number)
			}
			found = append(found, each.bytes)
		}
	}
	return found
}

func varint(value uint64) []byte {
	var out []byte
	for value >= 0x80 {
		out = append(out, byte(value)|0x80)
		value >>= 7
	}
	return append(out, byte(value))
}

func vi(number, value uint64) []byte { return append(varint(number*8), varint(value)...) }

func ld(number uint64, value []byte) []byte {
	out := append(varint(number*8+2), varint(uint64(len(value)))...)
	return append(out, value...)
}

func join(parts ...[]byte) []byte {
	var out []byte
	for _, part := range parts {
		out = append(out, part...)
	}
	return out
}
