// SPDX-License-Identifier: Apache-2.0
package org.capaz.ledger.contract;

import java.security.PublicKey;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.capaz.ledger.flag.Flag;
import org.capaz.ledger.identity.Code;
import org.capaz.ledger.identity.MspId;
import org.capaz.ledger.identity.OfficerId;
import org.capaz.ledger.identity.PartyId;
import org.capaz.ledger.identity.PersonId;
import org.capaz.ledger.json.Fields;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.message.Argument;
import org.capaz.ledger.message.Message;
import org.capaz.ledger.quantity.Day;
import org.capaz.ledger.record.LedgerKey;
import org.capaz.ledger.record.LedgerKeys;
import org.capaz.ledger.record.LedgerState;
import org.capaz.ledger.record.StateChange;
import org.capaz.ledger.registry.BringsKey;
import org.capaz.ledger.registry.FoundOrganisation;
import org.capaz.ledger.registry.Officer;
import org.capaz.ledger.registry.Organisation;
import org.capaz.ledger.registry.Party;
import org.capaz.ledger.registry.PartyRole;
import org.capaz.ledger.registry.ReferenceValue;
import org.capaz.ledger.registry.ReferenceValues;
import org.capaz.ledger.rule.Checked;
import org.capaz.ledger.rule.Checked.Holds;
import org.capaz.ledger.rule.Decision;
import org.capaz.ledger.rule.Refused;
import org.capaz.ledger.rule.Rule;
import org.capaz.ledger.statement.Act;
import org.capaz.ledger.statement.Command;
import org.capaz.ledger.statement.OfficerRole;
import org.capaz.ledger.statement.OfficerSignature;
import org.capaz.ledger.statement.P256;
import org.capaz.ledger.statement.SignedStatement;
import org.capaz.ledger.statement.Signer;
import org.capaz.ledger.statement.Statement;
import org.capaz.ledger.statement.StatementException;

/**
 * Judges one signed statement: is it meant for this ledger, was it recorded before, who signed it, may they, and what do
 * the rules of its kind say? The order is always the same, so that a refusal names the first thing that is wrong. Nothing is
 * written here: whoever asks writes the state changes, so that gateways, tests and peers judge alike.
 *
 * {@snippet :
 * var processor = new StatementProcessor("capaz", new MspId("ProducersMSP"), recordedAt, ledger);
 * String told = switch (processor.judge(SignedStatement.parse(text), Optional.empty(), List.of())) {
 *     case Answer.Recorded recorded -> "writes " + recorded.events().size() + " records";
 *     case Answer.Repeated repeated -> "stands on the ledger already";
 *     case Answer.No no ->
 *         no.refusal().rule() + ": " + no.refusal().sentence().in(Language.SPANISH);
 * };
 * }
 *
 * <p>Decisions 001 and 004.
 */
public final class StatementProcessor {
    /** Organisations act before any reference value exists; peers refuse times further off their own clock (Fabric's TimeWindowCheck). */
    private static final Duration CLOCKS_OF_THE_PEERS = Duration.ofMinutes(15);

    private final String channel;
    private final MspId caller;
    private final Instant recordedAt;
    private final LedgerState ledger;

    /**
     * @param channel the ledger that is written to
     * @param caller the organisation whose Fabric identity carries the transaction
     * @param recordedAt the transaction's time
     */
    public StatementProcessor(String channel, MspId caller, Instant recordedAt, LedgerState ledger) {
        this.channel = channel;
        this.caller = caller;
        this.recordedAt = recordedAt;
        this.ledger = ledger;
    }

    /** What becomes of the statement. */
    public sealed interface Answer {
        /** Accepted: the records to write, that of the statement itself among them. */
        record Recorded(List<StateChange> events) implements Answer {}

        /** The same statement stands on the ledger already; nothing is to be written (I4). */
        record Repeated(Json.Obj record) implements Answer {}

        /** A rule refuses; nothing is to be written. */
        record No(Refused refusal) implements Answer {}
    }

