// SPDX-License-Identifier: Apache-2.0
package org.capaz.gateway;

import io.micronaut.core.annotation.Nullable;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** A real PostgreSQL for the tests of this process, with an empty database for whoever asks. */
public final class TestDatabase {
    private static final String TEMPLATE = "migrated";
    private static final AtomicInteger COUNT = new AtomicInteger();
    private static EmbeddedPostgres server;

    private TestDatabase() {}

    /** The address of a new database with empty tables. */
    public static synchronized String freshUrl() {
        try {
            if (server == null) {
                server = EmbeddedPostgres.builder()
                        .setPGStartupWait(Eventually.PATIENCE)
                        .start();
                create(TEMPLATE, "template0");
                // Made once; copying a database is much faster than migrating each.
                new Database(settings(server.getJdbcUrl("postgres", TEMPLATE))).close();
            }
            String name = "test" + COUNT.incrementAndGet();
            create(name, TEMPLATE);
            return server.getJdbcUrl("postgres", name);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (SQLException e) {
            throw new DatabaseException(e);
        }
    }

    private static void create(String name, String template) throws SQLException {
        try (var connection = server.getPostgresDatabase().getConnection();
                var statement = connection.createStatement()) {
            statement.execute("create database " + name + " template " + template);
        }
    }

    /** A new database with this program's tables. */
    public static Database fresh() {
        return new Database(settings(freshUrl()));
    }

    public static Settings settings(String jdbcUrl) {
        return settings(jdbcUrl, null);
    }

    static Settings settings(String jdbcUrl, @Nullable Path passwordFile) {
        return new Settings(
                "producers",
                "ProducersMSP",
                "capaz",
                "capaz",
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                7080,
                jdbcUrl,
                "postgres",
                passwordFile,
                Path.of("target"),
                List.of("ProducersMSP", "TradersMSP", "BuyersMSP", "AssuranceMSP"),
                "localhost",
                null,
                List.of(),
                60,
                100,
                20,
                10);
    }
}
