// SPDX-License-Identifier: Apache-2.0

// A verifier written from docs/reference/formats alone, which shares no line with the others. It runs the conformance kit:
//
//	go run . FOLDER
package main

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
)

func main() {
	if len(os.Args) != 2 {
		fmt.Fprintln(os.Stderr, "usage: go run . FOLDER")
		os.Exit(2)
	}
	root := os.Args[1]
	judged, wrong := 0, 0
	for _, folder := range []string{"valid", "broken", "members", "updates"} {
		files, err := filepath.Glob(filepath.Join(root, folder, "*.json"))
		if err != nil || len(files) == 0 {
			fmt.Fprintln(os.Stderr, "no cases in", filepath.Join(root, folder))
			os.Exit(2)
		}
		for _, file := range files {
			judged++
			name := folder + "/" + filepath.Base(file)
			if difference := run(root, folder, read1(file)); difference != "" {
				wrong++
				fmt.Println(name + ": " + difference)
			}
		}
	}
	fmt.Printf("%d cases, %d judged otherwise\n", judged, wrong)
	if wrong > 0 {
		os.Exit(1)
	}
}

func read1(file string) string {
	bytes, err := os.ReadFile(file)
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(2)
	}
	return string(bytes)
}

// run judges one case and says how the verdict differs from the expected one.
func run(root, folder, text string) (difference string) {
	defer func() {
		if crash := recover(); crash != nil {
			difference = fmt.Sprint("crashed: ", crash)
		}
	}()
	parsed, err := parseJSON([]byte(text))
	if err != nil {
		return err.Error()
	}
	c := members{parsed.(object), "CASE"}
	if folder == "updates" {
		return runUpdate(c, own(root, c, "anchor"))
	}
	found := judge(root, c)
	if found.word != c.text("verdict") {
		return fmt.Sprintf("%s %s %s instead of %s", found.word, found.step, found.code, c.text("verdict"))
	}
	if by, named := c.found["premiumBy"]; named && (by == nil && found.premiumBy != "" || by != nil && by != found.premiumBy) {
		return fmt.Sprintf("premium by %q instead of %v", found.premiumBy, by)
	}
	if folder == "valid" && found.step != "" {
		return "failed " + found.step
	}
	if folder == "broken" && found.step != c.text("step") {
		return fmt.Sprintf("%q instead of %q", found.step, c.text("step"))
	}
	code := ""
	if expected := c.optionalText("code"); expected != nil {
		code = *expected
	}
	if found.code != code {
		return fmt.Sprintf("code %q instead of %q", found.code, code)
	}
	if int64(found.exit) != c.number("exit") {
		return fmt.Sprintf("exit %d instead of %d", found.exit, c.number("exit"))
	}
	if notes := c.texts("notes"); !slices.Equal(found.notes, notes) {
		return fmt.Sprintf("notes %q instead of %q", found.notes, notes)
	}
	return ""
}

// own is what a case brings itself, else the file of that name beside the folders.
func own(root string, c members, name string) string {
	if text := c.optionalText(name); text != nil {
		return *text
	}
	return read1(filepath.Join(root, name+".json"))
}

func judge(root string, c members) (found verdict) {
	v := &verifier{now: c.number("now")}
	if unread := attempt(func() {
		if _, several := c.found["anchors"]; several {
			v.anchors = loadAnchors(c.texts("anchors"))
		} else {
			v.anchors = loadAnchors([]string{own(root, c, "anchor")})
		}
		v.directory = readDirectory(own(root, c, "peers"))
	}); unread != nil {
		found = is("COULD_NOT_BE_CHECKED")
		found.code = unread.code
		return found
	}
	if c.found["openings"] != nil {
		v.openings = c.texts("openings")
	}
	var o offline
	if c.text("kind") == "bundle" {
		o = v.offlineBundle(c.text("bundle"), c.optionalText("status"))
	} else {
		o = v.offlineLabel(c.text("label"), c.optionalText("status"))
	}
	if c.found["members"] != nil {
		var answers []*live
		for _, each := range c.objects("members") {
			m := members{each, "CASE"}
			if m.found["missing"] != nil {
				answers = append(answers, nil)
				continue
			}
			answers = append(answers, answerOf(m))
		}
		return v.ask(o, answers)
	}
	if c.text("kind") != "live" || !o.open {
		return o.verdict
	}
	var seen expectations
	if kept, there := c.found["seen"].(object); there {
		m := members{kept, "CASE"}
		seen = expectations{seq: m.number("headSeq"), cert: placeOf(m.text("certificate")), stat: placeOf(m.text("status"))}
	}
	var given *live
	if broken := attempt(func() { given = answerOf(c) }); broken != nil {
		found = is("COULD_NOT_BE_CHECKED")
		found.code = broken.code
		return found
	}
	found, _ = v.judge(o, *given, seen)
	return found
}

func answerOf(m members) *live {
	return &live{m.text("challenge"), decodeAll(m.texts("payloads"), "E-PROTO"), m.optionalText("value"), premiumIn(m)}
}

func placeOf(text string) *place {
	block, tx, _ := strings.Cut(text, "/")
	b, _ := strconv.ParseUint(block, 10, 63)
	t, _ := strconv.ParseUint(tx, 10, 63)
	return &place{b, t}
}
