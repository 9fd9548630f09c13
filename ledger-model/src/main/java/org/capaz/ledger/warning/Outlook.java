// SPDX-License-Identifier: Apache-2.0
package org.capaz.ledger.warning;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.capaz.ledger.assessment.Affiliation;
import org.capaz.ledger.identity.PartyId;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.message.Argument;
import org.capaz.ledger.message.Sentence;
import org.capaz.ledger.payment.ReceiptWords;
import org.capaz.ledger.producer.Amp;
import org.capaz.ledger.quantity.Day;
import org.capaz.ledger.record.Family;
import org.capaz.ledger.record.LedgerState;
import org.capaz.ledger.record.StateChange;
import org.capaz.ledger.statement.Statement;

/** What a statement would bring about, in words: the flags that it opens, and the states that records and producers reach. */
public final class Outlook {
    private final Instant at;
    private final SortedMap<PartyId, Affiliation.State> before;

    private Outlook(Instant at, SortedMap<PartyId, Affiliation.State> before) {
        this.at = at;
        this.before = before;
    }

    /**
     * To be asked before the statement is tried: a producer's state is compared with the one that it has now.
     *
     * @param at when it would be recorded
     */
    public static Outlook of(Statement statement, Instant at, LedgerState ledger) {
        SortedMap<PartyId, Affiliation.State> before = new TreeMap<>();
        for (Member member : Member.of(statement.body().with("actor", statement.actor()))) {
            member.text()
                    .flatMap(text -> Stated.parsed(text, PartyId::new))
                    .filter(party -> Amp.find(ledger, party).isPresent())
                    .ifPresent(amp -> before.put(amp, state(amp, at, ledger)));
        }
        return new Outlook(at, before);
    }

    private static Affiliation.State state(PartyId amp, Instant at, LedgerState ledger) {
        return Affiliation.of(amp, Day.of(at), at, ledger).state();
    }

    /**
     * What these changes bring about.
     *
     * @param after the ledger with them
     */
    public List<Sentence> says(List<StateChange> changes, LedgerState after) {
        List<Sentence> says = new ArrayList<>();
        ReceiptWords.of(changes).ifPresent(says::add);
        changes.forEach(change -> about(change).ifPresent(says::add));
        before.forEach((amp, was) -> {
            Affiliation.State is = state(amp, at, after);
            if (is != was) {
                says.add(WarningMessage.OUTLOOK_PRODUCER
                        .with("amp", amp)
                        .and("before", Argument.code(was))
                        .and("after", Argument.code(is)));
            }
        });
        return List.copyOf(says);
    }

    private static Optional<Sentence> about(StateChange change) {
        if (!(change.value() instanceof Json.Obj record)) {
            return Optional.empty();
        }
        if (change.key().family() == Family.FLAG && record.get("reason") instanceof Json.Str reason) {
            return Optional.of((record.get("closedAt") == null
                            ? WarningMessage.OUTLOOK_FLAG_OPENED
                            : WarningMessage.OUTLOOK_FLAG_CLOSED)
                    .with("record", Argument.id(change.key().toString()))
                    .and("reason", Argument.id(reason.text())));
        }
        return record.get("state") instanceof Json.Str state
                ? Optional.of(WarningMessage.OUTLOOK_STATE
                        .with("record", Argument.id(change.key().toString()))
                        .and("state", Argument.id(state.text())))
                : Optional.empty();
    }
}