    /**
     * Throws {@link StatementException} where a defect of form or a signature keeps the statement from being judged.
     *
     * @param expected the kind that the called function takes; empty when any kind may come, as in a batch
     * @param furtherArguments arguments beside the signed statement
     */
    public Answer judge(SignedStatement signed, Optional<StatementKind> expected, List<String> furtherArguments) {
        Statement statement = signed.statement();
        statement.requireChannel(channel);
        StatementKind kind = kind(statement, expected);
        return recordedBefore(statement).orElseGet(() -> judgeNew(signed, kind, furtherArguments));
    }

    private Answer judgeNew(SignedStatement signed, StatementKind kind, List<String> furtherArguments) {
        Command command = kind.read(signed.statement());
        Act act = new Act(signed.statement(), signers(signed, command), caller, recordedAt, furtherArguments);
        Decision decision = actsForItself(kind, act)
                .at(Refused.ACTOR)
                .and(ok -> twoPeople(act).at(Refused.SIGNATURES))
                .and(ok -> holderOfTheNewKey(signed, command).at(Refused.SIGNATURES))
                .and(ok -> signedAsNeeded(kind, act).at(Refused.SIGNATURES))
                .and(ok -> othersNotWithdrawn(act).at(Refused.SIGNATURES))
                .and(ok -> notFromTheFuture(kind, act).at(Refused.EVENT_AT))
                .decideBy(ok -> ofTheBody(inItsNamespace(command.decide(act, ledger), act)));
        return switch (decision) {
            case Refused refused -> new Answer.No(refused);
            case Decision.Accepted accepted -> recorded(withRecord(kind, accepted.changes(), act));
        };
    }

    private Decision inItsNamespace(Decision decision, Act act) {
        return switch (decision) {
            case Refused refused -> refused;
            case Decision.Accepted accepted ->
                Namespace.respectedBy(accepted.changes(), act, ledger).decide(ok -> accepted.changes());
        };
    }

    /** I61: no list that rules read gets too long to be read. */
    private Answer recorded(List<StateChange> changes) {
        Map<LedgerKey, Long> added = new TreeMap<>();
        changes.stream()
                .map(StateChange::key)
                .filter(key -> key.family().listedBy().isPresent() && !ledger.has(key))
                .forEach(key -> key.listed().ifPresent(list -> added.merge(list, 1L, Long::sum)));
        return added.entrySet().stream()
                .filter(list -> ledger.list(list.getKey()).size() + list.getValue() > LedgerState.LONGEST_LIST)
                .findFirst()
                .<Answer>map(list -> new Answer.No(new Refused(
                        Rule.I61,
                        "body",
                        Message.LIST_FULL
                                .with("most", Argument.count(LedgerState.LONGEST_LIST))
                                .and("key", Argument.id(list.getKey().toString())))))
                .orElseGet(() -> new Answer.Recorded(changes));
    }

    /** What the rules of a kind refuse, they refuse in the body. */
    private static Decision ofTheBody(Decision decision) {
        return decision instanceof Refused refused ? refused.at("body") : decision;
    }

    private static StatementKind kind(Statement statement, Optional<StatementKind> expected) {
        return StatementKind.of(statement.kind())
                .filter(kind -> expected.isEmpty() || expected.get() == kind)
                .orElseThrow(() -> new StatementException(
                        "KIND_UNKNOWN", "statement.kind", Message.KIND_NOT_FOR_FUNCTION.sentence()));
    }

    /** I4: the id with the content, not with the signatures, decides whether it is the same record. */
    private Optional<Answer> recordedBefore(Statement statement) {
        return ledger.read(LedgerKeys.record(statement.id())).map(found -> {
            Json.Obj record = (Json.Obj) found;
            if (Fields.of(record).text("hash").equals(statement.contentHash())) {
                return new Answer.Repeated(record);
            }
            return new Answer.No(
                    new Refused(Rule.I4, "statement.id", Message.CLIENT_RECORD_ID_EXISTS.with("id", statement.id())));
        });
    }

