// SPDX-License-Identifier: Apache-2.0
package org.capaz.gateway.cooperative.enrolment;

import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.capaz.gateway.Database;
import org.capaz.ledger.identity.PersonId;
import org.capaz.ledger.json.CanonicalJson;
import org.capaz.ledger.json.Fields;
import org.capaz.ledger.statement.OfficerRole;
import org.capaz.ledger.statement.SignedStatement;
import org.capaz.ledger.statement.Statement;

/** The links in this office's own database. Nothing of it is on the ledger. */
@Singleton
final class EnrolmentStore {
    private static final String COLUMNS =
            "select id, party, role, person, ends_at, asked, statement, proof from office.enrolment_link ";

    private final Database database;

    EnrolmentStore(Database database) {
        this.database = database;
    }

    void add(Enrolment link, String secretHash, String madeBy, Instant madeAt) {
        database.change(
                "insert into office.enrolment_link (id, secret_hash, party, role, person, made_by, made_at, ends_at)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?)",
                link.id(),
                secretHash,
                link.owner(),
                link.role().name(),
                link.person().map(PersonId::value).orElse(null),
                madeBy,
                madeAt.getEpochSecond(),
                link.endsAt().getEpochSecond());
    }

    Optional<Enrolment> bySecret(String secretHash) {
        return database.one(COLUMNS + "where secret_hash = ?", EnrolmentStore::read, secretHash);
    }

    /** Those with which a key was made, newest first. */
    List<Enrolment> proved() {
        return database.list(COLUMNS + "where proof is not null order by made_at desc limit 100", EnrolmentStore::read);
    }

    /** Another key was brought to the link; false when it was brought too often or the link is used. */
    boolean bring(Enrolment link, Statement registration, int most) {
        return database.change(
                        "update office.enrolment_link set asked = asked + 1, statement = ? where id = ? and proof is"
                                + " null and asked < ?",
                        CanonicalJson.write(registration.json()),
                        link.id(),
                        most)
                == 1;
    }

    /** The link is used: once, for that registration. */
    boolean prove(Enrolment link, SignedStatement proof) {
        return database.change(
                        "update office.enrolment_link set proof = ? where id = ? and proof is null and statement = ?",
                        CanonicalJson.write(proof.json()),
                        link.id(),
                        CanonicalJson.write(proof.statement().json()))
                == 1;
    }

    /** One more has signed the registration; false when somebody else did so in the same moment. */
    boolean sign(Enrolment link, SignedStatement further) {
        return database.change(
                        "update office.enrolment_link set proof = ? where id = ? and proof = ?",
                        CanonicalJson.write(further.json()),
                        link.id(),
                        CanonicalJson.write(link.proof().orElseThrow().json()))
                == 1;
    }

    private static Enrolment read(ResultSet row) throws SQLException {
        return new Enrolment(
                row.getString(1),
                row.getString(2),
                OfficerRole.valueOf(row.getString(3)),
                Optional.ofNullable(row.getString(4)).map(PersonId::new),
                Instant.ofEpochSecond(row.getLong(5)),
                row.getInt(6),
                Optional.ofNullable(row.getString(7))
                        .map(text -> Statement.read(Fields.of(CanonicalJson.parseObject(text)))),
                Optional.ofNullable(row.getString(8)).map(SignedStatement::parse));
    }
}
