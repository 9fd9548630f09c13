// SPDX-License-Identifier: Apache-2.0

package main

import (
	"fmt"
	"sort"
	"strconv"
	"strings"
	"unicode/utf16"
	"unicode/utf8"
)

// JSON as docs/reference/formats/README.md has it: object = map, array = slice, text, whole number, bool, nil.
type object = map[string]any

type jsonReader struct {
	text string
	at   int
}

type badJSON string

func (r *jsonReader) bad(why string) { panic(badJSON(fmt.Sprintf("%s at %d", why, r.at))) }

// parseJSON reads one value strictly; err tells what is wrong.
func parseJSON(bytes []byte) (value any, err error) {
	defer func() {
		if found := recover(); found != nil {
			why, ours := found.(badJSON)
			if !ours {
				panic(found)
			}
			err = fmt.Errorf("%s", string(why))
		}
	}()
	if !utf8.Valid(bytes) {
		return nil, fmt.Errorf("not UTF-8")
	}
	r := &jsonReader{text: string(bytes)}
	value = r.value(0)
	r.space()
	if r.at < len(r.text) {
		r.bad("text after the value")
	}
	return value, nil
}

// parseCanonicalObject refuses bytes that are not the canonical bytes of an object.
func parseCanonicalObject(bytes []byte) (object, error) {
	value, err := parseJSON(bytes)
	if err != nil {
		return nil, err
	}
	found, isObject := value.(object)
	if !isObject || canonical(value) != string(bytes) {
		return nil, fmt.Errorf("not a canonical object")
	}
	return found, nil
}

func (r *jsonReader) space() {
	for r.at < len(r.text) && strings.IndexByte(" \t\n\r", r.text[r.at]) >= 0 {
		r.at++
	}
}

func (r *jsonReader) peek() byte {
	if r.at >= len(r.text) {
		r.bad("cut")
	}
	return r.text[r.at]
}

func (r *jsonReader) expect(c byte) {
	if r.peek() != c {
		r.bad("expected " + string(c))
	}
	r.at++
}

func (r *jsonReader) value(depth int) any {
	if depth > 32 {
		r.bad("too deep")
	}
	r.space()
	switch r.peek() {
	case '{':
		return r.object(depth)
	case '[':
		return r.array(depth)
	case '"':
		return r.string()
	case 't':
		return r.word("true", true)
	case 'f':
		return r.word("false", false)
	case 'n':
		return r.word("null", nil)
	}
	return r.number()
}

func (r *jsonReader) word(word string, value any) any {
	if !strings.HasPrefix(r.text[r.at:], word) {
		r.bad("unknown word")
	}
	r.at += len(word)
	return value
}

func (r *jsonReader) object(depth int) object {
	found := object{}
	r.at++
	r.space()
	if r.peek() == '}' {
		r.at++
		return found
	}
	for {
		r.space()
		if r.peek() != '"' {
			r.bad("expected a name")
		}
		name := r.string()
		if _, twice := found[name]; twice {
			r.bad("member twice")
		}
		r.space()
		r.expect(':')
		found[name] = r.value(depth + 1)
		r.space()
		if r.peek() == '}' {
			r.at++
			return found
		}
		r.expect(',')
	}
}

func (r *jsonReader) array(depth int) []any {
	found := []any{}
	r.at++
	r.space()
	if r.peek() == ']' {
		r.at++
		return found
	}
	for {
		found = append(found, r.value(depth+1))
		r.space()
		if r.peek() == ']' {
			r.at++
			return found
		}
		r.expect(',')
	}
}

func (r *jsonReader) number() int64 {
	start := r.at
	if r.peek() == '-' {
		r.at++
	}
	digits := r.at
	for r.at < len(r.text) && r.text[r.at] >= '0' && r.text[r.at] <= '9' {
		r.at++
	}
	count := r.at - digits
	if count == 0 || count > 16 || (r.text[digits] == '0' && (count > 1 || digits > start)) {
		r.bad("no whole number")
	}
	if r.at < len(r.text) && strings.IndexByte(".eE", r.text[r.at]) >= 0 {
		r.bad("no whole number")
	}
	value, err := strconv.ParseInt(r.text[start:r.at], 10, 64)
	if err != nil {
		r.bad("no whole number")
	}
	return value
}

func (r *jsonReader) string() string {
	r.at++
	var out strings.Builder
	for {
		c := r.peek()
		switch {
		case c == '"':
			r.at++
			return out.String()
		case c < 0x20:
			r.bad("control character")
		case c == '\\':
			r.at++
			r.escape(&out)
		default:
			out.WriteByte(c)
			r.at++
		}
	}
}

