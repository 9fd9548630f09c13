// SPDX-License-Identifier: Apache-2.0
package org.capaz.ledger.contract;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.capaz.ledger.identity.MspId;
import org.capaz.ledger.identity.PartyId;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.message.Argument;
import org.capaz.ledger.message.InvalidValue;
import org.capaz.ledger.message.Message;
import org.capaz.ledger.message.Sentence;
import org.capaz.ledger.record.StateChange;
import org.capaz.ledger.record.TrialState;
import org.capaz.ledger.registry.Officer;
import org.capaz.ledger.registry.Organisation;
import org.capaz.ledger.registry.Party;
import org.capaz.ledger.rule.Checked;
import org.capaz.ledger.rule.Checked.Holds;
import org.capaz.ledger.rule.Refused;
import org.capaz.ledger.statement.Act;
import org.capaz.ledger.statement.Command;
import org.capaz.ledger.statement.Objection;
import org.capaz.ledger.statement.OfficerRole;
import org.capaz.ledger.statement.OfficerSignature;
import org.capaz.ledger.statement.SignedStatement;
import org.capaz.ledger.statement.Signer;
import org.capaz.ledger.statement.Statement;
import org.capaz.ledger.statement.StatementException;

/**
 * What would become of a statement, by the contract's own rules, without anything being recorded. Signatures that are still
 * missing are told and do not stand in the way: the rules are asked as if officers whom the registry knows had signed.
 *
 * <p>Decision 141.
 */
public final class Trial {
    /** A rule names one missing signature at a time; more than these no statement needs. */
    private static final int MOST_SIGNERS = 12;

    /** The refusals that another signature answers. */
    private static final Set<String> UNSIGNED = new TreeSet<>(Stream.of(
                    Message.ACTOR_HAS_NOT_SIGNED,
                    Message.TWO_OFFICERS_NEEDED,
                    Message.OTHER_PARTY_HAS_NOT_SIGNED,
                    Message.CREDIT_LACKS_PRODUCER,
                    Message.NEW_CUSTODIAN_HAS_NOT_SIGNED,
                    Message.FURTHER_OFFICER_NOT_SIGNED_FOR,
                    Message.AUDIT_NOT_SIGNED_FOR,
                    Message.AUDIT_OF_ALL_NEEDS_TWO_REGISTRARS,
                    Message.REGISTRARS_TOO_FEW)
            .map(Message::name)
            .toList());

    private final String channel;
    private final MspId carrier;
    private final Instant at;
    private final TrialState ledger;

    /**
     * @param carrier the organisation that would hand it in
     * @param at when it would be recorded
     */
    public Trial(String channel, MspId carrier, Instant at, TrialState ledger) {
        this.channel = channel;
        this.carrier = carrier;
        this.at = at;
        this.ledger = ledger;
    }

    /**
     * What would become of it.
     *
     * @param errors why it would not be accepted even with every signature; empty where it would
     * @param repeated whether it stands on the ledger already
     * @param missing which signatures it still needs
     * @param changes the records that it would write
     */
    public record Outcome(List<Objection> errors, boolean repeated, List<Sentence> missing, List<StateChange> changes) {
        public Outcome {
            errors = List.copyOf(errors);
            missing = List.copyOf(missing);
            changes = List.copyOf(changes);
        }

        public boolean accepted() {
            return errors.isEmpty();
        }
    }

    /** Of a statement whose form is right; what it would write is seen by those that are tried after it. */
    public Outcome of(SignedStatement signed, List<String> furtherArguments) {
        try {
            return tried(signed, furtherArguments);
        } catch (StatementException e) {
            return refused(List.of(e.objection()));
        }
    }

    private Outcome tried(SignedStatement signed, List<String> furtherArguments) {
        Statement statement = signed.statement();
        StatementProcessor processor = new StatementProcessor(channel, carrier, at, ledger);
        Optional<StatementProcessor.Answer> before = processor.recordedBefore(statement);
        if (before.isPresent()) {
            return switch (before.get()) {
                case StatementProcessor.Answer.No no -> refused(objections(no.refusal()));
                case StatementProcessor.Answer.Repeated again -> new Outcome(List.of(), true, List.of(), List.of());
                case StatementProcessor.Answer.Recorded never -> throw new IllegalStateException("not recorded yet");
            };
        }
        StatementKind kind = StatementKind.of(statement.kind()).orElseThrow();
        Command command = kind.read(statement);
        List<Objection> wrong = new ArrayList<>();
        List<Signer> signers = signers(signed, command, wrong);
        List<Sentence> missing = new ArrayList<>();
        if (new Signatures(signed, command, at, ledger).holderOfTheNewKey()
                instanceof Checked.Denied<Holds>(Refused refused)) {
            missing.add(refused.sentence());
        }
        while (true) {
            Act act = processor.act(statement, signers, furtherArguments);
            switch (processor.judge(kind, command, act, Checked::holds)) {
                case StatementProcessor.Answer.Recorded recorded -> {
                    if (!wrong.isEmpty()) {
                        return refused(wrong);
                    }
                    ledger.accept(recorded.events());
                    return new Outcome(List.of(), false, missing, recorded.events());
                }
                case StatementProcessor.Answer.Repeated again ->
                    throw new IllegalStateException("asked before, and not recorded then");
                case StatementProcessor.Answer.No no -> {
                    Optional<Signer> another = another(no.refusal(), kind, statement, signers);
                    if (another.isEmpty() || signers.size() == MOST_SIGNERS) {
                        wrong.addAll(objections(no.refusal()));
                        return new Outcome(wrong, false, missing, List.of());
                    }
                    if (!missing.contains(no.refusal().sentence())) {
                        missing.add(no.refusal().sentence());
                    }
                    signers.add(another.get());
                }
            }
        }
    }

