// SPDX-License-Identifier: Apache-2.0
package org.capaz.audit.evidence;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.capaz.audit.evidence.PaperHashes.Made;
import org.capaz.audit.export.Manifest;
import org.capaz.audit.replay.ReplayedLedger;
import org.capaz.audit.replay.ReplayedRecord;
import org.capaz.ledger.json.CanonicalJson;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.record.Family;

/** Every hash that stands on a replayed ledger, with the records that have it, and which papers it is of. */
public final class Evidence {
    private static final String FORMAT = "capaz-evidence/1";

    private final SortedMap<String, SortedSet<String>> citing = new TreeMap<>();

    /**
     * One paper that was handed in.
     *
     * @param match which of its hashes stands on the ledger; of none the first
     * @param records that have it, as keys
     * @param through whether it stands there by way of an opened value of another paper
     */
    public record Paper(Made match, List<String> records, boolean through) {
        public Paper {
            records = List.copyOf(records);
        }

        public boolean matches() {
            return !records.isEmpty();
        }
    }

    /** Reads every hash of that ledger; a statement's own hash is no paper's. */
    public Evidence(ReplayedLedger ledger) {
        ledger.all().filter(record -> record.key().family() != Family.RECORD).forEach(this::note);
    }

    private void note(ReplayedRecord record) {
        SortedSet<String> hashes = new TreeSet<>();
        PaperHashes.hashesIn(record.value(), hashes);
        record.key().parts().forEach(part -> PaperHashes.hashesIn(Json.text(part), hashes));
        hashes.forEach(hash -> citing.computeIfAbsent(hash, none -> new TreeSet<>())
                .add(record.key().toString()));
    }

    /** Compares papers that were handed in together, in their order; a value that one of them opens may name another. */
    public List<Paper> compare(List<PaperHashes> handedIn) {
        SortedMap<String, SortedSet<String>> opened = new TreeMap<>();
        for (PaperHashes paper : handedIn) {
            Paper found = direct(paper, citing, false);
            paper.inside()
                    .forEach(hash -> opened.computeIfAbsent(hash, none -> new TreeSet<>())
                            .addAll(found.records()));
        }
        List<Paper> papers = new ArrayList<>();
        for (PaperHashes paper : handedIn) {
            Paper found = direct(paper, citing, false);
            papers.add(found.matches() ? found : direct(paper, opened, true));
        }
        return papers;
    }

    private static Paper direct(PaperHashes paper, SortedMap<String, SortedSet<String>> where, boolean through) {
        return paper.made().stream()
                .map(made -> new Paper(made, List.copyOf(where.getOrDefault(made.hash(), new TreeSet<>())), through))
                .filter(Paper::matches)
                .findFirst()
                .orElseGet(() -> new Paper(paper.made().getFirst(), List.of(), false));
    }

    /** Canonical JSON without any name of a file: hashes and records. */
    public static byte[] json(Manifest export, List<Paper> papers) {
        return CanonicalJson.bytes(Json.object()
                .with("format", FORMAT)
                .with("channel", export.channel())
                .with("asOf", export.asOf())
                .with("head", export.head())
                .with("papers", papers.stream().map(Evidence::json).toList()));
    }

    private static Json.Obj json(Paper paper) {
        return Json.object()
                .with("hash", paper.match().hash())
                .with("way", paper.match().way().name())
                .with("matches", paper.matches())
                .with("throughOpening", paper.through())
                .with("records", Json.texts(paper.records()));
    }
}
