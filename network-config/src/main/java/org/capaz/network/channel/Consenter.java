// SPDX-License-Identifier: Apache-2.0
package org.capaz.network.channel;

import java.security.cert.X509Certificate;
import java.util.List;
import org.capaz.network.keys.Certificates;

/**
 * An orderer in the channel's consenter mapping. Certificates are PEM.
 *
 * @param id the number by which block signatures name it, from 1
 * @param host at which the other orderers reach it
 * @param port at which the other orderers reach it
 * @param mspId of the member whose orderer it is
 * @param identity by which its block signatures are verified
 * @param clientTls by which the orderers that it calls recognise it
 * @param serverTls by which the orderers that call it recognise it
 */
public record Consenter(
        int id, String host, int port, String mspId, String identity, String clientTls, String serverTls) {

    /** Kinds of principal and of policy, by Fabric's numbers. */
    private static final long IDENTITY = 2;

    private static final long SIGNATURE = 1;

    /** By which its block signatures are verified. */
    public X509Certificate certificate() {
        return Certificates.parse(identity);
    }

    /** The same orderer with other certificates. */
    Consenter renewed(String otherIdentity, String otherTls) {
        return new Consenter(id, host, port, mspId, otherIdentity, otherTls, otherTls);
    }

    /** The same under another number. */
    Consenter numbered(int number) {
        return new Consenter(number, host, port, mspId, identity, clientTls, serverTls);
    }

    /** The mapping in the bytes of Fabric's {@code common.Orderers}; an {@link IllegalArgumentException} if they are none. */
    static List<Consenter> mapping(byte[] orderers) {
        return ProtoMessage.parse(orderers).all(1).stream()
                .map(ProtoMessage::parse)
                .map(one -> new Consenter(
                        one.smallNumber(1),
                        one.text(2),
                        one.smallNumber(3),
                        one.text(4),
                        one.text(5),
                        one.text(6),
                        one.text(7)))
                .toList();
    }

    /** The bytes of the mapping as {@code common.Orderers}. */
    static byte[] bytes(List<Consenter> mapping) {
        ProtoMessage orderers = ProtoMessage.empty();
        for (Consenter one : mapping) {
            orderers = orderers.and(
                    1,
                    ProtoMessage.empty()
                            .withSet(1, one.id)
                            .withSet(2, one.host)
                            .withSet(3, one.port)
                            .withSet(4, one.mspId)
                            .withSet(5, one.identity)
                            .withSet(6, one.clientTls)
                            .withSet(7, one.serverTls));
        }
        return orderers.toBytes();
    }

    /** How many of so many orderers may fail or lie. */
    static int faulty(int orderers) {
        return (orderers - 1) / 3;
    }

    /** How many of so many orderers must agree on a block. */
    static int quorum(int orderers) {
        return (orderers + faulty(orderers) + 2) / 2;
    }

    /**
     * The policy by which blocks are accepted, as {@code common.Policy}: signatures of so many of these identities that any two
     * quorums have an honest orderer in common. Fabric's orderers accept no other one beside the mapping.
     */
    static byte[] blockValidation(List<Consenter> mapping) {
        ProtoMessage signatures = ProtoMessage.empty().with(1, quorum(mapping.size()));
        ProtoMessage policy = ProtoMessage.empty();
        for (int i = 0; i < mapping.size(); i++) {
            Consenter one = mapping.get(i);
            signatures = signatures.and(2, ProtoMessage.empty().with(1, i));
            ProtoMessage identity = ProtoMessage.empty().withSet(1, one.mspId).withSet(2, one.identity);
            policy = policy.and(3, ProtoMessage.empty().with(1, IDENTITY).with(2, identity));
        }
        return ProtoMessage.empty()
                .with(1, SIGNATURE)
                .with(2, policy.with(2, ProtoMessage.empty().with(2, signatures)))
                .toBytes();
    }
}
