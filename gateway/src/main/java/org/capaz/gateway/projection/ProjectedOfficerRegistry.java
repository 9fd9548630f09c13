// SPDX-License-Identifier: Apache-2.0
package org.capaz.gateway.projection;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.capaz.gateway.Database;
import org.capaz.gateway.access.OfficerRegistry;
import org.capaz.ledger.audit.AuditGrant;
import org.capaz.ledger.identity.MspId;
import org.capaz.ledger.identity.OfficerId;
import org.capaz.ledger.json.Base64Url;
import org.capaz.ledger.message.InvalidValue;

/** The officers on the ledger as of the last block read. */
@Singleton
final class ProjectedOfficerRegistry implements OfficerRegistry {
    private final Database database;
    private final LedgerStateReader ledgerStates;

    ProjectedOfficerRegistry(Database database, LedgerStateReader ledgerStates) {
        this.database = database;
        this.ledgerStates = ledgerStates;
    }

    @Override
    public Optional<RegisteredOfficer> officer(String officerId) {
        return database.one(
                "select body ->> 'officer', body ->> 'owner', body ->> 'msp', body ->> 'kind', body ->> 'spki',"
                        + " greatest((body ->> 'activeFrom')::bigint, (body ->> 'validFrom')::bigint),"
                        + " (body ->> 'validTo')::bigint, (body ->> 'revokedAt')::bigint"
                        + " from fact_at('officer', ?, " + Long.MAX_VALUE + ")",
                row -> new RegisteredOfficer(
                        row.getString(1),
                        row.getString(2),
                        row.getString(3),
                        row.getString(4),
                        Base64Url.decode(row.getString(5)),
                        row.getLong(6),
                        row.getLong(7),
                        Optional.ofNullable(row.getObject(8, Long.class))),
                officerId);
    }

    @Override
    public Optional<GrantedAuditor> auditor(String auditorId, String mspId, long second) {
        OfficerId auditor;
        try {
            auditor = new OfficerId(auditorId);
        } catch (InvalidValue noKey) {
            return Optional.empty();
        }
        List<AuditGrant> grants =
                AuditGrant.standing(auditor, new MspId(mspId), Instant.ofEpochSecond(second), ledgerStates.latest());
        return grants.stream()
                .findFirst()
                .map(grant -> new GrantedAuditor(
                        grant.opened().key().spki(),
                        grants.stream().map(AuditGrant::name).toList()));
    }

    @Override
    public boolean isFounded(String mspId) {
        return database.one("select 1 from fact_at('org', ?, " + Long.MAX_VALUE + ")", row -> true, mspId)
                .isPresent();
    }
}
