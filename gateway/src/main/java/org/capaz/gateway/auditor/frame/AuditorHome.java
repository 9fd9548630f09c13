// SPDX-License-Identifier: Apache-2.0
package org.capaz.gateway.auditor.frame;

import jakarta.inject.Singleton;
import java.util.Optional;
import org.capaz.gateway.cooperative.frame.HomeEntry;
import org.capaz.gateway.cooperative.session.Session;
import org.capaz.gateway.projection.Sights;

/** The auditors' pages on the first page after signing in. */
@Singleton
final class AuditorHome implements HomeEntry {
    private final Sights sights;

    AuditorHome(Sights sights) {
        this.sights = sights;
    }

    @Override
    public Optional<Choice> choice(Session session) {
        return Optional.of(session)
                .filter(who -> AuditorFilter.of(who, sights).auditor())
                .map(who -> new Choice(AuditorMessage.AUDITOR_ENTER.sentence(), "/auditor", 0));
    }

    @Override
    public int place() {
        return 5;
    }
}
