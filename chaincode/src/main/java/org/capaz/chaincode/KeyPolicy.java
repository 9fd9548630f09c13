// SPDX-License-Identifier: Apache-2.0
package org.capaz.chaincode;

import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.capaz.ledger.contract.KeyOwner;
import org.capaz.ledger.identity.MspId;
import org.hyperledger.fabric.protos.common.MSPPrincipal;
import org.hyperledger.fabric.protos.common.MSPRole;
import org.hyperledger.fabric.protos.common.SignaturePolicy;
import org.hyperledger.fabric.protos.common.SignaturePolicyEnvelope;

/**
 * The endorsement policy of one key: the owner's organisation and enough of the others for a majority. It replaces the
 * contract's own policy for that key, so the majority must be in it. Built by hand, because the shim's helper only knows
 * "all of these"; the owner is named once, as a signature counts once.
 *
 * <p>Decision 090.
 */
final class KeyPolicy {
    private KeyPolicy() {}

    /** The owner is identity 0, the others follow in the order of their ids: endorsers compare these bytes. */
    static byte[] of(KeyOwner owner) {
        var others = SignaturePolicy.NOutOf.newBuilder().setN(owner.othersNeeded());
        IntStream.rangeClosed(1, owner.others().size()).forEach(identity -> others.addRules(signedBy(identity)));
        var both = SignaturePolicy.NOutOf.newBuilder()
                .setN(2)
                .addRules(signedBy(0))
                .addRules(SignaturePolicy.newBuilder().setNOutOf(others));
        var policy = SignaturePolicyEnvelope.newBuilder()
                .setRule(
                        owner.others().isEmpty()
                                ? signedBy(0)
                                : SignaturePolicy.newBuilder().setNOutOf(both).build());
        Stream.concat(Stream.of(owner.organisation()), owner.others().stream())
                .forEach(member -> policy.addIdentities(peerOf(member)));
        return policy.build().toByteArray();
    }

    private static SignaturePolicy signedBy(int identity) {
        return SignaturePolicy.newBuilder().setSignedBy(identity).build();
    }

    private static MSPPrincipal peerOf(MspId member) {
        var peer = MSPRole.newBuilder().setMspIdentifier(member.value()).setRole(MSPRole.MSPRoleType.PEER);
        return MSPPrincipal.newBuilder()
                .setPrincipalClassification(MSPPrincipal.Classification.ROLE)
                .setPrincipal(peer.build().toByteString())
                .build();
    }
}
