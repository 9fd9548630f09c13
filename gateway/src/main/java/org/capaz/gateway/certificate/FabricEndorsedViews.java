package org.capaz.gateway.certificate;

import com.google.protobuf.InvalidProtocolBufferException;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.util.List;
import org.capaz.gateway.submit.EndorsementErrors;
import org.capaz.gateway.submit.FabricConnection;
import org.capaz.gateway.submit.LedgerClient.Endorsement;
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
            Transaction endorsed = fabric.contract()
                    .newProposal(function)
                    .addArguments(arguments)
                    .setEndorsingOrganizations(organisations.toArray(String[]::new))
                    .build()
                    .endorse();
            return new View.Endorsed(PreparedTransaction.parseFrom(endorsed.getBytes())
                    .getEnvelope()
                    .getPayload()
                    .toByteArray());
        } catch (EndorseException e) {
            return switch (EndorsementErrors.classify(e.getStatus(), e.getDetails())) {
                case Endorsement.Refused no ->
                    new View.Refused(no.objection().code(), no.objection().because());
                case Endorsement.Differing differing -> new View.Differing(differing.detail());
                case Endorsement.Unreachable unreachable -> new View.Unreachable(unreachable.detail());
                case Endorsement.Endorsed never -> throw new IllegalStateException("an error is no endorsement");
            };
        } catch (InvalidProtocolBufferException e) {
            return new View.Unreachable("the peer's answer cannot be read");
        }
    }
}
