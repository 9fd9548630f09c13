package org.capaz.verifier.trust;

/** What a member's key may do, told by the one organisational unit that says so in its certificate. */
public enum Role {
    PEER,
    CLIENT,
    ADMIN,
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
