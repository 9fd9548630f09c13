// SPDX-License-Identifier: Apache-2.0
package org.capaz.gateway.cooperative.producer;

import jakarta.inject.Singleton;
import java.util.Optional;
import org.capaz.gateway.cooperative.frame.HomeEntry;
import org.capaz.gateway.cooperative.session.Session;
import org.capaz.ledger.identity.PartyId;

/** A producer's own records on the first page after signing in. */
@Singleton
final class ProducerHome implements HomeEntry {
    private final OwnRecords records;

    ProducerHome(OwnRecords records) {
        this.records = records;
    }

    @Override
    public Optional<Choice> choice(Session session) {
        return Optional.of(session)
                .filter(one -> !one.ofOrganisation() && records.isProducer(new PartyId(one.owner())))
                .map(one -> new Choice(ProducerMessage.OWN_HOME.sentence(), ProducerController.PATH, 0));
    }

    @Override
    public int place() {
        return 15;
    }
}