    private List<Signer> signers(SignedStatement signed, Command command) {
        List<Signer> signers = new ArrayList<>();
        for (OfficerSignature signature : signed.signatures()) {
            byte[] message = signed.statement().signedBytes(signature.method());
            if (command instanceof BringsKey brings && !brings.isSigner() && brings.isProvedBy(signature)) {
                requireFit(brings.key().publicKey(), message, signature);
            } else {
                Officer officer = officer(signature, command);
                requireFit(officer.publicKey(), message, signature);
                signers.add(trusted(officer, signed.statement(), signature.method()));
            }
        }
        return signers;
    }

    private Signer trusted(Officer officer, Statement statement, OfficerSignature.Method method) {
        boolean trusted = officer.trustedAt(statement.eventAt())
                && (officer.trustedAt(recordedAt) || diedSince(officer, statement.eventAt()));
        if (!trusted) {
            throw signatureFault("OFFICER_NOT_VALID", Message.OFFICER_KEY_NOT_VALID, officer.id());
        }
        return new Signer(officer.id(), officer.person(), officer.owner(), officer.msp(), officer.roles(), method);
    }

    private boolean diedSince(Officer officer, Instant signed) {
        return ReferenceValues.on(Day.of(recordedAt), ledger).has(ReferenceValue.OFFLINE_WINDOW)
                && officer.signedBeforeDeath(signed, recordedAt, reference(ReferenceValue.OFFLINE_WINDOW, 3_600));
    }

    /** From the registry; where a member enters itself, from the statement, because the registry has no key of it yet. */
    private Officer officer(OfficerSignature signature, Command command) {
        Optional<Officer> known = command instanceof FoundOrganisation founding
                ? Optional.of(founding.registrar())
                : Officer.find(ledger, signature.officer());
        return known.filter(officer -> officer.id().equals(signature.officer()))
                .orElseThrow(() -> signatureFault("OFFICER_UNKNOWN", Message.OFFICER_UNKNOWN, signature.officer()));
    }

    private static void requireFit(PublicKey key, byte[] message, OfficerSignature signature) {
        if (!P256.fits(key, message, signature.signature())) {
            throw signatureFault("SIGNATURE_WRONG", Message.SIGNATURE_NOT_FITTING, signature.officer());
        }
    }

    /** I54: whoever has several keys signs with one of them; here for every kind, so that no rule counts keys. */
    private static Checked<Holds> twoPeople(Act act) {
        Map<PersonId, Signer> seen = new TreeMap<>();
        for (Signer signer : act.signers()) {
            Signer before = seen.putIfAbsent(signer.person(), signer);
            if (before != null) {
                return Checked.refuse(
                        Rule.I54,
                        Message.PERSON_SIGNS_TWICE
                                .with("first", before.officer())
                                .and("second", signer.officer()));
            }
        }
        return Checked.holds();
    }

    /** I56: nobody registers a key that another person holds, or that nobody does. */
    private static Checked<Holds> holderOfTheNewKey(SignedStatement signed, Command command) {
        return command instanceof BringsKey brings
                ? Checked.require(
                        Rule.I56,
                        signed.signatures().stream().anyMatch(brings::isProvedBy),
                        () -> Message.KEY_HOLDER_HAS_NOT_SIGNED.with("officer", brings.newKey()))
                : Checked.holds();
    }

    private static StatementException signatureFault(String code, Message message, OfficerId officer) {
        return new StatementException(code, "signatures", message.with("officer", officer));
    }

