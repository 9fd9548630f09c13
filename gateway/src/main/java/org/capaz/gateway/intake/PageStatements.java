// SPDX-License-Identifier: Apache-2.0
package org.capaz.gateway.intake;

import io.micronaut.context.BeanProvider;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.capaz.gateway.Settings;
import org.capaz.gateway.access.CurrentLedger;
import org.capaz.gateway.submit.Outcome;
import org.capaz.gateway.submit.Submitter;
import org.capaz.ledger.contract.Trial;
import org.capaz.ledger.identity.MspId;
import org.capaz.ledger.statement.SignedStatement;

/** Statements that people sign on this gateway's own pages: tried by the contract's rules first, then handed in and waited for. */
@Singleton
public final class PageStatements {
    private final CurrentLedger ledgers;
    private final BeanProvider<Submitter> submitter;
    private final Settings settings;
    private final Clock clock;

    PageStatements(CurrentLedger ledgers, BeanProvider<Submitter> submitter, Settings settings, Clock clock) {
        this.ledgers = ledgers;
        this.submitter = submitter;
        this.settings = settings;
        this.clock = clock;
    }

    /** What would become of it now, and whose signature it still misses. */
    public Trial.Outcome tried(SignedStatement signed) {
        var trial = new Trial(
                settings.channel(),
                new MspId(settings.mspId()),
                clock.instant().truncatedTo(ChronoUnit.SECONDS),
                ledgers.latest().state());
        return trial.of(signed, List.of());
    }

    /** What became of it, as far as it is known within the time in which a page answers. */
    public Outcome handedIn(SignedStatement signed) {
        try {
            return submitter.get().submit(Submissions.of(signed)).get(settings.answerWithinSeconds(), TimeUnit.SECONDS);
        } catch (TimeoutException slow) {
            return new Outcome.Unknown("");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Outcome.Unknown("");
        } catch (ExecutionException e) {
            throw new IllegalStateException("an outcome is always given", e.getCause());
        }
    }
}
