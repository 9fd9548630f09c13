package org.capaz.ledger.flag;

import java.util.Optional;
import java.util.stream.Stream;
import org.capaz.ledger.identity.Code;
import org.capaz.ledger.identity.LotId;
import org.capaz.ledger.identity.MspId;
import org.capaz.ledger.identity.PartyId;
import org.capaz.ledger.json.Fields;
import org.capaz.ledger.record.Books;
import org.capaz.ledger.record.LedgerKey;
import org.capaz.ledger.record.LedgerKeys;
import org.capaz.ledger.registry.Party;
import org.capaz.ledger.registry.Standard;
import org.capaz.ledger.rule.Decision;
import org.capaz.ledger.rule.Refused;
import org.capaz.ledger.rule.Rule;

/**
 * What a flag can stand on: a lot, a producer or an attestation.
 *
 * @param answerable the member of its record that names who answers for it
 */
record Subject(LedgerKey key, String answerable) {

    static Subject read(Fields body) {
        Optional<Subject> lot =
                body.optionalParsed("lot", LotId::new).map(id -> new Subject(LedgerKeys.lot(id), "custodian"));
        Optional<Subject> amp =
                body.optionalParsed("amp", PartyId::new).map(id -> new Subject(LedgerKeys.amp(id), "amp"));
        Optional<Subject> attestation = body.optionalObject("attestation").map(Subject::attestation);
        return Stream.of(lot, amp, attestation)
                .flatMap(Optional::stream)
                .reduce((one, other) -> {
                    throw body.unfit("", "names one of lot, amp and attestation, not several");
                })
                .orElseThrow(() -> body.unfit("lot", "missing; a flag stands on a lot, an amp or an attestation"));
    }

    private static Subject attestation(Fields fields) {
        LedgerKey key = LedgerKeys.attestation(
                fields.parsed("subject", PartyId::new),
                fields.quantity("module", Standard::module),
                fields.parsed("attestation", Code::new));
        fields.end();
        return new Subject(key, "issuer");
    }

    Optional<Refused> exists(Books books) {
        return Decision.require(
                Rule.I3, books.has(key), () -> "there is no record " + key + " that a flag could stand on");
    }

    PartyId answersForIt(Books books) {
        return books.find(key).orElseThrow().parsed(answerable, PartyId::new);
    }

    /** Does that party act through this organisation? */
    static boolean within(MspId organisation, String party, Books books) {
        return Party.find(books, new PartyId(party))
                .filter(found -> found.msp().equals(organisation))
                .isPresent();
    }
}
