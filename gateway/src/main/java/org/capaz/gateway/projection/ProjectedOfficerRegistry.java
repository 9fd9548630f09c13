// SPDX-License-Identifier: Apache-2.0
package org.capaz.gateway.projection;

import jakarta.inject.Singleton;
import java.util.Optional;
import org.capaz.gateway.Database;
import org.capaz.gateway.access.OfficerRegistry;
import org.capaz.ledger.json.Base64Url;

/** The officers on the ledger as of the last block read. */
@Singleton
final class ProjectedOfficerRegistry implements OfficerRegistry {
    private final Database database;

    ProjectedOfficerRegistry(Database database) {
        this.database = database;
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
    public boolean isFounded(String mspId) {
        return database.one("select 1 from fact_at('org', ?, " + Long.MAX_VALUE + ")", row -> true, mspId)
                .isPresent();
    }
}
