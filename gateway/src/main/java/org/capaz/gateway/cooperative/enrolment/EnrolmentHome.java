// SPDX-License-Identifier: Apache-2.0
package org.capaz.gateway.cooperative.enrolment;

import jakarta.inject.Singleton;
import java.util.Optional;
import org.capaz.gateway.cooperative.frame.HomeEntry;
import org.capaz.gateway.cooperative.session.Session;

/** The people's keys on the first page after signing in, with how many wait for this very officer. */
@Singleton
final class EnrolmentHome implements HomeEntry {
    private final Enrolments enrolments;

    EnrolmentHome(Enrolments enrolments) {
        this.enrolments = enrolments;
    }

    @Override
    public Optional<Choice> choice(Session session) {
        long waiting = enrolments.waiting(session.officer()).stream()
                .filter(link -> !link.isSignedBy(session.officer()))
                .count();
        return Optional.of(new Choice(EnrolmentMessage.ENROLMENTS_HOME.sentence(), "/cooperative/enrolments", waiting));
    }

    @Override
    public int place() {
        return 20;
    }
}
