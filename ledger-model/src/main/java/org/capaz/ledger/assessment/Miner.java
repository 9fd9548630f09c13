package org.capaz.ledger.assessment;

import java.util.List;
import java.util.Optional;
import org.capaz.ledger.identity.Codes;
import org.capaz.ledger.identity.Digest;
import org.capaz.ledger.identity.MinerRef;
import org.capaz.ledger.identity.OfficerId;
import org.capaz.ledger.identity.PartyId;
import org.capaz.ledger.json.Fields;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.quantity.Day;
import org.capaz.ledger.record.Books;
import org.capaz.ledger.record.LedgerEvent;
import org.capaz.ledger.record.LedgerKeys;

/** A miner's pseudonym as enrolled with one producer. */
public record Miner(MinerRef ref, Kind kind, Day from, String evidence) {

    /** How the miner stands to the producer. */
    public enum Kind {
        SUBSISTENCE,
        MEMBER,
        WORKER,
        SELECTOR
    }

    static Miner read(Fields fields) {
        return new Miner(
                fields.parsed("miner", MinerRef::new),
                fields.parsed("kind", Codes.of(Kind.class)),
                fields.parsed("from", Day::parse),
                fields.parsed("evidence", Digest::requireHex));
    }

    /** Is that miner enrolled with that producer on that day? */
    public static boolean inScope(MinerRef ref, PartyId amp, Day day, Books books) {
        Optional<Fields> record = books.find(LedgerKeys.miner(ref));
        return record.filter(fields -> fields.text("amp").equals(amp.value()))
                .filter(fields -> !fields.parsed("from", Day::parse).isAfter(day))
                .isPresent();
    }

    /** Is that miner enrolled with that producer as one who pans by hand, whose year is capped? */
    public static boolean subsistence(MinerRef ref, PartyId amp, Books books) {
        return books.find(LedgerKeys.miner(ref))
                .filter(fields -> fields.text("amp").equals(amp.value())
                        && fields.text("kind").equals(Kind.SUBSISTENCE.name()))
                .isPresent();
    }

    /** Has that miner ever been enrolled anywhere? */
    public static boolean known(MinerRef ref, Books books) {
        return books.has(LedgerKeys.miner(ref));
    }

    LedgerEvent enrolled(PartyId amp, List<OfficerId> confirmers) {
        return new LedgerEvent(
                "MinerEnrolled",
                LedgerKeys.miner(ref),
                Json.object()
                        .with("miner", ref.value())
                        .with("amp", amp.value())
                        .with("kind", kind.name())
                        .with("from", from.toString())
                        .with("evidence", evidence)
                        .with(
                                "confirmedBy",
                                Json.texts(confirmers.stream()
                                        .map(OfficerId::value)
                                        .toList())));
    }
}
