// SPDX-License-Identifier: Apache-2.0
package org.capaz.gateway;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.micronaut.context.annotation.Context;
import jakarta.annotation.PreDestroy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;

/**
 * This member's PostgreSQL database. Two schemas: {@code office}, a name kept from the first version, for what this
 * gateway keeps itself, {@code ledger} for what it makes from blocks and may drop and make again.
 */
@Context
public class Database implements AutoCloseable {
    public static final String OWN = "office";
    public static final String LEDGER = "ledger";

    /** How long a start waits for a database server that was started at the same time. */
    private static final long PATIENCE_MILLIS = 30_000;

    /** After so long a request is answered that the database does not answer. */
    private static final long CONNECTION_MILLIS = 5_000;

    private final HikariDataSource pool;
    private final LongAdder asked = new LongAdder();

    /** Work with one connection; whatever it throws rolls it back. */
    public interface Work<T> {
        T with(Connection connection) throws SQLException;
    }

    /** Reads one row. */
    public interface Row<T> {
        T read(ResultSet row) throws SQLException;
    }

    public Database(Settings settings) {
        var config = new HikariConfig();
        config.setPoolName("database");
        config.setJdbcUrl(settings.jdbcUrl());
        config.setUsername(settings.jdbcUser());
        if (settings.jdbcPasswordFile() != null) {
            try {
                config.setPassword(SecretFile.read(settings.jdbcPasswordFile()));
            } catch (IOException e) {
                throw new UncheckedIOException("cannot read the database password file", e);
            }
        }
        config.addDataSourceProperty("currentSchema", LEDGER + "," + OWN);
        // A detail quotes the row that does not fit, and this message is logged (I47).
        config.addDataSourceProperty("logServerErrorDetail", "false");
        // Questions take few rows from large tables that stand in memory or on solid disks: compiling a query costs
        // more than
        // it saves, and going through an index costs hardly more than reading in order.
        config.addDataSourceProperty("options", "-c jit=off -c random_page_cost=1.1");
        config.addDataSourceProperty("ApplicationName", "capaz-gateway-" + settings.member());
        config.setMaximumPoolSize(12);
        config.setMinimumIdle(2);
        config.setInitializationFailTimeout(PATIENCE_MILLIS);
        config.setConnectionTimeout(CONNECTION_MILLIS);
        pool = new HikariDataSource(config);
        migrate(OWN, "db/office");
        migrate(LEDGER, "db/ledger");
    }

    /** Brings a schema to the present version of its tables, creating it when absent. */
    public final void migrate(String schema, String location) {
        Flyway.configure()
                .dataSource(pool)
                .schemas(schema)
                .defaultSchema(schema)
                .createSchemas(true)
                .locations("classpath:" + location)
                .load()
                .migrate();
    }

    /** Runs the work in one transaction. */
    public <T> T transaction(Work<T> work) {
        asked.increment();
        try (Connection connection = pool.getConnection()) {
            connection.setAutoCommit(false);
            try {
                T result = work.with(connection);
                connection.commit();
                return result;
            } catch (SQLException | RuntimeException e) {
                connection.rollback();
                throw e;
            }
        } catch (SQLException e) {
            throw new DatabaseException(e);
        }
    }

    /** One statement is a transaction of its own, without a begin and a commit that go to the server and back. */
    private <T> T alone(Work<T> work) {
        asked.increment();
        try (Connection connection = pool.getConnection()) {
            return work.with(connection);
        } catch (SQLException e) {
            throw new DatabaseException(e);
        }
    }

    /** How often the server was asked since the start: single statements and transactions. */
    public long asked() {
        return asked.sum();
    }

    /** Rows of one question; parameters in the order of its question marks. */
    public <T> List<T> list(String sql, Row<T> row, @Nullable Object... parameters) {
        return alone(connection -> list(connection, sql, row, parameters));
    }

    /** The one row of a question, if there is one. */
    public <T> Optional<T> one(String sql, Row<T> row, @Nullable Object... parameters) {
        return list(sql, row, parameters).stream().findFirst();
    }

    /** Changes rows and says how many. */
    public int change(String sql, @Nullable Object... parameters) {
        return alone(connection -> change(connection, sql, parameters));
    }

    /** The same inside a transaction under way. */
    public static <T> List<T> list(Connection connection, String sql, Row<T> row, @Nullable Object... parameters)
            throws SQLException {
        try (PreparedStatement statement = prepared(connection, sql, parameters);
                ResultSet rows = statement.executeQuery()) {
            List<T> result = new ArrayList<>();
            while (rows.next()) {
                result.add(row.read(rows));
            }
            return result;
        }
    }

    /** The same inside a transaction under way. */
    public static int change(Connection connection, String sql, @Nullable Object... parameters) throws SQLException {
        try (PreparedStatement statement = prepared(connection, sql, parameters)) {
            return statement.executeUpdate();
        }
    }

    private static PreparedStatement prepared(Connection connection, String sql, @Nullable Object... parameters)
            throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        for (int i = 0; i < parameters.length; i++) {
            statement.setObject(i + 1, parameters[i]);
        }
        return statement;
    }

    @Override
    @PreDestroy
    public void close() {
        pool.close();
    }
}
