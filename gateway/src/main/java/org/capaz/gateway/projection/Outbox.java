// SPDX-License-Identifier: Apache-2.0
package org.capaz.gateway.projection;

import java.sql.Connection;
import java.sql.SQLException;

/** Is told, in the database transaction that writes the facts, up to which place there is something that changes tell. */
public interface Outbox {
    /** Tells nobody. */
    Outbox NONE = (connection, block, index) -> {};

    /**
     * What it writes stands or falls with the facts.
     *
     * @param index the place in its block of the last transaction that wrote such a record
     */
    void recorded(Connection connection, long block, long index) throws SQLException;
}
