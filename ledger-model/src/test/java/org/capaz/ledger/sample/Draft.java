// SPDX-License-Identifier: Apache-2.0
package org.capaz.ledger.sample;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.capaz.ledger.contract.StatementKind;
import org.capaz.ledger.contract.StatementProcessor;
import org.capaz.ledger.identity.MspId;
import org.capaz.ledger.identity.RecordId;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.message.Argument;
import org.capaz.ledger.message.Language;
import org.capaz.ledger.message.Messages;
import org.capaz.ledger.message.Sentence;
import org.capaz.ledger.statement.OfficerSignature;
import org.capaz.ledger.statement.SignedStatement;
import org.capaz.ledger.statement.Statement;
import org.capaz.ledger.statement.StatementException;

/** A statement as somebody is about to make it: right in every respect until a test changes one. */
public final class Draft {
    private final Consortium world;
    private final StatementKind kind;
    private final Statement statement;
    private final List<DemoOfficer> signers;
    private final MspId carrier;
    private final Instant recordedAt;
    private final List<String> furtherArguments;
    private final UnaryOperator<Json.Obj> tampering;
    private final boolean newKeySigns;

    private Draft(
            Consortium world,
            StatementKind kind,
            Statement statement,
            List<DemoOfficer> signers,
            MspId carrier,
            Instant recordedAt,
            List<String> furtherArguments,
            UnaryOperator<Json.Obj> tampering,
            boolean newKeySigns) {
        this.world = world;
        this.kind = kind;
        this.statement = statement;
        this.signers = signers;
        this.carrier = carrier;
        this.recordedAt = recordedAt;
        this.furtherArguments = furtherArguments;
        this.tampering = tampering;
        this.newKeySigns = newKeySigns;
    }

    static Draft of(Consortium world, StatementKind kind, String actor, Json.Obj body) {
        var statement = new Statement(kind.kind(), Consortium.CHANNEL, world.nextId(), actor, world.now(), body);
        return new Draft(
                world,
                kind,
                statement,
                world.usualSigners(kind, actor, body),
                world.organisationOf(actor),
                world.now(),
                kind == StatementKind.ISSUE_CERTIFICATE ? List.of("0") : List.of(),
                UnaryOperator.identity(),
                true);
    }

    private Draft with(Statement other) {
        return new Draft(world, kind, other, signers, carrier, recordedAt, furtherArguments, tampering, newKeySigns);
    }

    public Draft signedBy(String... officers) {
        return signedBy(Arrays.stream(officers).map(world::officer).toArray(DemoOfficer[]::new));
    }

    public Draft signedBy(DemoOfficer... officers) {
        return new Draft(
                world,
                kind,
                statement,
                List.of(officers),
                carrier,
                recordedAt,
                furtherArguments,
                tampering,
                newKeySigns);
    }

    /** Brought to the ledger by another organisation's gateway. */
    public Draft carriedBy(String msp) {
        return new Draft(
                world, kind, statement, signers, new MspId(msp), recordedAt, furtherArguments, tampering, newKeySigns);
    }

    /** It happened then, and is recorded now. */
    public Draft happenedAt(Instant moment) {
        return with(new Statement(
                statement.kind(), statement.channel(), statement.id(), statement.actor(), moment, statement.body()));
    }

    public Draft happened(Duration ago) {
        return happenedAt(world.now().minus(ago));
    }

    public Draft withId(String id) {
        return with(new Statement(
                statement.kind(),
                statement.channel(),
                new RecordId(id),
                statement.actor(),
                statement.eventAt(),
                statement.body()));
    }

    public Draft onChannel(String channel) {
        return with(new Statement(
                statement.kind(), channel, statement.id(), statement.actor(), statement.eventAt(), statement.body()));
    }

    public Draft withBody(Json.Obj body) {
        return with(new Statement(
                statement.kind(), statement.channel(), statement.id(), statement.actor(), statement.eventAt(), body));
    }

    /** Given to the function of that kind, whatever the statement says of itself. */
    public Draft sentAs(StatementKind function) {
        return new Draft(
                world, function, statement, signers, carrier, recordedAt, furtherArguments, tampering, newKeySigns);
    }

    public Draft statusIndex(String... arguments) {
        return new Draft(
                world, kind, statement, signers, carrier, recordedAt, List.of(arguments), tampering, newKeySigns);
    }

