package org.capaz.ledger.flag;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.capaz.ledger.identity.Code;
import org.capaz.ledger.identity.LotId;
import org.capaz.ledger.identity.MspId;
import org.capaz.ledger.identity.PartyId;
import org.capaz.ledger.json.Fields;
import org.capaz.ledger.message.InvalidValue;
import org.capaz.ledger.message.Message;
import org.capaz.ledger.record.LedgerKey;
import org.capaz.ledger.record.LedgerKeys;
import org.capaz.ledger.record.LedgerState;
import org.capaz.ledger.registry.Party;
import org.capaz.ledger.registry.Standard;
import org.capaz.ledger.rule.Decision;
import org.capaz.ledger.rule.Refused;
import org.capaz.ledger.rule.Rule;

/**
 * What a flag can stand on: a lot, a producer, an attestation, or any other record by its name.
 *
 * @param member which of these the statement names
 */
record Subject(String member, LedgerKey key) {
    private static final int LONGEST_NAME = 200;

    static Subject read(Fields body) {
        Optional<Subject> lot =
                body.optionalParsed("lot", LotId::new).map(LedgerKeys::lot).map(of("lot"));
        Optional<Subject> amp =
                body.optionalParsed("amp", PartyId::new).map(LedgerKeys::amp).map(of("amp"));
        Optional<Subject> attestation =
                body.optionalObject("attestation").map(Subject::attestation).map(of("attestation"));
        Optional<Subject> other = body.optionalParsed("record", Subject::named).map(of("record"));
        return Stream.of(lot, amp, attestation, other)
                .flatMap(Optional::stream)
                .reduce((one, another) -> {
                    throw body.unfit("", "names one of lot, amp, attestation and record, not several");
                })
                .orElseThrow(() ->
                        body.unfit("lot", "missing; a flag stands on a lot, an amp, an attestation or another record"));
    }

    private static Function<LedgerKey, Subject> of(String member) {
        return key -> new Subject(member, key);
    }

    /** A key as flags and answers show it, such as {@code payment/P-1}. */
    private static LedgerKey named(String text) {
        List<String> names = List.of(text.split("/", -1));
        boolean written = names.getFirst().matches("[a-z]+") && names.stream().allMatch(Subject::isPart);
        if (text.length() > LONGEST_NAME || names.size() < 2 || !written) {
            throw new InvalidValue(Message.RECORD_NAME_NOT_VALID.sentence());
        }
        return new LedgerKey(names.getFirst(), names.subList(1, names.size()));
    }

    /** Of what ids, days, versions and hashes are made, so that it is part of one key and not the beginning of another. */
    private static boolean isPart(String name) {
        return name.matches("[A-Za-z0-9.*~$=-]+");
    }

    private static LedgerKey attestation(Fields fields) {
        LedgerKey key = LedgerKeys.attestation(
                fields.parsed("subject", PartyId::new),
                fields.quantity("module", Standard::module),
                fields.parsed("attestation", Code::new));
        fields.end();
        return key;
    }

    Optional<Refused> exists(LedgerState ledger) {
        return Decision.require(
                Rule.I3, ledger.has(key), () -> "there is no record " + key + " that a flag could stand on");
    }

    /** Who answers for the record, where it names somebody who does; else only who made the flagged statement. */
    Optional<PartyId> answersForIt(LedgerState ledger) {
        return switch (key.family()) {
            case "lot" -> named("custodian", ledger);
            case "attestation" -> named("issuer", ledger);
            case "amp", "plan" -> named("amp", ledger);
            case "payment" -> named("payer", ledger);
            default -> Optional.empty();
        };
    }

    private Optional<PartyId> named(String who, LedgerState ledger) {
        return ledger.find(key).map(record -> record.parsed(who, PartyId::new));
    }

    /** Does that party act through this organisation? */
    static boolean within(MspId organisation, String party, LedgerState ledger) {
        return Party.find(ledger, new PartyId(party))
                .filter(found -> found.msp().equals(organisation))
                .isPresent();
    }
}
