// SPDX-License-Identifier: Apache-2.0
package org.capaz.verifier.label;

import java.nio.charset.StandardCharsets;
import org.capaz.ledger.certificate.ViewFormat;
import org.capaz.ledger.json.Base64Url;
import org.capaz.verifier.fabric.ProposalResponsePayload;
import org.capaz.verifier.fabric.Version;
import org.capaz.verifier.trust.ChaincodeDefinition;
import org.capaz.verifier.wire.ProtoWriter;

/**
 * Rebuilds the very bytes (PRP) that the peers signed when they answered {@code LabelView}, from the label alone. Any
 * fact that was altered gives other bytes, which no signature fits.
 *
 * <p>Format: {@code docs/reference/formats/label.md}.
 */
public final class LabelViewResponse {
    private LabelViewResponse() {}

    /**
     * Rebuilds the response.
     *
     * @param label the label's payload
     * @param claims the claims in it
     * @param chaincode the name in the anchor's definition
     * @param chaincodeVersion the version in the anchor's definition
     * @return the bytes of a {@code ProposalResponsePayload}
     */
    public static byte[] rebuild(LabelPayload label, LabelClaims claims, String chaincode, String chaincodeVersion) {
        String certificate = claims.certificate().toString();
        var lifecycle = read(ChaincodeDefinition.sequenceKey(chaincode), label.definition());
        var records = new ProtoWriter()
                .raw(read(ViewFormat.recordKey(certificate), label.certificate())
                        .toBytes())
                .raw(read(ViewFormat.statusKey(certificate), label.status()).toBytes());
        // Peers sort namespaces by byte; the underscore comes before every chaincode name.
        var results = new ProtoWriter()
                .message(2, namespace(ChaincodeDefinition.NAMESPACE, lifecycle))
                .message(2, namespace(chaincode, records));
        var response = new ProtoWriter()
                .number(1, ProposalResponsePayload.Answer.OK)
                .bytes(3, Base64Url.encode(label.claims()).getBytes(StandardCharsets.US_ASCII));
        var action = new ProtoWriter()
                .message(1, results)
                .message(3, response)
                .message(4, new ProtoWriter().text(2, chaincode).text(3, chaincodeVersion));
        return new ProtoWriter()
                .bytes(1, label.proposalHash())
                .message(2, action)
                .toBytes();
    }

    private static ProtoWriter namespace(String name, ProtoWriter reads) {
        return new ProtoWriter().text(1, name).message(2, reads);
    }

    private static ProtoWriter read(String key, Version version) {
        var place = new ProtoWriter().number(1, version.block());
        if (version.tx() > 0) {
            place.number(2, version.tx());
        }
        return new ProtoWriter().message(1, new ProtoWriter().text(1, key).message(2, place));
    }
}