    /** Changed on its way, after the officers have signed. */
    public Draft tampered(UnaryOperator<Json.Obj> change) {
        return new Draft(world, kind, statement, signers, carrier, recordedAt, furtherArguments, change, newKeySigns);
    }

    public List<DemoOfficer> signers() {
        return signers;
    }

    public Statement statement() {
        return statement;
    }

    /** The same, but the holder of the new key that the statement brings does not sign. */
    public Draft withoutNewKey() {
        return new Draft(world, kind, statement, signers, carrier, recordedAt, furtherArguments, tampering, false);
    }

    /** Who holds the key that the statement brings beside those who sign it. */
    private Optional<DemoOfficer> holderOfNewKey() {
        boolean brings = kind == StatementKind.REGISTER_OFFICER
                || kind == StatementKind.ROTATE_OFFICER
                || kind == StatementKind.RECOVER_REGISTRAR
                || kind == StatementKind.GRANT_AUDIT;
        return brings && newKeySigns
                ? world.holderOf(statement.body())
                        .filter(holder ->
                                signers.stream().noneMatch(signer -> signer.id().equals(holder.id())))
                : Optional.empty();
    }

    /** A key that the statement brings signs as the statement says that it will. */
    private OfficerSignature signature(DemoOfficer officer) {
        Json.Obj brought = statement.body().get("officer") instanceof Json.Obj first ? first : statement.body();
        boolean byPasskey = Json.text("PASSKEY").equals(brought.get("kind"))
                && Json.text(officer.spki()).equals(brought.get("spki"));
        return byPasskey ? DemoPasskey.of(officer).sign(statement) : officer.sign(statement);
    }

    /** The text that travels to the contract. */
    public String text() {
        return tampering
                .apply(new SignedStatement(
                                statement,
                                Stream.concat(signers.stream(), holderOfNewKey().stream())
                                        .map(this::signature)
                                        .toList())
                        .json())
                .toString();
    }

    /**
     * The statement as a gateway brings it to a peer.
     *
     * @param arguments the function's name, then what it takes
     */
    public record Call(String msp, Instant time, List<String> arguments) {}

    public Call call() {
        List<String> arguments = new ArrayList<>(List.of(kind.function(), text()));
        arguments.addAll(furtherArguments);
        return new Call(carrier.value(), recordedAt, List.copyOf(arguments));
    }

    /** What the contract says, in words that the bundle has; nothing is written. */
    public StatementProcessor.Answer judged() {
        try {
            StatementProcessor.Answer answer = new StatementProcessor(
                            Consortium.CHANNEL, carrier, recordedAt, world.ledger())
                    .judge(SignedStatement.parse(text()), Optional.of(kind), furtherArguments);
            if (answer instanceof StatementProcessor.Answer.No no) {
                requireComplete(no.refusal().sentence());
            }
            return answer;
        } catch (StatementException e) {
            requireComplete(e.objection().sentence());
            throw e;
        }
    }

    /** Every slot of the sentence has its value, and every value a slot. */
    private static void requireComplete(Sentence sentence) {
        if (!Messages.in(Language.ENGLISH)
                .slots(sentence.key())
                .equals(sentence.arguments().keySet())) {
            throw new AssertionError(sentence.key() + " has the slots "
                    + Messages.in(Language.ENGLISH).slots(sentence.key()) + ", given are " + sentence.arguments());
        }
        sentence.arguments().values().forEach(value -> {
            if (value instanceof Argument.Words words) {
                requireComplete(words.sentence());
            }
        });
    }

    /** The same, and what is accepted is written. */
    public StatementProcessor.Answer submitted() {
        StatementProcessor.Answer answer = judged();
        if (answer instanceof StatementProcessor.Answer.Recorded recorded) {
            world.ledger().accept(recorded.events());
            world.note(call());
        }
        return answer;
    }

    /** Part of the story that leads to a test: must be accepted. */
    public void recorded() {
        if (!(submitted() instanceof StatementProcessor.Answer.Recorded)) {
            throw new IllegalStateException(statement.kind() + " was not recorded: " + judged());
        }
    }

    public Consortium world() {
        return world;
    }

    @Override
    public String toString() {
        return statement.actor() + " states " + statement.kind() + " "
                + shortened(statement.body().toString());
    }

    private static String shortened(String text) {
        return text.length() <= 300 ? text : text.substring(0, 300) + " ...";
    }
}
