// SPDX-License-Identifier: Apache-2.0
package org.capaz.verifier.trust;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.capaz.ledger.message.Argument;
import org.capaz.ledger.message.Sentence;
import org.capaz.verifier.fabric.Endorsement;
import org.capaz.verifier.fabric.SerializedIdentity;
import org.capaz.verifier.verdict.CheckFailed;
import org.capaz.verifier.verdict.Code;
import org.capaz.verifier.verdict.PlainNumbers;
import org.capaz.verifier.verdict.Signer;
import org.capaz.verifier.verdict.VerdictMessage;

/** Counts organisations, not signatures: one vote for each member, none for the operator, none for the unknown. */
public final class Quorum {
    private final Anchor anchor;
    private final Set<String> organisations = new LinkedHashSet<>();
    private final Set<Signer> signers = new LinkedHashSet<>();
    private int unknown;

    /**
     * A quorum without any signature yet.
     *
     * @param anchor names the members and how many are enough
     */
    public Quorum(Anchor anchor) {
        this.anchor = anchor;
    }

    /**
     * Takes one signature in; refuses it with the code of the first rule it breaks.
     *
     * @param response what was endorsed; an endorser signs it together with its own identity
     * @param endorser the serialized identity of the peer
     * @param rs r || s
     * @param at Unix seconds at which the signer must be in force
     * @throws CheckFailed with the code of the first rule that is broken
     */
    public void admit(byte[] response, byte[] endorser, byte[] rs, long at) {
        admit(response, endorser, () -> rs, at);
    }

    /**
     * Takes in an endorsement as Fabric carries it. Its signature is looked at only when the anchor knows the signer: of a
     * stranger nothing counts, and so nothing can be wrong.
     *
     * @param response what was endorsed
     * @param endorsement the peer and its signature in DER
     * @param at Unix seconds at which the signer must be in force
     * @throws CheckFailed with the code of the first rule that is broken
     */
    public void admit(byte[] response, Endorsement endorsement, long at) {
        admit(response, endorsement.endorser(), () -> EcdsaSignature.rawFromDer(endorsement.signature()), at);
    }

    private void admit(byte[] response, byte[] endorser, Supplier<byte[]> rs, long at) {
        var identity = SerializedIdentity.read(endorser);
        var established = IdentityCheck.require(anchor, identity, Role.PEER, at);
        byte[] signed = Arrays.copyOf(response, response.length + endorser.length);
        System.arraycopy(endorser, 0, signed, response.length, endorser.length);
        EcdsaSignature.verify(Certificates.signingKey(established.certificate()), signed, rs.get());
        Member member = established.member();
        if (!member.operator()) {
            organisations.add(member.mspId());
        }
        signers.add(new Signer(member.mspId(), member.name(), established.peer(), !member.operator()));
    }

    /**
     * Notes a signature of somebody the anchor or the directory does not know. It is counted and not named: whatever it calls
     * itself would stand in a report as if somebody had looked at it.
     */
    public void noteUnknown() {
        unknown++;
    }

    /**
     * The organisations that count so far, by MSP id.
     *
     * @return MSP ids
     */
    public Set<String> organisations() {
        return Set.copyOf(organisations);
    }

    /**
     * How many signatures were of somebody unknown.
     *
     * @return a count
     */
    public int unknown() {
        return unknown;
    }

    /**
     * Who signed, of those the anchor knows.
     *
     * @return each signer once
     */
    public List<Signer> signers() {
        return new ArrayList<>(signers);
    }

    /**
     * Refuses when too few organisations signed; the question stays open when unknown signers might have made it
     * enough.
     *
     * @return how many organisations signed, and which
     * @throws CheckFailed with {@code E-QUORUM}
     */
    public Sentence require() {
        var found = VerdictMessage.ORGANISATIONS_SIGNED
                .with("count", PlainNumbers.digits(organisations.size()))
                .and("least", PlainNumbers.digits(anchor.minOrgs()))
                .and("names", Argument.id(organisations.isEmpty() ? "-" : String.join(", ", organisations)));
        if (organisations.size() < anchor.minOrgs()) {
            throw new CheckFailed(Code.E_QUORUM, found, organisations.size() + unknown >= anchor.minOrgs());
        }
        return found;
    }
}
