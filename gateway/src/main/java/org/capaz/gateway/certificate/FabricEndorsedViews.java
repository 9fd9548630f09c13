// SPDX-License-Identifier: Apache-2.0
package org.capaz.gateway.certificate;

import com.google.protobuf.InvalidProtocolBufferException;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.util.List;
import org.capaz.gateway.fabric.EndorsementFailure;
import org.capaz.gateway.fabric.FabricConnection;
import org.hyperledger.fabric.client.Contract;
import org.hyperledger.fabric.client.EndorseException;
import org.hyperledger.fabric.client.Transaction;
import org.hyperledger.fabric.protos.gateway.PreparedTransaction;

/** Views through this member's own peer, which asks the named organisations' peers. */
@Singleton
@Requires(beans = FabricConnection.class)
final class FabricEndorsedViews implements EndorsedViews {
    private final FabricConnection fabric;

    FabricEndorsedViews(FabricConnection fabric) {
        this.fabric = fabric;
    }

    @Override
    public View ask(List<String> organisations, String function, String... arguments) {
        try {
            Contract contract = ABOUT_THE_CHAIN.contains(function) ? fabric.chainQueries() : fabric.contract();
            Transaction endorsed = contract.newProposal(function)
                    .addArguments(arguments)
                    .setEndorsingOrganizations(organisations.toArray(String[]::new))
                    .build()
                    .endorse();
            return new View.Endorsed(PreparedTransaction.parseFrom(endorsed.getBytes())
                    .getEnvelope()
                    .getPayload()
                    .toByteArray());
        } catch (EndorseException e) {
            return switch (EndorsementFailure.of(e)) {
                case EndorsementFailure.Refused no -> new View.Refused(no.objection());
                case EndorsementFailure.Differing differing -> new View.Differing(differing.detail());
                case EndorsementFailure.Unreachable unreachable -> new View.Unreachable(unreachable.because());
            };
        } catch (InvalidProtocolBufferException e) {
            return new View.Unreachable(EndorsementFailure.Unreachable.of("the peer's answer cannot be read")
                    .because());
        }
    }
}
