// SPDX-License-Identifier: Apache-2.0
package org.capaz.verifier.label;

import static org.capaz.verifier.verdict.Code.E_DEF_UNKNOWN;
import static org.capaz.verifier.verdict.Code.E_MISMATCH;
import static org.capaz.verifier.verdict.Code.E_QUORUM;
import static org.capaz.verifier.verdict.Code.E_READ;
import static org.capaz.verifier.verdict.Code.E_RESPONSE;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.capaz.ledger.certificate.ViewFormat;
import org.capaz.ledger.message.Argument;
import org.capaz.verifier.fabric.EndorsedTransaction;
import org.capaz.verifier.fabric.Endorsement;
import org.capaz.verifier.fabric.ProposalResponsePayload;
import org.capaz.verifier.fabric.ReadWriteSet;
import org.capaz.verifier.fabric.Version;
import org.capaz.verifier.trust.Anchor;
import org.capaz.verifier.trust.ChaincodeDefinition;
import org.capaz.verifier.trust.EcdsaSignature;
import org.capaz.verifier.trust.PeerDirectory;
import org.capaz.verifier.trust.Quorum;
import org.capaz.verifier.verdict.Check;
import org.capaz.verifier.verdict.CheckFailed;
import org.capaz.verifier.verdict.PlainNumbers;
import org.capaz.verifier.verdict.VerdictMessage;
import org.capaz.verifier.wire.CheckedBase64Url;

/**
 * Makes a label out of an endorsed {@code LabelView}: takes the facts and the places from what the peers signed, picks the
 * signatures of organisations other than the issuing one, and hands nothing out that a reader would not find genuine.
 */
public final class LabelAssembly {
    private LabelAssembly() {}

    /** What became of the attempt. */
    public sealed interface Outcome {
        /**
         * A label that its own check found genuine.
         *
         * @param label the label
         * @param claims the claims on it
         * @param identities the signers' identities, which the peer directory must hold from now on
         */
        record Assembled(LabelPayload label, LabelClaims claims, List<byte[]> identities) implements Outcome {}

        /**
         * No label: what was wrong, and the checks as far as they came.
         *
         * @param because what was wrong
         * @param checks the checks as far as they came
         */
        record Refused(CheckFailed because, List<Check> checks) implements Outcome {}
    }

    /**
     * Makes a label.
     *
     * @param endorsed {@code Envelope.payload} of the endorsed, never submitted {@code LabelView}
     * @param issuing the MSP id of the organisation that prints the label, whose own signature would prove nothing
     * @param anchor the anchor of the network
     * @param now Unix seconds
     * @return a label, or why there is none
     */
    public static Outcome assemble(byte[] endorsed, String issuing, Anchor anchor, long now) {
        try {
            EndorsedTransaction tx = EndorsedTransaction.read(endorsed);
            LabelPayload facts = withoutSignatures(tx, anchor);
            LabelClaims claims = LabelClaims.read(facts.claims());
            requireSameBytes(tx, facts, claims, anchor);
            Map<String, Endorsement> foreign = goodSignatures(tx, issuing, anchor, claims.asOf());
            if (foreign.size() < anchor.minOrgs()) {
                throw new CheckFailed(
                        E_QUORUM,
                        VerdictMessage.FOREIGN_ORGANISATIONS_TOO_FEW
                                .with("count", PlainNumbers.digits(foreign.size()))
                                .and("issuing", Argument.id(issuing))
                                .and("needed", PlainNumbers.digits(anchor.minOrgs())));
            }
            var chosen = foreign.values().stream().limit(anchor.minOrgs()).toList();
            var identities = chosen.stream().map(Endorsement::endorser).toList();
            LabelPayload label = sign(facts, chosen);
            // The label is checked as a reader will check it, who has only its bytes.
            LabelCheck check = LabelCheck.ofPayload(label.bytes(), List.of(anchor), PeerDirectory.of(identities), now);
            return check.stage()
                    .failure()
                    .<Outcome>map(failure ->
                            new Outcome.Refused(failure, check.stage().checks()))
                    .orElseGet(() -> new Outcome.Assembled(label, claims, identities));
        } catch (CheckFailed failure) {
            return new Outcome.Refused(failure, List.of());
        }
    }

