// SPDX-License-Identifier: Apache-2.0
package org.capaz.gateway.cooperative.notice;

/** When TLS begins on the way to a mail server, and at which port such a server listens unless said otherwise. */
enum MailTls {
    /** After the greeting, by STARTTLS (RFC 3207). */
    STARTTLS(587),
    /** From the first byte (RFC 8314). */
    IMPLICIT(465),
    /** Never: a server on the own machine or network. A password is then not sent. */
    NONE(25);

    private final int port;

    MailTls(int port) {
        this.port = port;
    }

    int port() {
        return port;
    }
}
