// SPDX-License-Identifier: Apache-2.0
package org.capaz.audit.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.capaz.audit.Replays;
import org.capaz.audit.evidence.Evidence.Paper;
import org.capaz.audit.evidence.PaperHashes.Way;
import org.capaz.audit.export.Manifest;
import org.capaz.audit.replay.ReplayedLedger;
import org.capaz.ledger.certificate.Opening;
import org.capaz.ledger.identity.Code;
import org.capaz.ledger.identity.Digest;
import org.capaz.ledger.identity.RecordId;
import org.capaz.ledger.json.CanonicalJson;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.record.LedgerKeys;
import org.capaz.ledger.sample.PremiumCase;
import org.capaz.ledger.sample.WorkedCase;
import org.junit.jupiter.api.Test;

/** A paper is found by the hash that stands on the ledger, however its owner made it; any other byte is another paper. */
class EvidenceTest {
    private static final byte[] PAPER = "Demo bank entry".getBytes(StandardCharsets.UTF_8);
    private static final byte[] SALT = "0123456789abcdef0123456789abcdef".getBytes(StandardCharsets.UTF_8);

    /** The ledger where AMP-04's receipt rests on a statement of that hash. */
    private static Evidence resting(String hash) {
        var world = PremiumCase.announced();
        world.amp04()
                .confirms(WorkedCase.arrival("AMP-04").with("statement", hash))
                .recorded();
        ReplayedLedger ledger = Replays.of(world);
        assertThat(ledger.record(LedgerKeys.receipt(new Code("P-AMP-04")))).isPresent();
        return new Evidence(ledger);
    }

    private static PaperHashes paper(byte[] bytes) {
        return paper(bytes, Optional.empty());
    }

    private static PaperHashes paper(byte[] bytes, Optional<byte[]> salt) {
        try {
            return PaperHashes.of(new ByteArrayInputStream(bytes), salt);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void a_paper_is_found_by_its_own_hash_and_one_with_another_byte_is_not() {
        Evidence evidence = resting(Digest.hex(PAPER));
        byte[] other = PAPER.clone();
        other[0] ^= 1;

        assertThat(evidence.compare(List.of(paper(PAPER), paper(other))))
                .extracting(Paper::matches, Paper::records)
                .containsExactly(tuple(true, List.of("receipt/P-AMP-04")), tuple(false, List.of()));
    }

    @Test
    void a_paper_with_its_salt_is_found_and_without_it_or_with_another_salt_it_is_not() {
        Evidence evidence = resting(Digest.hex(SALT, PAPER));
        byte[] otherSalt = SALT.clone();
        otherSalt[0] ^= 1;

        List<Paper> papers = evidence.compare(
                List.of(paper(PAPER, Optional.of(SALT)), paper(PAPER), paper(PAPER, Optional.of(otherSalt))));

        assertThat(papers).extracting(Paper::matches).containsExactly(true, false, false);
        assertThat(papers.getFirst().match().way()).isEqualTo(Way.SALT_AND_BYTES);
    }

    /** As docs/how-to/answer-a-premium.md makes it: of what commitments begin with, the salt's file and the entry's. */
    @Test
    void a_paper_whose_commitment_was_made_with_the_salt_beside_it_is_found_and_without_that_salt_it_is_not() {
        Evidence evidence =
                resting(Digest.hex("capaz/commitment/v1\n".getBytes(StandardCharsets.US_ASCII), SALT, PAPER));

        List<Paper> papers = evidence.compare(List.of(paper(PAPER, Optional.of(SALT)), paper(PAPER)));

        assertThat(papers).extracting(Paper::matches).containsExactly(true, false);
        assertThat(papers.getFirst().match().way()).isEqualTo(Way.COMMITMENT);
    }

    @Test
    void a_file_that_opens_a_commitment_is_found_and_one_with_another_value_is_not() {
        var opening = new Opening("ab".repeat(32), Json.text("Demo"), Optional.of("entry, row 1"));
        var another = new Opening("ab".repeat(32), Json.text("Demi"), Optional.empty());
        Evidence evidence = resting(opening.commitment());

        List<Paper> papers = evidence.compare(List.of(paper(file(opening)), paper(file(another))));

        assertThat(papers).extracting(Paper::matches).containsExactly(true, false);
        assertThat(papers.getFirst().match().way()).isEqualTo(Way.OPENING);
    }

    /** A photo lies beside the file that opens what was recorded, and that file has its hash. */
    @Test
    void a_photo_is_found_through_the_opened_value_that_names_it_and_not_without_that_file() {
        Json.Obj value = Json.object().with("amount", "393100").with("photo", Digest.hex(PAPER));
        var opening = new Opening("cd".repeat(32), value, Optional.empty());
        Evidence evidence = resting(opening.commitment());

        assertThat(evidence.compare(List.of(paper(PAPER), paper(file(opening)))))
                .extracting(Paper::matches, Paper::through)
                .containsExactly(tuple(true, true), tuple(true, false));
        assertThat(evidence.compare(List.of(paper(PAPER))))
                .extracting(Paper::matches)
                .containsExactly(false);
    }

    @Test
    void a_statement_is_no_paper_that_its_own_record_cites() {
        Evidence evidence = new Evidence(Replays.certified());
        String recorded = Replays.certified()
                .record(LedgerKeys.record(new RecordId("demo-statement-1")))
                .map(record -> record.object().get("hash"))
                .filter(Json.Str.class::isInstance)
                .map(hash -> ((Json.Str) hash).text())
                .orElseThrow();
        var asPaper = new PaperHashes(List.of(new PaperHashes.Made(Way.BYTES, recorded)), new TreeSet<>());

        assertThat(evidence.compare(List.of(asPaper)))
                .extracting(Paper::matches)
                .containsExactly(false);
    }

    @Test
    void a_large_paper_is_hashed_whole() {
        byte[] large = new byte[3 << 20];
        large[large.length - 1] = 1;

        assertThat(paper(large).made()).containsExactly(new PaperHashes.Made(Way.BYTES, Digest.hex(large)));
    }

    @Test
    void programs_read_hashes_and_records_and_no_name() {
        Evidence evidence = resting(Digest.hex(PAPER));
        var export = new Manifest("capaz", 190, "ab".repeat(32), List.of(), new TreeMap<>());

        String json = CanonicalJson.decode(Evidence.json(export, evidence.compare(List.of(paper(PAPER)))));

        assertThat(json)
                .contains("\"hash\":\"" + Digest.hex(PAPER) + "\",\"matches\":true,\"records\":[\"receipt/P-AMP-04\"]");
    }

    private static byte[] file(Opening opening) {
        return CanonicalJson.bytes(opening.json());
    }
}
