// SPDX-License-Identifier: Apache-2.0
package org.capaz.gateway.cooperative.notice;

import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.capaz.gateway.Database;
import org.capaz.ledger.identity.OfficerId;
import org.capaz.ledger.message.Language;

/** Where cooperatives want to be told, in this office's own tables and nowhere else. */
@Singleton
final class ContactStore {
    private static final String COLUMNS = "select party, language, mail, phone, agreed_at from office.notice_contact ";

    private final Database database;

    ContactStore(Database database) {
        this.database = database;
    }

    List<Contact> all() {
        return database.list(COLUMNS + "order by party", ContactStore::read);
    }

    Optional<Contact> of(String party) {
        return database.one(COLUMNS + "where party = ?", ContactStore::read, party);
    }

    /** In place of what was there. */
    void set(Contact contact, OfficerId by) {
        database.change(
                "insert into office.notice_contact (party, language, mail, phone, agreed_by, agreed_at)"
                        + " values (?, ?, ?, ?, ?, ?) on conflict (party) do update set language = excluded.language,"
                        + " mail = excluded.mail, phone = excluded.phone, agreed_by = excluded.agreed_by,"
                        + " agreed_at = excluded.agreed_at",
                contact.party(),
                contact.language().name(),
                contact.mail().orElse(null),
                contact.phone().orElse(null),
                by.value(),
                contact.agreedAt().getEpochSecond());
    }

    boolean erase(String party) {
        return database.change("delete from office.notice_contact where party = ?", party) > 0;
    }

    private static Contact read(ResultSet row) throws SQLException {
        return new Contact(
                row.getString(1),
                Language.valueOf(row.getString(2)),
                Optional.ofNullable(row.getString(3)),
                Optional.ofNullable(row.getString(4)),
                Instant.ofEpochSecond(row.getLong(5)));
    }
}
