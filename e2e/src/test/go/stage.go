// SPDX-License-Identifier: Apache-2.0

package main

import (
	"fmt"
	"slices"
)

func reject(code, why string, values ...any) {
	panic(failure{code, alwaysOpen[code], fmt.Sprintf(why, values...)})
}

// atMost refuses more than a reader looks at.
func atMost(count, most int) {
	if count > most {
		reject("E-LIMIT", "%d, at most %d", count, most)
	}
}

// attempt runs a body and returns the failure that ended it, if one did.
func attempt(body func()) (failed *failure) {
	defer func() {
		if found := recover(); found != nil {
			one, ours := found.(failure)
			if !ours {
				panic(found)
			}
			failed = &one
		}
	}()
	body()
	return nil
}

// stage makes checks in order and stops at the first that fails.
type stage struct {
	step   string
	failed *failure
	passed int
	notes  []string
}

// note lists what a reader must know although no check fails with it.
func (s *stage) note(step, code string) {
	s.notes = append(s.notes, step+" "+code)
}

func (s *stage) check(step string, body func()) {
	if s.failed != nil {
		return
	}
	if s.failed = attempt(body); s.failed != nil {
		s.step = step
	} else {
		s.passed++
	}
}

// verdict is what is answered; step and code are those of the first check that failed.
type verdict struct {
	word  string
	code  string
	step  string
	exit  int
	notes []string
	// premiumBy is the member whose statement of the premium is told; it decides nothing.
	premiumBy string
}

func (v verdict) noting(notes ...string) verdict {
	v.notes = append(slices.Clone(notes), v.notes...)
	return v
}

var exits = map[string]int{
	"VALID_NOW": 0, "GENUINE_AS_OF": 0, "GENUINE_STATUS_UNKNOWN": 0, "VALID_WITH_NOTICE": 4, "GENUINE_AS_OF_WITH_NOTICE": 4,
	"COULD_NOT_BE_CHECKED": 2, "SUSPENDED": 1, "REVOKED": 1, "FROZEN": 1, "ENDED": 1, "NO_LONGER_ISSUED": 1,
	"UNKNOWN_CERTIFICATE": 1, "EXPIRED": 1, "NOT_GENUINE": 1,
}

func is(word string) verdict { return verdict{word: word, exit: exits[word]} }

func (s *stage) verdict() verdict {
	found := is("NOT_GENUINE")
	if s.failed.open {
		found = is("COULD_NOT_BE_CHECKED")
	}
	if s.failed.code == "E-EXPIRED" {
		found = is("EXPIRED")
	}
	found.code, found.step, found.notes = s.failed.code, s.step, s.notes
	return found
}
