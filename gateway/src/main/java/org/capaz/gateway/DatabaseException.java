// SPDX-License-Identifier: Apache-2.0
package org.capaz.gateway;

import java.sql.SQLException;

/** The database did not answer, or answered something that no row of ours can mean. */
public final class DatabaseException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public DatabaseException(SQLException cause) {
        super("database: " + cause.getMessage(), cause);
    }
}
