// SPDX-License-Identifier: Apache-2.0
package org.capaz.gateway.projection;

import io.micronaut.http.HttpRequest;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import org.capaz.gateway.access.Caller;
import org.capaz.gateway.projection.ProjectedLedgerState.Fact;
import org.capaz.ledger.audit.AuditGrant;
import org.capaz.ledger.identity.OfficerId;
import org.capaz.ledger.identity.PartyId;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.record.Family;
import org.capaz.ledger.registry.PartyRole;

/**
 * Says what the officer who asks may see, by the registry as it is now: also where the question is about a block before. Who is
 * an auditor is decided here and nowhere else.
 */
@Singleton
public final class Sights {
    private final LedgerStateReader ledgerStates;

    Sights(LedgerStateReader ledgerStates) {
        this.ledgerStates = ledgerStates;
    }

    /** What whoever sent that request sees. */
    public Sight of(HttpRequest<?> request) {
        return switch (request.getAttribute(Caller.ATTRIBUTE, Caller.class).orElseThrow()) {
            case Caller.Officer officer -> of(officer);
            case Caller.Auditor auditor -> of(auditor);
            case Caller.UnknownKey stranger -> Sight.NOBODY;
        };
    }

    /**
     * Whether whole blocks are handed to whoever sent that request: to auditors, and to officers of the organisation itself,
     * whose peer holds them.
     */
    public boolean mayTakeBlocks(HttpRequest<?> request) {
        return request.getAttribute(Caller.ATTRIBUTE, Caller.class)
                .filter(Caller.Officer.class::isInstance)
                .map(Caller.Officer.class::cast)
                .filter(officer -> isOfOrganisation(officer) || isAuditor(officer))
                .isPresent();
    }

    /** Whether that officer signs for a party that the members admitted as an auditor. */
    public boolean isAuditor(Caller.Officer officer) {
        return !isOfOrganisation(officer) && isAuditor(officer.owner(), ledgerStates.latest());
    }

    /** What that officer sees. */
    public Sight of(Caller.Officer officer) {
        ProjectedLedgerState ledger = ledgerStates.latest();
        if (isOfOrganisation(officer)) {
            return new Sight(parties(officer.mspId(), ledger), false);
        }
        return new Sight(List.of(officer.owner()), isAuditor(officer.owner(), ledger));
    }

    /** What that auditor sees, by the grants that stood when it asked. */
    private Sight of(Caller.Auditor auditor) {
        ProjectedLedgerState ledger = ledgerStates.latest();
        return Sight.of(OpenedRecords.by(
                auditor.id(),
                AuditGrant.of(new OfficerId(auditor.id()), ledger).stream()
                        .filter(grant -> auditor.grants().contains(grant.name()))
                        .toList(),
                organisation -> parties(organisation.value(), ledger)));
    }

    /** The names of all grants, those that have ended too, that open or opened records of the party that the officer signs for. */
    public List<String> grantsThatOpen(Caller.Officer officer) {
        PartyId party = new PartyId(officer.owner());
        return ledgerStates.latest().referring(Family.AUDIT_GRANT, "organisation", officer.mspId()).stream()
                .map(fact -> AuditGrant.read(fact.object()))
                .filter(grant -> grant.opens(party))
                .map(AuditGrant::name)
                .toList();
    }

    private static List<String> parties(String organisation, ProjectedLedgerState ledger) {
        return ledger.referring(Family.PARTY, "organisation", organisation).stream()
                .map(party -> party.key().parts().getFirst())
                .toList();
    }

    /** Whether that officer signs for the organisation itself. */
    public static boolean isOfOrganisation(Caller.Officer officer) {
        return officer.owner().equals(officer.mspId());
    }

    /** No organisation makes one of its parties an auditor alone: the members admit it together (I1). */
    private static boolean isAuditor(String owner, ProjectedLedgerState ledger) {
        Optional<Json.Obj> party =
                ledger.seen(Family.PARTY, List.of(owner), Sight.NOBODY).map(Fact::object);
        return party.filter(found -> found.get("withdrawnAt") == null)
                .map(found -> found.get("roles"))
                .filter(Json.Arr.class::isInstance)
                .map(roles -> ((Json.Arr) roles).items().contains(Json.text(PartyRole.AUDITOR.name())))
                .orElse(false);
    }
}