    private static Outcome refused(List<Objection> errors) {
        return new Outcome(errors, false, List.of(), List.of());
    }

    /** With what the same rule refuses of the other entries of a list. */
    private static List<Objection> objections(Refused refused) {
        return refused.all().stream()
                .map(one -> new Objection(one.rule().name(), one.field(), one.sentence()))
                .toList();
    }

    /** Each signature is looked at, so that all wrong ones are told. */
    private List<Signer> signers(SignedStatement signed, Command command, List<Objection> wrong) {
        List<Signer> signers = new ArrayList<>();
        for (OfficerSignature signature : signed.signatures()) {
            try {
                signers.addAll(
                        new Signatures(new SignedStatement(signed.statement(), List.of(signature)), command, at, ledger)
                                .signers());
            } catch (StatementException e) {
                wrong.add(e.objection());
            }
        }
        return signers;
    }

    /** Somebody who could sign what that refusal misses: of the parties and members that it names, or of this one. */
    private Optional<Signer> another(Refused refusal, StatementKind kind, Statement statement, List<Signer> signers) {
        String key = refusal.sentence().key();
        Stream<String> owners;
        if (key.equals(Message.REGISTRARS_TOO_FEW.name())) {
            owners = Organisation.all(ledger).stream().map(MspId::value);
        } else if (key.equals(Message.CALLER_NOT_MSP_OF_PARTY.name()) && othersSign(kind)) {
            owners = texts(statement.body())
                    .filter(owner -> organisation(owner).filter(carrier::equals).isPresent());
        } else if (UNSIGNED.contains(key)) {
            owners = Stream.concat(
                    refusal.sentence().arguments().values().stream().flatMap(Trial::ids), Stream.of(statement.actor()));
        } else {
            return Optional.empty();
        }
        List<OfficerRole> roles = Stream.concat(kind.officers().stream(), kind.consenting().stream())
                .toList();
        return owners.flatMap(owner -> organisation(owner).stream()
                        .flatMap(msp -> Officer.able(owner, msp, rolesOf(owner, msp, roles), at, ledger).stream()))
                .filter(officer -> signers.stream()
                        .noneMatch(signer -> signer.person().equals(officer.person())
                                || (key.equals(Message.REGISTRARS_TOO_FEW.name())
                                        && signer.msp().equals(officer.msp()))))
                .map(officer -> new Signer(
                        officer.id(),
                        officer.person(),
                        officer.owner(),
                        officer.msp(),
                        officer.roles(),
                        OfficerSignature.Method.OWN_KEY))
                .findFirst();
    }

    /** May somebody sign beside the acting party, and so hand the statement in? */
    private static boolean othersSign(StatementKind kind) {
        return switch (kind.signing()) {
            case ONE, TWO_OFFICERS, OWN_FIRST_KEY -> false;
            case BOTH_PARTIES,
                    WITH_CONSENT,
                    AS_THE_ROLES_NEED,
                    REGISTRAR_WITH_OFFICER,
                    REGISTRAR_WITH_PARTIES,
                    MAJORITY_OF_ORGANISATIONS -> true;
        };
    }

    private static Stream<String> texts(Json value) {
        return switch (value) {
            case Json.Obj object -> object.members().values().stream().flatMap(Trial::texts);
            case Json.Arr array -> array.items().stream().flatMap(Trial::texts);
            case Json.Str text -> Stream.of(text.text());
            case Json.Num number -> Stream.empty();
            case Json.Bool bool -> Stream.empty();
            case Json.Null nothing -> Stream.empty();
        };
    }

    /** Whoever is registered for a party signs for a further officer of it. */
    private static List<OfficerRole> rolesOf(String owner, MspId msp, List<OfficerRole> roles) {
        return roles.contains(OfficerRole.REGISTRAR) && !owner.equals(msp.value())
                ? List.of(OfficerRole.values())
                : roles;
    }

    private Optional<MspId> organisation(String owner) {
        return parsed(owner)
                .flatMap(party -> Party.find(ledger, party))
                .map(Party::msp)
                .or(() -> Organisation.all(ledger).stream()
                        .filter(msp -> msp.value().equals(owner))
                        .findFirst());
    }

    private static Optional<PartyId> parsed(String text) {
        try {
            return Optional.of(new PartyId(text));
        } catch (InvalidValue notOne) {
            return Optional.empty();
        }
    }

    private static Stream<String> ids(Argument argument) {
        return switch (argument) {
            case Argument.Id id -> Stream.of(id.text());
            case Argument.Several several -> several.items().stream().flatMap(Trial::ids);
            case Argument.Words words -> Stream.empty();
            case Argument.Count count -> Stream.empty();
            case Argument.Mass mass -> Stream.empty();
            case Argument.Decimal decimal -> Stream.empty();
            case Argument.Amount amount -> Stream.empty();
            case Argument.Date date -> Stream.empty();
            case Argument.Moment moment -> Stream.empty();
        };
    }
}
