// SPDX-License-Identifier: Apache-2.0
package org.capaz.gateway.fabric;

import static org.assertj.core.api.Assertions.assertThat;

import io.grpc.Grpc;
import io.grpc.InsecureChannelCredentials;
import io.grpc.ManagedChannel;
import java.security.KeyPairGenerator;
import java.security.spec.ECGenParameterSpec;
import org.hyperledger.fabric.client.Gateway;
import org.hyperledger.fabric.client.identity.Identity;
import org.hyperledger.fabric.client.identity.Signers;
import org.junit.jupiter.api.Test;

/** With the wrong order of version imports the Fabric client dies at its first proposal and not before. */
class ProposalSmokeTest {
    @Test
    void a_proposal_can_be_built_and_signed_with_the_versions_at_hand() throws Exception {
        var generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"));
        ManagedChannel channel = Grpc.newChannelBuilder("127.0.0.1:1", InsecureChannelCredentials.create())
                .build();
        try (Gateway gateway = Gateway.newInstance()
                .identity(new Identity() {
                    @Override
                    public String getMspId() {
                        return "ProducersMSP";
                    }

                    @Override
                    public byte[] getCredentials() {
                        return new byte[] {1};
                    }
                })
                .signer(Signers.newPrivateKeySigner(generator.generateKeyPair().getPrivate()))
                .connection(channel)
                .connect()) {
            var proposal = gateway.getNetwork("capaz")
                    .getContract("capaz")
                    .newProposal("DeclareLot")
                    .addArguments("{}")
                    .build();

            assertThat(proposal.getTransactionId()).hasSize(64);
            assertThat(proposal.getBytes()).isNotEmpty();
        } finally {
            channel.shutdownNow();
        }
    }
}