    private Checked<Holds> actsForItself(StatementKind kind, Act act) {
        if (kind.actedByOrganisation()) {
            return Checked.require(
                    Rule.I1,
                    act.organisation().equals(caller),
                    () -> Message.CALLER_NOT_ACTING_ORGANISATION
                            .with("caller", caller)
                            .and("actor", act.organisation()));
        }
        return Checked.present(
                        Rule.I1,
                        Party.find(ledger, act.party()),
                        () -> Message.PARTY_UNKNOWN.with("party", act.party()))
                .and(party -> Checked.require(
                        Rule.I1,
                        party.msp().equals(caller),
                        () -> Message.CALLER_NOT_MSP_OF_PARTY
                                .with("party", act.party())
                                .and("msp", party.msp())
                                .and("caller", caller)))
                .and(party -> Checked.require(
                        Rule.I1, actsAt(party, act), () -> Message.PARTY_WITHDRAWN.with("party", act.party())))
                .then(party -> Checked.require(
                        Rule.I1,
                        party.hasAnyOf(kind.parties()),
                        () -> Message.PARTY_LACKS_ROLE
                                .with("party", act.party())
                                .and("roles", Argument.codes(kind.parties()))
                                .and("kind", Argument.id(kind.kind()))));
    }

    /** Not withdrawn, neither when it happened nor now. */
    private boolean actsAt(Party party, Act act) {
        return party.standsAt(act.eventAt()) && party.standsAt(recordedAt);
    }

    private Checked<Holds> signedAsNeeded(StatementKind kind, Act act) {
        List<Signer> own = act.signersOf(act.statement().actor()).stream()
                .filter(signer -> signer.msp().equals(caller) && signer.hasAnyOf(kind.officers()))
                .toList();
        return everyoneInARole(kind, act)
                .and(ok -> Checked.require(
                        Rule.I1, !own.isEmpty(), () -> Message.ACTOR_HAS_NOT_SIGNED.with("actor", actor(act))))
                .then(ok -> asManyAsNeeded(kind, act, own));
    }

    private static Checked<Holds> everyoneInARole(StatementKind kind, Act act) {
        return act.signers().stream()
                .filter(signer -> kind.signing() != Signing.REGISTRAR_WITH_OFFICER || signer.ofOrganisation())
                .filter(signer -> !signer.hasAnyOf(kind.officers()) && !signer.hasAnyOf(kind.consenting()))
                .findFirst()
                .map(unfit -> Checked.<Holds>refuse(
                        Rule.I1,
                        Message.OFFICER_LACKS_ROLE_FOR_KIND
                                .with("officer", unfit.officer())
                                .and("roles", Argument.codes(kind.officers()))
                                .and("kind", Argument.id(kind.kind()))))
                .orElseGet(Checked::holds);
    }

    private Checked<Holds> asManyAsNeeded(StatementKind kind, Act act, List<Signer> own) {
        return switch (kind.signing()) {
            case ONE, OWN_FIRST_KEY -> onlyOwn(act, own);
            case TWO_OFFICERS ->
                own.size() == 1 && fieldOfficerSigns(kind, act)
                        ? onlyOfficer(kind, act)
                        : Checked.require(
                                        kind.twoOfficersBy(),
                                        own.size() >= 2,
                                        () -> Message.TWO_OFFICERS_NEEDED
                                                .with("kind", Argument.id(kind.kind()))
                                                .and("actor", actor(act)))
                                .and(ok -> onlyOwn(act, own));
            case BOTH_PARTIES, WITH_CONSENT, AS_THE_ROLES_NEED, REGISTRAR_WITH_OFFICER -> Checked.holds();
            case MAJORITY_OF_ORGANISATIONS -> Organisation.agreedByMajority(act, ledger);
        };
    }

    /** The second signature is that of a scheme's field officer, where the policy row has that role. */
    private boolean fieldOfficerSigns(StatementKind kind, Act act) {
        return kind.officers().contains(OfficerRole.SCHEME_OFFICER)
                && act.signers().size() == 2
                && act.signers().stream()
                        .filter(signer -> signer.roles().contains(OfficerRole.SCHEME_OFFICER))
                        .anyMatch(signer -> Party.find(ledger, new PartyId(signer.owner()))
                                .filter(party -> party.hasAnyOf(List.of(PartyRole.SCHEME)))
                                .isPresent());
    }

