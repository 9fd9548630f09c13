// SPDX-License-Identifier: Apache-2.0
package org.capaz.verifier.demo;

import static org.capaz.verifier.demo.DemoNetwork.ANCHOR;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.capaz.ledger.json.CanonicalJson;
import org.capaz.ledger.json.Json;

/**
 * Makes the corpus of labels, answers, bundles and anchors, good and broken, that every verifier of these formats must
 * judge alike. One file for each defect, named after it; everything else in the file is right, so the defect alone decides.
 */
final class Corpus {
    private final Map<String, Json.Obj> files = new TreeMap<>();

    private Corpus() {}

    /** Every file of the corpus by its path below {@code vectors/}. */
    static Map<String, byte[]> files() {
        var corpus = new Corpus();
        List.of(
                        new LabelCases(corpus),
                        new DirectoryCases(corpus),
                        new AnswerCases(corpus),
                        new NoticeCases(corpus),
                        new MemberCases(corpus),
                        new BundleCases(corpus),
                        new AttestationCases(corpus),
                        new PremiumCases(corpus),
                        new IssueCases(corpus),
                        new ChainCases(corpus),
                        new AnchorCases(corpus),
                        new UpdateCases(corpus))
                .forEach(Cases::all);
        var bytes = new TreeMap<String, byte[]>();
        corpus.files.forEach((path, json) -> bytes.put(path + ".json", CanonicalJson.bytes(json)));
        bytes.put("anchor.json", ANCHOR.bytes());
        bytes.put("peers.json", DemoNetwork.DIRECTORY.bytes());
        return bytes;
    }

    void put(String path, Json.Obj file) {
        if (files.put(path, file) != null) {
            throw new IllegalStateException("two cases are named " + path);
        }
    }
}
