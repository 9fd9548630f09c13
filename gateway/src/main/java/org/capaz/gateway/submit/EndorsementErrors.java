package org.capaz.gateway.submit;

import io.grpc.Status;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.capaz.gateway.submit.LedgerClient.Endorsement;
import org.capaz.ledger.statement.Objection;
import org.hyperledger.fabric.protos.gateway.ErrorDetail;

/**
 * Tells refusal, disagreement and absence apart. A refusal by the first peer is the contract's word; the same from peers
 * asked after the first one agreed is a disagreement, as one of them may be a block behind.
 */
public final class EndorsementErrors {
    /** {@code chaincode response 500, I25 lot LE is already offered}: what follows the number is the contract's text. */
    private static final Pattern CONTRACT_SAYS_NO = Pattern.compile("chaincode response \\d+, (.*)", Pattern.DOTALL);

    private EndorsementErrors() {}

    /** Never an {@link Endorsement.Endorsed}. */
    public static Endorsement classify(Status status, List<ErrorDetail> details) {
        String text = String.valueOf(status.getDescription());
        if (text.contains("ProposalResponsePayloads do not match")) {
            return new Endorsement.Differing(text);
        }
        for (ErrorDetail detail : details) {
            Matcher no = CONTRACT_SAYS_NO.matcher(detail.getMessage());
            if (!no.find()) {
                continue;
            }
            return text.contains("failed to collect enough")
                    ? new Endorsement.Differing(detail.getMspId() + ": " + detail.getMessage())
                    : new Endorsement.Refused(objection(no.group(1)));
        }
        StringBuilder all = new StringBuilder(status.getCode() + " " + text);
        details.forEach(detail ->
                all.append("; ").append(detail.getMspId()).append(": ").append(detail.getMessage()));
        return new Endorsement.Unreachable(all.toString());
    }

    private static Objection objection(String text) {
        return Objection.parse(text).orElseGet(() -> new Objection("CONTRACT_ERROR", text));
    }
}
