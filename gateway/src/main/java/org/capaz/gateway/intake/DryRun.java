// SPDX-License-Identifier: Apache-2.0
package org.capaz.gateway.intake;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.capaz.gateway.Settings;
import org.capaz.gateway.access.CurrentLedger;
import org.capaz.gateway.access.Problem;
import org.capaz.gateway.submit.StatusIndexes;
import org.capaz.ledger.contract.FormErrors;
import org.capaz.ledger.contract.StatementKind;
import org.capaz.ledger.contract.Trial;
import org.capaz.ledger.identity.MspId;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.message.Language;
import org.capaz.ledger.message.Sentence;
import org.capaz.ledger.record.StateChange;
import org.capaz.ledger.record.TrialState;
import org.capaz.ledger.statement.Objection;
import org.capaz.ledger.statement.SignedStatement;
import org.capaz.ledger.statement.Statement;
import org.capaz.ledger.warning.Outlook;
import org.capaz.ledger.warning.Warning;
import org.capaz.ledger.warning.Warnings;

/**
 * Says what would become of statements, by the contract's own rules over what this gateway has read of the ledger. Nothing is
 * stored, sent or logged.
 *
 * <p>Decision 141.
 */
@Singleton
final class DryRun {
    private final CurrentLedger ledgers;
    private final StatusIndexes statusIndexes;
    private final Settings settings;
    private final Clock clock;

    DryRun(CurrentLedger ledgers, StatusIndexes statusIndexes, Settings settings, Clock clock) {
        this.ledgers = ledgers;
        this.statusIndexes = statusIndexes;
        this.settings = settings;
        this.clock = clock;
    }

    /** One answer for each statement, each as if those before it had been recorded. */
    Json.Obj answer(StatementRequest.Items items) {
        CurrentLedger.AsOf ledger = ledgers.latest();
        Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        Trial trial = new Trial(settings.channel(), new MspId(settings.mspId()), now, ledger.state());
        List<Json.Obj> answers = new ArrayList<>();
        boolean accepted = true;
        for (int i = 0; i < items.all().size(); i++) {
            Tried tried = tried(items.all().get(i), trial, now, ledger.state());
            accepted &= tried.errors().isEmpty();
            answers.add(tried.json(items, i));
        }
        return Json.object()
                .with("dryRun", true)
                .with("height", ledger.height())
                .with("accepted", accepted)
                .with("statements", answers);
    }

    /** @param named what the statement says of itself, as far as it can be read */
    private record Tried(
            Json.Obj named,
            List<Objection> errors,
            boolean repeated,
            List<Sentence> missing,
            List<Warning> warnings,
            List<Sentence> says,
            List<StateChange> changes) {

        static Tried malformed(Json.Obj named, List<Objection> errors) {
            return new Tried(named, errors, false, List.of(), List.of(), List.of(), List.of());
        }

        private Json.Obj json(StatementRequest.Items items, int index) {
            Json.Obj json = named.with("accepted", errors.isEmpty())
                    .with("repeated", repeated)
                    .with(
                            "errors",
                            errors.stream()
                                    .map(error -> items.batch() ? error.inStatement(index) : error)
                                    .map(error -> Problem.error(error.code(), error.field(), error.sentence()))
                                    .toList())
                    .with(
                            "warnings",
                            warnings.stream()
                                    .map(warning -> both(Json.object().with("field", warning.field()), warning))
                                    .toList())
                    .with(
                            "writes",
                            changes.stream()
                                    .map(change -> Json.object()
                                            .with("name", change.name())
                                            .with("key", change.key().toString()))
                                    .toList());
            return both(both(json, "signaturesMissing", missing), "says", says);
        }

        private static Json.Obj both(Json.Obj json, Warning warning) {
            return json.with("says", warning.sentence().in(Language.ENGLISH))
                    .with("says_es", warning.sentence().in(Language.SPANISH));
        }

        private static Json.Obj both(Json.Obj json, String member, List<Sentence> sentences) {
            return json.with(member, in(Language.ENGLISH, sentences))
                    .with(member + "_es", in(Language.SPANISH, sentences));
        }

        private static Json.Arr in(Language language, List<Sentence> sentences) {
            return Json.texts(
                    sentences.stream().map(sentence -> sentence.in(language)).toList());
        }
    }

    private Tried tried(Json item, Trial trial, Instant now, TrialState ledger) {
        if (!(item instanceof Json.Obj signed)) {
            return Tried.malformed(Json.object(), List.of(StatementRequest.NO_OBJECT));
        }
        List<Objection> malformed = FormErrors.ofTrial(signed, settings.channel());
        if (!malformed.isEmpty()) {
            return Tried.malformed(Json.object(), malformed);
        }
        SignedStatement read = SignedStatement.readForTrial(signed);
        Statement statement = read.statement();
        List<Warning> warnings = Warnings.of(statement, now, ledger);
        Outlook outlook = Outlook.of(statement, now, ledger);
        Trial.Outcome outcome = trial.of(read, furtherArguments(statement));
        return new Tried(
                Json.object().with("id", statement.id().value()).with("kind", statement.kind()),
                outcome.errors(),
                outcome.repeated(),
                outcome.missing(),
                warnings,
                outlook.says(outcome.changes(), ledger),
                outcome.changes());
    }

    private List<String> furtherArguments(Statement statement) {
        return StatementKind.of(statement.kind())
                        .filter(StatementKind.ISSUE_CERTIFICATE::equals)
                        .isPresent()
                ? List.of(Long.toString(statusIndexes.propose()))
                : List.of();
    }
}