func (r *jsonReader) escape(out *strings.Builder) {
	c := r.peek()
	r.at++
	switch c {
	case '"', '\\', '/':
		out.WriteByte(c)
	case 'b':
		out.WriteByte('\b')
	case 'f':
		out.WriteByte('\f')
	case 'n':
		out.WriteByte('\n')
	case 'r':
		out.WriteByte('\r')
	case 't':
		out.WriteByte('\t')
	case 'u':
		unit := r.hex4()
		if utf16.IsSurrogate(unit) {
			if !strings.HasPrefix(r.text[r.at:], "\\u") {
				r.bad("lone surrogate")
			}
			r.at += 2
			unit = utf16.DecodeRune(unit, r.hex4())
			if unit == utf8.RuneError {
				r.bad("lone surrogate")
			}
		}
		out.WriteRune(unit)
	default:
		r.bad("unknown escape")
	}
}

func (r *jsonReader) hex4() rune {
	if r.at+4 > len(r.text) {
		r.bad("cut")
	}
	unit, err := strconv.ParseUint(r.text[r.at:r.at+4], 16, 16)
	if err != nil {
		r.bad("no hex digits")
	}
	r.at += 4
	return rune(unit)
}

// canonical is RFC 8785 for these values.
func canonical(value any) string {
	var out strings.Builder
	write(&out, value)
	return out.String()
}

func write(out *strings.Builder, value any) {
	switch v := value.(type) {
	case nil:
		out.WriteString("null")
	case bool:
		out.WriteString(strconv.FormatBool(v))
	case int64:
		out.WriteString(strconv.FormatInt(v, 10))
	case string:
		writeText(out, v)
	case []any:
		out.WriteByte('[')
		for i, item := range v {
			if i > 0 {
				out.WriteByte(',')
			}
			write(out, item)
		}
		out.WriteByte(']')
	case object:
		names := make([]string, 0, len(v))
		for name := range v {
			names = append(names, name)
		}
		sort.Slice(names, func(i, j int) bool { return lessUTF16(names[i], names[j]) })
		out.WriteByte('{')
		for i, name := range names {
			if i > 0 {
				out.WriteByte(',')
			}
			writeText(out, name)
			out.WriteByte(':')
			write(out, v[name])
		}
		out.WriteByte('}')
	}
}

func lessUTF16(a, b string) bool {
	x, y := utf16.Encode([]rune(a)), utf16.Encode([]rune(b))
	for i := 0; i < len(x) && i < len(y); i++ {
		if x[i] != y[i] {
			return x[i] < y[i]
		}
	}
	return len(x) < len(y)
}

func writeText(out *strings.Builder, text string) {
	out.WriteByte('"')
	for i := 0; i < len(text); i++ {
		c := text[i]
		if at := strings.IndexByte("\"\\\b\t\n\f\r", c); at >= 0 {
			out.WriteByte('\\')
			out.WriteByte("\"\\btnfr"[at])
		} else if c < 0x20 {
			fmt.Fprintf(out, "\\u%04x", c)
		} else {
			out.WriteByte(c)
		}
	}
	out.WriteByte('"')
}

// members reads an object with exactly these members; a name that ends in "?" may be absent.
type members struct {
	found object
	code  string
}

func exactly(found object, code string, names ...string) members {
	known := map[string]bool{}
	for _, name := range names {
		optional := strings.HasSuffix(name, "?")
		name = strings.TrimSuffix(name, "?")
		known[name] = true
		if _, there := found[name]; !there && !optional {
			reject(code, "%s is absent", name)
		}
	}
	for name := range found {
		if !known[name] {
			reject(code, "%s is unknown", name)
		}
	}
	return members{found, code}
}

func typed[T any](m members, name string) T {
	value, fits := m.found[name].(T)
	if !fits {
		reject(m.code, "%s is of another type", name)
	}
	return value
}

func (m members) text(name string) string { return typed[string](m, name) }

func (m members) number(name string) int64 { return typed[int64](m, name) }

func (m members) yes(name string) bool { return typed[bool](m, name) }

func (m members) texts(name string) []string {
	var found []string
	for _, item := range typed[[]any](m, name) {
		text, fits := item.(string)
		if !fits {
			reject(m.code, "%s holds something else than texts", name)
		}
		found = append(found, text)
	}
	return found
}

func (m members) objects(name string) []object {
	var found []object
	for _, item := range typed[[]any](m, name) {
		one, fits := item.(object)
		if !fits {
			reject(m.code, "%s holds something else than objects", name)
		}
		found = append(found, one)
	}
	return found
}

// optionalText is nil for null and for an absent member.
func (m members) optionalText(name string) *string {
	if m.found[name] == nil {
		return nil
	}
	text := m.text(name)
	return &text
}
