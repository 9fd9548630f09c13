// SPDX-License-Identifier: Apache-2.0
package org.capaz.verifier.trust;

/** What a member's key may do, told by the one organisational unit that says so in its certificate. */
public enum Role {
    /** Endorses; the only role whose signature counts on labels and views. */
    PEER,
    /** Submits, as gateways do. */
    CLIENT,
    /** Changes its organisation's configuration. */
    ADMIN,
    /** Orders blocks. */
    ORDERER;

    String unit(Member member) {
        return switch (this) {
            case PEER -> member.peerOu();
            case CLIENT -> "client";
            case ADMIN -> "admin";
            case ORDERER -> "orderer";
        };
    }
}
