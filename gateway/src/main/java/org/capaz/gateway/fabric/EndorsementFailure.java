// SPDX-License-Identifier: Apache-2.0
package org.capaz.gateway.fabric;

import io.grpc.Status;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.capaz.gateway.GatewayMessage;
import org.capaz.ledger.message.Argument;
import org.capaz.ledger.message.Sentence;
import org.capaz.ledger.statement.Objection;
import org.hyperledger.fabric.client.EndorseException;
import org.hyperledger.fabric.protos.gateway.ErrorDetail;

/**
 * Why a proposal got no common endorsement. A refusal by the first peer is the contract's answer; the same from peers
 * asked after the first one agreed is a disagreement, as one of them may be a block behind.
 */
public sealed interface EndorsementFailure {
    /** {@code chaincode response 500, {"because":…}}: what follows the number is the contract's text, an {@link Objection}. */
    Pattern CONTRACT_REFUSAL = Pattern.compile("chaincode response \\d+, (.*)", Pattern.DOTALL);

    /** How a peer says that it knows of too few peers of other members; so does that of a member which has left the channel. */
    String NO_COMBINATION = "no combination of peers can be derived which satisfy the endorsement policy";

    /** The contract refused. */
    record Refused(Objection objection) implements EndorsementFailure {}

    /** Peers answered differently, or only some refused: one may be a block behind. */
    record Differing(String detail) implements EndorsementFailure {}

    /** Not enough peers could be asked. */
    record Unreachable(Sentence because) implements EndorsementFailure {
        /** With what was met on the way to the peers. */
        public static Unreachable of(String detail) {
            return new Unreachable(GatewayMessage.PEERS_NOT_REACHED.with("what", Argument.id(detail)));
        }
    }

    static EndorsementFailure of(EndorseException error) {
        return of(error.getStatus(), error.getDetails());
    }

    static EndorsementFailure of(Status status, List<ErrorDetail> details) {
        String text = String.valueOf(status.getDescription());
        if (text.contains(NO_COMBINATION)) {
            return new Unreachable(GatewayMessage.OTHER_PEERS_AWAY.sentence());
        }
        if (text.contains("ProposalResponsePayloads do not match")) {
            return new Differing(text);
        }
        for (ErrorDetail detail : details) {
            Matcher refusal = CONTRACT_REFUSAL.matcher(detail.getMessage());
            if (!refusal.find()) {
                continue;
            }
            return text.contains("failed to collect enough")
                    ? new Differing(detail.getMspId() + ": " + detail.getMessage())
                    : new Refused(objection(refusal.group(1)));
        }
        StringBuilder all = new StringBuilder(status.getCode() + " " + text);
        details.forEach(detail ->
                all.append("; ").append(detail.getMspId()).append(": ").append(detail.getMessage()));
        return Unreachable.of(all.toString());
    }

    private static Objection objection(String text) {
        return Objection.parse(text)
                .orElseGet(() -> new Objection(
                        "CONTRACT_ERROR", GatewayMessage.CONTRACT_FAILED.with("what", Argument.id(text))));
    }
}
