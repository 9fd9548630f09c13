package org.capaz.ledger.contract;

import static org.capaz.ledger.rule.Decision.at;
import static org.capaz.ledger.rule.Decision.require;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.capaz.ledger.flag.Flag;
import org.capaz.ledger.identity.Code;
import org.capaz.ledger.identity.MspId;
import org.capaz.ledger.identity.PartyId;
import org.capaz.ledger.json.Fields;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.message.Message;
import org.capaz.ledger.quantity.Day;
import org.capaz.ledger.record.LedgerKeys;
import org.capaz.ledger.record.LedgerState;
import org.capaz.ledger.record.StateChange;
import org.capaz.ledger.registry.FoundOrganisation;
import org.capaz.ledger.registry.Officer;
import org.capaz.ledger.registry.Organisation;
import org.capaz.ledger.registry.Party;
import org.capaz.ledger.registry.ReferenceValue;
import org.capaz.ledger.registry.ReferenceValues;
import org.capaz.ledger.rule.Decision;
import org.capaz.ledger.rule.Refused;
import org.capaz.ledger.rule.Rule;
import org.capaz.ledger.statement.Act;
import org.capaz.ledger.statement.Command;
import org.capaz.ledger.statement.OfficerSignature;
import org.capaz.ledger.statement.P256;
import org.capaz.ledger.statement.SignedStatement;
import org.capaz.ledger.statement.Signer;
import org.capaz.ledger.statement.Statement;
import org.capaz.ledger.statement.StatementException;

/**
 * Judges one signed statement: is it meant for this ledger, was it recorded before, who signed it, may they, and what do
 * the rules of its kind say? The order is always the same, so that a refusal names the first thing that is wrong.
 */
public final class StatementProcessor {
    /** Organisations act before any reference value exists; peers refuse times further off their own clock (Fabric's TimeWindowCheck). */
    private static final Duration CLOCKS_OF_THE_PEERS = Duration.ofMinutes(15);

    private final String channel;
    private final MspId caller;
    private final Instant recordedAt;
    private final LedgerState ledger;

    /**
     * @param channel the ledger that statements are judged for
     * @param caller the organisation whose Fabric identity carries the transaction
     * @param recordedAt the transaction's time
     */
    public StatementProcessor(String channel, MspId caller, Instant recordedAt, LedgerState ledger) {
        this.channel = channel;
        this.caller = caller;
        this.recordedAt = recordedAt;
        this.ledger = ledger;
    }

    /** The answer to one statement. */
    public sealed interface Answer {
        /** The facts to write, the record of the statement itself among them. */
        record Recorded(List<StateChange> events) implements Answer {}

        /** The same statement stands on the ledger already; nothing is to be written (I4). */
        record Repeated(Json.Obj record) implements Answer {}

        record No(Refused refusal) implements Answer {}
    }

    /**
     * @param expected the kind that the called function takes; empty when any kind may come, as in a batch
     * @param furtherArguments arguments beside the signed statement
     */
    public Answer judge(SignedStatement signed, Optional<StatementKind> expected, List<String> furtherArguments) {
        Statement statement = signed.statement();
        statement.requireChannel(channel);
        StatementKind kind = kind(statement, expected);
        Optional<Answer> before = recordedBefore(statement);
        if (before.isPresent()) {
            return before.get();
        }
        Command command = kind.read(statement);
        Act act = new Act(statement, signers(signed, command), caller, recordedAt, furtherArguments);
        Decision decision = Decision.unless(
                        at(Refused.ACTOR, () -> actsForItself(kind, act)),
                        at(Refused.SIGNATURES, () -> signedAsNeeded(kind, act)),
                        at(Refused.SIGNATURES, () -> othersStand(act)),
                        at(Refused.EVENT_AT, () -> notFromTheFuture(kind, act)))
                .otherwise(() -> ofTheBody(command.decide(act, ledger)));
        return switch (decision) {
            case Refused refused -> new Answer.No(refused);
            case Decision.Accepted accepted -> new Answer.Recorded(withRecord(kind, accepted.events(), act));
        };
    }

    /** What the rules of a kind refuse, they refuse in the body. */
    private static Decision ofTheBody(Decision decision) {
        return decision instanceof Refused refused ? refused.at("body") : decision;
    }

    private static StatementKind kind(Statement statement, Optional<StatementKind> expected) {
        Optional<StatementKind> kind = StatementKind.of(statement.kind());
        if (kind.isEmpty() || expected.filter(wanted -> wanted != kind.get()).isPresent()) {
            throw new StatementException(
                    "KIND_UNKNOWN", "statement.kind", "statement.kind: this function takes another kind");
        }
        return kind.get();
    }

    /** I4: the id with the content, not with the signatures, decides whether it is the same record. */
    private Optional<Answer> recordedBefore(Statement statement) {
        return ledger.read(LedgerKeys.record(statement.id())).map(found -> {
            Json.Obj record = (Json.Obj) found;
            if (Fields.of(record).text("hash").equals(statement.contentHash())) {
                return new Answer.Repeated(record);
            }
            return new Answer.No(new Refused(
                    Rule.I4,
                    "statement.id",
                    Message.CLIENT_RECORD_ID_EXISTS.with("id", statement.id())));
        });
    }

