// SPDX-License-Identifier: Apache-2.0
package org.capaz.ledger.flag;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.capaz.ledger.accreditation.Concerned;
import org.capaz.ledger.identity.Code;
import org.capaz.ledger.identity.LotId;
import org.capaz.ledger.identity.MspId;
import org.capaz.ledger.identity.PartyId;
import org.capaz.ledger.identity.RecordId;
import org.capaz.ledger.json.Fields;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.message.Argument;
import org.capaz.ledger.message.InvalidValue;
import org.capaz.ledger.message.Message;
import org.capaz.ledger.record.LedgerKey;
import org.capaz.ledger.record.LedgerKeys;
import org.capaz.ledger.record.LedgerState;
import org.capaz.ledger.registry.Party;
import org.capaz.ledger.registry.Standard;
import org.capaz.ledger.rule.Checked;
import org.capaz.ledger.rule.Checked.Holds;
import org.capaz.ledger.rule.Rule;
import org.capaz.ledger.statement.Act;

/**
 * What a flag can stand on: a lot, a producer, an attestation, or any other record by its name.
 *
 * @param member which of these the statement names
 * @param name of the record as the statement gives it, such as {@code payment/P-1}
 * @param key of the record; empty when there is no such family of records
 */
record Subject(String member, String name, Optional<LedgerKey> key) {
    private static final int LONGEST_NAME = 200;

    static Subject read(Fields body) {
        Optional<Subject> lot =
                body.optionalParsed("lot", LotId::new).map(LedgerKeys::lot).map(of("lot"));
        Optional<Subject> amp =
                body.optionalParsed("amp", PartyId::new).map(LedgerKeys::amp).map(of("amp"));
        Optional<Subject> attestation =
                body.optionalObject("attestation").map(Subject::attestation).map(of("attestation"));
        Optional<Subject> other = body.optionalParsed("record", Subject::named);
        return Stream.of(lot, amp, attestation, other)
                .flatMap(Optional::stream)
                .reduce((one, another) -> {
                    throw body.unfit("", Message.FLAG_SUBJECTS_TOO_MANY.sentence());
                })
                .orElseThrow(() -> body.unfit("lot", Message.FLAG_SUBJECT_MISSING.sentence()));
    }

    private static Function<LedgerKey, Subject> of(String member) {
        return key -> new Subject(member, key.toString(), Optional.of(key));
    }

    /** A key as flags and answers show it, such as {@code payment/P-1}. */
    static Subject named(String text) {
        List<String> names = List.of(text.split("/", -1));
        boolean written = names.getFirst().matches("[a-z]+") && names.stream().allMatch(Subject::isPart);
        if (text.length() > LONGEST_NAME || names.size() < 2 || !written) {
            throw new InvalidValue(Message.RECORD_NAME_NOT_VALID.sentence());
        }
        return new Subject(
                "record", text, new LedgerKey.Text(names.getFirst(), names.subList(1, names.size())).known());
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

    /** Writes what {@link #read} reads. */
    Json.Obj onto(Json.Obj body) {
        List<String> parts = List.of(name.split("/")).subList(1, name.split("/").length);
        return switch (member) {
            case "lot", "amp" -> body.with(member, parts.getFirst());
            case "attestation" ->
                body.with(
                        member,
                        Json.object()
                                .with("subject", parts.get(0))
                                .with("module", Long.parseLong(parts.get(1)))
                                .with("attestation", parts.get(2)));
            default -> body.with(member, name);
        };
    }

    Argument named() {
        return Argument.id(name);
    }

    /** I3: a flag stands on something recorded. */
    Checked<LedgerKey> recorded(LedgerState ledger) {
        return Checked.present(
                Rule.I3, key.filter(ledger::has), () -> Message.FLAG_RECORD_UNKNOWN.with("key", named()));
    }

    /** I3: the flag that this statement raised on the record under that rule, while it is open. */
    Checked<Fields> openFlag(Rule rule, RecordId raisedWith, LedgerState ledger) {
        return Checked.present(
                Rule.I3,
                key.map(record -> LedgerKeys.flag(record, rule.name(), raisedWith))
                        .flatMap(ledger::find)
                        .filter(flag -> !flag.has("closedAt")),
                () -> Message.FLAG_UNKNOWN
                        .with("rule", Argument.code(rule))
                        .and("statement", raisedWith)
                        .and("subject", named()));
    }

    /** I57: who is concerned by the record does not judge it. */
    Checked<Holds> unconcerned(Act act, LedgerState ledger) {
        return key.map(record -> Concerned.independent(record, act, ledger)).orElseGet(Checked::holds);
    }

    /**
     * Does the record concern that party itself, as custodian, creator, producer, payer or payee? Everybody else is a
     * stranger to it (I61).
     */
    boolean concerns(PartyId party, LedgerState ledger) {
        return key.filter(named -> Concerned.by(named, ledger).contains(party)).isPresent();
    }

    /**
     * Is that actor this organisation, or a party that acts through it?
     *
     * @param actor a party's id, or an organisation's where its own act raised the flag, as the rescue of a flagged lot does
     */
    static boolean within(MspId organisation, String actor, LedgerState ledger) {
        return party(actor)
                .map(party -> Party.find(ledger, party)
                        .filter(found -> found.msp().equals(organisation))
                        .isPresent())
                .orElseGet(() -> organisation.value().equals(actor));
    }

    private static Optional<PartyId> party(String actor) {
        try {
            return Optional.of(new PartyId(actor));
        } catch (InvalidValue organisation) {
            return Optional.empty();
        }
    }
}
