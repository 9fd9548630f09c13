// SPDX-License-Identifier: Apache-2.0
package org.capaz.gateway.projection;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.capaz.gateway.CaseGateway;
import org.capaz.gateway.Database;
import org.capaz.gateway.Settings;

/**
 * Reads what a gateway has read, and has PostgreSQL explain how it answers each question. It is kept from reading a table from
 * one end to the other where any index serves, so that the size of the tables plays no part.
 */
public final class ExplainedLedger implements AutoCloseable {
    private final Explaining database;
    private final LedgerStateReader reader;

    /** The database of that gateway, over connections of its own. */
    public ExplainedLedger(CaseGateway gateway) {
        database = new Explaining(gateway.bean(Settings.class));
        reader = new LedgerStateReader(database, gateway.bean(Projection.class), gateway.bean(Clock.class));
    }

    /** What is asked of it is explained. */
    public LedgerStateReader reader() {
        return reader;
    }

    public Sights sights() {
        return new Sights(reader);
    }

    public ChainReader chain() {
        return new ChainReader(database);
    }

    /** Asks it that way. */
    public void ask(String sql) {
        database.list(sql, row -> "");
    }

    /** How every question since the last call is answered. */
    public List<String> plans() {
        List<String> plans = List.copyOf(database.plans);
        database.plans.clear();
        return plans;
    }

    @Override
    public void close() {
        database.close();
    }

    private static final class Explaining extends Database {
        private final List<String> plans = new ArrayList<>();

        private Explaining(Settings settings) {
            super(settings);
        }

        @Override
        public <T> List<T> list(String sql, Row<T> row, Object... parameters) {
            return transaction(connection -> {
                Database.change(connection, "set local enable_seqscan = off");
                plans.add(sql + "\n"
                        + String.join(
                                "\n",
                                Database.list(connection, "explain " + sql, line -> line.getString(1), parameters)));
                return Database.list(connection, sql, row, parameters);
            });
        }
    }
}