    private static LabelPayload withoutSignatures(EndorsedTransaction tx, Anchor anchor) {
        var answer = tx.response().answer();
        if (answer.status() != ProposalResponsePayload.Answer.OK) {
            throw new CheckFailed(
                    E_RESPONSE,
                    VerdictMessage.CONTRACT_ANSWERED
                            .with("status", PlainNumbers.digits(answer.status()))
                            .and("text", Argument.id(answer.message())));
        }
        byte[] claims = CheckedBase64Url.decode(new String(answer.payload(), StandardCharsets.ISO_8859_1), E_RESPONSE);
        String certificate = LabelClaims.read(claims).certificate().toString();
        return new LabelPayload(
                anchor.networkTag(),
                tx.response().proposalHash(),
                place(tx, ChaincodeDefinition.NAMESPACE, ChaincodeDefinition.sequenceKey(tx.chaincode())),
                place(tx, tx.chaincode(), ViewFormat.recordKey(certificate)),
                place(tx, tx.chaincode(), ViewFormat.statusKey(certificate)),
                claims,
                List.of());
    }

    private static Version place(EndorsedTransaction tx, String namespace, String key) {
        return tx.response()
                .results()
                .namespace(namespace)
                .flatMap(part -> part.read(key))
                .flatMap(ReadWriteSet.Read::version)
                .orElseThrow(() -> new CheckFailed(E_READ, VerdictMessage.KEY_NOT_READ.with("key", Argument.id(key))));
    }

    private static void requireSameBytes(
            EndorsedTransaction tx, LabelPayload facts, LabelClaims claims, Anchor anchor) {
        ChaincodeDefinition definition = anchor.definitionAt(facts.definition())
                .orElseThrow(() -> new CheckFailed(
                        E_DEF_UNKNOWN,
                        VerdictMessage.DEFINITION_NOT_PUBLISHED
                                .with("place", facts.definition())
                                .and("version", PlainNumbers.digits(anchor.version()))));
        byte[] rebuilt = LabelViewResponse.rebuild(facts, claims, definition.chaincode(), definition.version());
        if (!Arrays.equals(rebuilt, tx.response().bytes())) {
            throw new CheckFailed(E_MISMATCH, VerdictMessage.LABEL_DIFFERS_FROM_ANSWER.sentence());
        }
    }

    /** One good signature of each organisation but the issuing one and the operator, by MSP id; bad ones are left out. */
    private static Map<String, Endorsement> goodSignatures(
            EndorsedTransaction tx, String issuing, Anchor anchor, long at) {
        var good = new TreeMap<String, Endorsement>();
        for (Endorsement endorsement : tx.endorsements()) {
            goodOrganisation(tx, endorsement, anchor, at)
                    .filter(mspId -> !mspId.equals(issuing))
                    .ifPresent(mspId -> good.putIfAbsent(mspId, endorsement));
        }
        return good;
    }

    private static Optional<String> goodOrganisation(
            EndorsedTransaction tx, Endorsement endorsement, Anchor anchor, long at) {
        var quorum = new Quorum(anchor);
        try {
            quorum.admit(tx.response().bytes(), endorsement, at);
        } catch (CheckFailed bad) {
            return Optional.empty();
        }
        return quorum.organisations().stream().findFirst();
    }

    private static LabelPayload sign(LabelPayload facts, List<Endorsement> endorsements) {
        var signatures = new ArrayList<LabelPayload.Signature>();
        for (Endorsement endorsement : endorsements) {
            signatures.add(new LabelPayload.Signature(
                    PeerDirectory.keyTag(endorsement.endorser()), EcdsaSignature.rawFromDer(endorsement.signature())));
        }
        return new LabelPayload(
                facts.networkTag(),
                facts.proposalHash(),
                facts.definition(),
                facts.certificate(),
                facts.status(),
                facts.claims(),
                signatures);
    }
}
