// SPDX-License-Identifier: Apache-2.0
package org.capaz.network.layout;

import java.util.Locale;
import org.capaz.ledger.message.Argument;
import org.capaz.ledger.message.Sentence;
import org.capaz.network.consortium.Member;
import org.capaz.network.operation.NetworkMessage;

/** The four processes of a member. Orderer and peer are Fabric nodes; chaincode and gateway are ours. */
public enum ProcessKind {
    ORDERER(NetworkMessage.ROLE_ORDERER, NetworkMessage.ORDERER_OF_MEMBER),
    PEER(NetworkMessage.ROLE_PEER, NetworkMessage.PEER_OF_MEMBER),
    CHAINCODE(NetworkMessage.ROLE_CHAINCODE, NetworkMessage.CHAINCODE_OF_MEMBER),
    GATEWAY(NetworkMessage.ROLE_GATEWAY, NetworkMessage.GATEWAY_OF_MEMBER);

    private final NetworkMessage role;
    private final NetworkMessage ofMember;

    ProcessKind(NetworkMessage role, NetworkMessage ofMember) {
        this.role = role;
        this.ofMember = ofMember;
    }

    /** The kind alone, as a person reads it. */
    public Sentence role() {
        return role.sentence();
    }

    /** The process of that member, as sentences name it. */
    public Sentence of(Member member) {
        return ofMember.with("member", Argument.id(member.displayName()));
    }

    /** The name used for folders, log files and in the status as JSON. */
    public String lowerCaseName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
