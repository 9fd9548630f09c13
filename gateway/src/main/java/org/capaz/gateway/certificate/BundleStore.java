// SPDX-License-Identifier: Apache-2.0
package org.capaz.gateway.certificate;

import jakarta.inject.Singleton;
import java.util.Optional;
import org.capaz.gateway.Database;
import org.capaz.ledger.identity.Digest;

/** Files that this gateway has issued, each under its hash for ever. */
@Singleton
public final class BundleStore {
    /** The media type of a bundle. */
    public static final String MEDIA_TYPE = "application/vnd.gold-proof+json";

    private final Database database;

    BundleStore(Database database) {
        this.database = database;
    }

    /** A file with its hash. */
    public record File(String sha256, byte[] content) {}

    /** Keeps the file under its hash. */
    File keep(String certificate, byte[] content) {
        String hash = Digest.hex(content);
        database.change(
                "insert into office.bundle (sha256, certificate, content) values (?, ?, ?) on conflict do nothing",
                hash,
                certificate,
                content);
        return new File(hash, content);
    }

    /** The last file of that certificate, if it was made at that second or later. */
    Optional<File> latest(String certificate, long madeSince) {
        return database.one(
                "select sha256, content from office.bundle where certificate = ? and made_at >= to_timestamp(?)"
                        + " order by made_at desc limit 1",
                row -> new File(row.getString(1), row.getBytes(2)),
                certificate,
                madeSince);
    }

    public Optional<byte[]> find(String hash) {
        // Text from outside that is no hash is of no bundle.
        if (!Digest.isHex(hash)) {
            return Optional.empty();
        }
        return database.one("select content from office.bundle where sha256 = ?", row -> row.getBytes(1), hash);
    }
}
