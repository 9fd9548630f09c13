// SPDX-License-Identifier: Apache-2.0
package org.capaz.gateway.cooperative.notice;

import jakarta.inject.Singleton;
import java.util.Optional;
import org.capaz.gateway.cooperative.frame.HomeEntry;
import org.capaz.gateway.cooperative.session.Session;

/** Where to be told, on the first page after signing in, in an office that sends anything. */
@Singleton
final class ContactHome implements HomeEntry {
    private final NoticeSinks sinks;

    ContactHome(NoticeSinks sinks) {
        this.sinks = sinks;
    }

    @Override
    public Optional<Choice> choice(Session session) {
        return session.ofOrganisation() || sinks.ways().isEmpty()
                ? Optional.empty()
                : Optional.of(new Choice(NoticeMessage.CONTACT_TITLE.sentence(), ContactController.PATH, 0));
    }

    @Override
    public int place() {
        return 30;
    }
}