    /** Nobody of the party could be the second one; otherwise its own people confirm. */
    private Checked<Holds> onlyOfficer(StatementKind kind, Act act) {
        return Checked.require(
                kind.twoOfficersBy(),
                Officer.people(act.statement().actor(), caller, kind.officers(), recordedAt, ledger) == 1,
                () -> Message.PARTY_HAS_A_SECOND_OFFICER.with("actor", actor(act)));
    }

    /** I1: who was withdrawn does not agree to anything either. */
    private Checked<Holds> othersNotWithdrawn(Act act) {
        return act.signers().stream()
                .filter(signer -> !signer.ofOrganisation()
                        && !signer.owner().equals(act.statement().actor()))
                .map(signer -> new PartyId(signer.owner()))
                .filter(party -> Party.find(ledger, party)
                        .filter(found -> actsAt(found, act))
                        .isEmpty())
                .findFirst()
                .map(party -> Checked.<Holds>refuse(Rule.I1, Message.PARTY_WITHDRAWN.with("party", party)))
                .orElseGet(Checked::holds);
    }

    private static Checked<Holds> onlyOwn(Act act, List<Signer> own) {
        return Checked.require(
                Rule.I1,
                own.size() == act.signers().size(),
                () -> Message.SIGNER_NOT_OF_ACTOR.with("actor", actor(act)));
    }

    /** A party's id, or the MSP id for an organisation's own acts. */
    private static Argument actor(Act act) {
        return Argument.id(act.statement().actor());
    }

    /** I5, its refusing half; what is merely late is accepted and flagged. */
    private Checked<Holds> notFromTheFuture(StatementKind kind, Act act) {
        Duration skew = kind.actedByOrganisation() ? CLOCKS_OF_THE_PEERS : reference(ReferenceValue.CLOCK_SKEW, 1);
        return Checked.require(
                Rule.I5,
                !act.eventAt().isAfter(recordedAt.plus(skew)),
                () -> Message.EVENT_AFTER_RECORDING
                        .with("event", Argument.moment(act.eventAt()))
                        .and("recorded", Argument.moment(recordedAt)));
    }

    /** I5, its flagging half: recorded after the time that being offline explains. */
    private Optional<StateChange> late(StatementKind kind, List<StateChange> events, Act act) {
        if (kind.actedByOrganisation()) {
            return Optional.empty();
        }
        Duration window = reference(ReferenceValue.OFFLINE_WINDOW, 3_600);
        if (act.signers().stream().anyMatch(this::hasDied)) {
            return Optional.of(lateFor("SIGNER-DIED", events, act));
        }
        return act.eventAt().isBefore(recordedAt.minus(window))
                ? Optional.of(lateFor("LATE", events, act))
                : Optional.empty();
    }

    private boolean hasDied(Signer signer) {
        return Officer.find(ledger, signer.officer())
                .filter(officer -> !officer.trustedAt(recordedAt))
                .isPresent();
    }

    private static StateChange lateFor(String reason, List<StateChange> events, Act act) {
        return new Flag(events.getFirst().key(), Flag.Kind.LATE, Rule.I5, new Code(reason)).raised(act);
    }

    private Duration reference(ReferenceValue value, long seconds) {
        return Duration.ofSeconds(Math.multiplyExact(
                ReferenceValues.on(Day.of(recordedAt), ledger).get(value), seconds));
    }

    private List<StateChange> withRecord(StatementKind kind, List<StateChange> events, Act act) {
        List<StateChange> all = new ArrayList<>(events);
        late(kind, events, act).ifPresent(all::add);
        all.add(new StateChange(
                "StatementRecorded",
                LedgerKeys.record(act.id()),
                Json.object()
                        .with("kind", act.statement().kind())
                        .with("actor", act.statement().actor())
                        .with("hash", act.statement().contentHash())
                        .with(
                                "keys",
                                Json.texts(events.stream()
                                        .map(event -> event.key().toString())
                                        .toList()))));
        return all;
    }
}
