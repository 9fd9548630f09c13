// SPDX-License-Identifier: Apache-2.0
package org.capaz.gateway.submit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.Stream;
import org.capaz.gateway.Database;
import org.capaz.gateway.DatabaseException;
import org.capaz.gateway.GatewayMessage;
import org.capaz.gateway.TestDatabase;
import org.capaz.gateway.submit.CommittedTransactions.Place;
import org.capaz.gateway.submit.CommittedTransactions.Recorded;
import org.capaz.gateway.submit.Intent.Unavailable.Reason;
import org.capaz.ledger.message.Argument;
import org.capaz.ledger.message.Message;
import org.capaz.ledger.message.Sentence;
import org.capaz.ledger.statement.Objection;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class IntentStoreTest {
    private static final Place PLACE = new Place(7, 3, 11);
    private static final Sentence OFFERED =
            Message.LOT_OFFER_EXISTS.with("lot", Argument.id("LE")).and("transfer", Argument.id("T-1"));
    private static final Sentence AWAY = GatewayMessage.PEERS_NOT_REACHED.with("what", Argument.id("UNAVAILABLE"));
    private static final Sentence DIFFERENT =
            GatewayMessage.PEERS_ANSWER_DIFFERENTLY.with("what", Argument.id("payloads do not match"));

    private final Database database = TestDatabase.fresh();
    private final IntentStore intents = new IntentStore(database);
    private final Submission submission = new Submission(
            "statement-1", List.of("statement-1"), "AMP-01", "lot.declare", "a", "DeclareLot", "{\"a\":1}");
    private Intent.Received received;

    @BeforeEach
    void receive() {
        intents.findOrAdd(submission);
        received = Intent.Received.first(submission);
    }

    @AfterEach
    void close() {
        database.close();
    }

    private Intent.Endorsed endorsed() {
        return intents.save(received.endorsed(
                new LedgerClient.Endorsement.Endorsed("tx1", new byte[] {1, 2}, "{\"repeated\":false}")));
    }

    private Intent stored() {
        return intents.find("statement-1").orElseThrow();
    }

    @Test
    void every_answer_is_read_back_as_it_was_saved() {
        Stream<Intent> answers = Stream.of(
                received.refused(new Objection("I25", "body.lot", OFFERED)),
                received.refused(new Objection("I25", OFFERED)),
                received.unavailable(Reason.PEERS_UNREACHABLE, AWAY),
                received.unavailable(Reason.ENDORSEMENTS_DIFFER, DIFFERENT),
                received.recorded(new Recorded("txOfTraders", PLACE, "a"), "{\"repeated\":true}"),
                endorsed().submitted().committed(PLACE),
                endorsed().submitted().invalid(PLACE, ValidationCode.MVCC_READ_CONFLICT));

        assertThat(answers).allSatisfy(answer -> {
            intents.restart(submission);
            if (answer instanceof Intent.Committed done && !done.repeated() || answer instanceof Intent.Invalid) {
                endorsed();
            }
            intents.save(answer);
            assertThat(stored()).isEqualTo(answer);
        });
    }

    @Test
    void an_open_intent_is_read_back_with_the_transaction_that_may_be_sent_again() {
        Intent.Endorsed endorsed = endorsed();
        assertThat(stored()).usingRecursiveComparison().isEqualTo(endorsed);

        Intent.Submitted submitted = intents.save(endorsed.submitted());
        assertThat(stored()).usingRecursiveComparison().isEqualTo(submitted);

        Intent.Unknown unknown = intents.save(submitted.unknown("UNAVAILABLE"));
        assertThat(stored()).usingRecursiveComparison().isEqualTo(unknown);
        assertThat(intents.countUnknown()).isEqualTo(1);

        Intent.Received again = intents.save(unknown.again());
        assertThat(stored()).isEqualTo(again);
        assertThat(again.tries()).isEqualTo(1);
        assertThat(intents.countUnknown()).isZero();
    }

    @Test
    void an_answered_submission_keeps_no_envelope() {
        intents.save(endorsed().submitted().committed(PLACE));

        assertThat(database.one(
                        "select envelope is null from office.submission where id = ?",
                        row -> row.getBoolean(1),
                        "statement-1"))
                .contains(true);
    }

    @Test
    void a_transition_does_not_write_the_statement_and_a_restart_does() {
        database.change("create function forbidden() returns trigger language plpgsql as $$"
                + " begin raise exception 'the statement is written'; end $$");
        database.change("create trigger no_statement before update"
                + " of id, statement_ids, actor, kind, request_hash, function, argument on office.submission"
                + " for each row execute function forbidden()");

        Intent.Unknown unknown =
                intents.save(intents.save(endorsed().submitted()).unknown("UNAVAILABLE"));
        received = intents.save(unknown.again());
        intents.save(endorsed().submitted().committed(PLACE));
        intents.save(received.refused(new Objection("I25", OFFERED)));
        intents.save(received.unavailable(Reason.PEERS_UNREACHABLE, AWAY));
        intents.save(received.recorded(new Recorded("txOfTraders", PLACE, "a"), "{}"));
        intents.save(endorsed().invalid(PLACE, ValidationCode.OTHER));

        assertThatThrownBy(() -> intents.restart(submission)).isInstanceOf(DatabaseException.class);
    }
}
