package org.capaz.gateway.projection;

import jakarta.inject.Singleton;
import java.util.concurrent.ThreadLocalRandom;
import org.capaz.gateway.Database;
import org.capaz.gateway.submit.StatusIndexes;

/** Proposes the first status index that is free here, or one of a few after it, so that two offices seldom meet. */
@Singleton
final class FreeIndexes implements StatusIndexes {
    private static final int SPREAD = 4;

    private final Database database;

    FreeIndexes(Database database) {
        this.database = database;
    }

    @Override
    public long propose() {
        long next = database.one(
                        "select coalesce(max(key::bigint) + 1, 0) from fact where family = 'idx'",
                        row -> row.getLong(1))
                .orElse(0L);
        return next + ThreadLocalRandom.current().nextInt(SPREAD);
    }
}