    private List<Signer> signers(SignedStatement signed, Command command) {
        byte[] message = signed.statement().signedBytes();
        List<Signer> signers = new ArrayList<>();
        for (OfficerSignature signature : signed.signatures()) {
            Officer officer = command instanceof FoundOrganisation founding
                    ? founding.registrar()
                    : Officer.find(ledger, signature.officer()).orElse(null);
            if (officer == null || !officer.id().equals(signature.officer())) {
                throw new StatementException(
                        "OFFICER_UNKNOWN",
                        "signatures",
                        "signatures: officer " + signature.officer() + " is not registered");
            }
            if (!P256.fits(officer.publicKey(), message, signature.signature())) {
                throw new StatementException(
                        "SIGNATURE_WRONG",
                        "signatures",
                        "signatures: the signature of officer " + officer.id() + " does not fit the statement");
            }
            if (!officer.trustedAt(signed.statement().eventAt()) || !officer.trustedAt(recordedAt)) {
                throw new StatementException(
                        "OFFICER_NOT_VALID",
                        "signatures",
                        "signatures: the key of officer " + officer.id() + " is expired, not yet valid or revoked");
            }
            signers.add(new Signer(officer.id(), officer.owner(), officer.msp(), officer.roles(), signature.method()));
        }
        return signers;
    }

    private Optional<Refused> actsForItself(StatementKind kind, Act act) {
        if (kind.actedByOrganisation()) {
            return require(
                    Rule.I1,
                    act.organisation().equals(caller),
                    () -> "the transaction comes from " + caller + ", the acting organisation is "
                            + act.organisation());
        }
        Optional<Party> party = Party.find(ledger, act.party());
        if (party.isEmpty()) {
            return Decision.refuse(Rule.I1, "party " + act.party() + " is not registered");
        }
        if (!party.get().msp().equals(caller)) {
            return Decision.refuse(
                    Rule.I1,
                    act.party() + " acts through " + party.get().msp() + ", the transaction comes from " + caller);
        }
        if (!party.get().standsAt(act.eventAt()) || !party.get().standsAt(recordedAt)) {
            return Decision.refuse(Rule.I1, "party " + act.party() + " was withdrawn and acts no more");
        }
        return require(
                Rule.I1,
                party.get().hasAnyOf(kind.parties()),
                () -> act.party() + " holds none of the roles " + kind.parties() + " that " + kind.kind() + " needs");
    }

    private Optional<Refused> signedAsNeeded(StatementKind kind, Act act) {
        List<Signer> own = act.signersOf(act.statement().actor()).stream()
                .filter(signer -> signer.msp().equals(caller))
                .toList();
        Optional<Signer> unfit = act.signers().stream()
                .filter(signer -> !signer.hasAnyOf(kind.officers()))
                .findFirst();
        if (unfit.isPresent()) {
            return Decision.refuse(
                    Rule.I1,
                    "officer " + unfit.get().officer() + " holds none of the roles " + kind.officers() + " that "
                            + kind.kind() + " needs");
        }
        if (own.isEmpty()) {
            return Decision.refuse(Rule.I1, "no officer of " + act.statement().actor() + " has signed");
        }
        return switch (kind.signing()) {
            case ONE, OWN_FIRST_KEY -> onlyOwn(act, own);
            case TWO_OFFICERS ->
                require(
                                kind.twoOfficersBy(),
                                own.size() >= 2,
                                () -> kind.kind() + " needs two different officers of "
                                        + act.statement().actor())
                        .or(() -> onlyOwn(act, own));
            case BOTH_PARTIES, AS_THE_ROLES_NEED -> Optional.empty();
            case MAJORITY_OF_ORGANISATIONS -> Organisation.agreedByMajority(act, ledger);
        };
    }

    /** I1: who was withdrawn does not agree to anything either. */
    private Optional<Refused> othersStand(Act act) {
        return act.signers().stream()
                .filter(signer -> !signer.ofOrganisation()
                        && !signer.owner().equals(act.statement().actor()))
                .map(signer -> new PartyId(signer.owner()))
                .filter(party -> Party.find(ledger, party)
                        .filter(found -> found.standsAt(act.eventAt()) && found.standsAt(recordedAt))
                        .isEmpty())
                .findFirst()
                .flatMap(party -> Decision.refuse(Rule.I1, "party " + party + " was withdrawn and acts no more"));
    }

    private static Optional<Refused> onlyOwn(Act act, List<Signer> own) {
        return require(
                Rule.I1,
                own.size() == act.signers().size(),
                () -> "an officer who is none of " + act.statement().actor() + " has signed");
    }

    /** I5, its refusing half; what is merely late is accepted and flagged. */
    private Optional<Refused> notFromTheFuture(StatementKind kind, Act act) {
        Duration skew = kind.actedByOrganisation() ? CLOCKS_OF_THE_PEERS : reference(ReferenceValue.CLOCK_SKEW, 1);
        return require(
                Rule.I5,
                !act.eventAt().isAfter(recordedAt.plus(skew)),
                () -> "the event at " + act.eventAt() + " is later than its recording at " + recordedAt);
    }

    /** I5, its flagging half: recorded after the time that being offline explains. */
    private Optional<StateChange> late(StatementKind kind, List<StateChange> events, Act act) {
        if (kind.actedByOrganisation()) {
            return Optional.empty();
        }
        Duration window = reference(ReferenceValue.OFFLINE_WINDOW, 3_600);
        return act.eventAt().isBefore(recordedAt.minus(window))
                ? Optional.of(new Flag(events.getFirst().key(), Flag.Kind.LATE, Rule.I5, new Code("LATE")).raised(act))
                : Optional.empty();
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
