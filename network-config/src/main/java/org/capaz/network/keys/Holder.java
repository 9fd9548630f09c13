// SPDX-License-Identifier: Apache-2.0
package org.capaz.network.keys;

import java.util.Locale;

/** Who holds certificates of a member's CAs. By the OU in them Fabric knows what the holder may do. */
public enum Holder {
    ORDERER("orderer", "orderer0.", Connection.SERVER),
    PEER("peer", "peer0.", Connection.SERVER),
    ADMINISTRATOR("admin", "admin@", Connection.CLIENT),
    GATEWAY("client", "gateway@", Connection.NONE);

    /** On which side of a TLS connection the holder shows a certificate. A node is client of other nodes too. */
    enum Connection {
        SERVER("server"),
        CLIENT("client"),
        NONE("");

        private final String fileName;

        Connection(String fileName) {
            this.fileName = fileName;
        }
    }

    private final String unit;
    private final String prefix;
    private final Connection connection;

    Holder(String unit, String prefix, Connection connection) {
        this.unit = unit;
        this.prefix = prefix;
        this.connection = connection;
    }

    static Holder of(Identity identity) {
        return switch (identity) {
            case PEER -> PEER;
            case ADMINISTRATOR -> ADMINISTRATOR;
            case GATEWAY -> GATEWAY;
        };
    }

    String unit() {
        return unit;
    }

    Connection connection() {
        return connection;
    }

    String commonName(String domain) {
        return prefix + domain;
    }

    /** Of its folder, and of its files that go to a CA and come from it. */
    String lowerCaseName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Of its certificate and its key for TLS, without the ending. */
    String connectionFile() {
        return connection.fileName;
    }
}
