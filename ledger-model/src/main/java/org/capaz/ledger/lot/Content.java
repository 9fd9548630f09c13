// SPDX-License-Identifier: Apache-2.0
package org.capaz.ledger.lot;

import java.util.List;
import java.util.Optional;
import org.capaz.ledger.identity.PartyId;
import org.capaz.ledger.quantity.BasisPoints;
import org.capaz.ledger.quantity.FineMass;
import org.capaz.ledger.quantity.GrossMass;
import org.capaz.ledger.quantity.Material;
import org.capaz.ledger.quantity.ProRata;

/**
 * What a lot holds. Gold that is measured counts no further than the production lots that the lot came from allow (I49): the
 * shares of the provenance vector carry what was read of those lots themselves, less what was lost since, and what is measured
 * above that and one gain tolerance belongs to no origin.
 *
 * <p>Decision 100.
 *
 * @param fine gold that counts, the sum of the shares; nothing before the first assay, or, where lots were pooled, what they held
 * @param unattributed measured gold beyond what the origins account for: sold with the lot, in no share, premium or credit
 * @param lostMg fine milligrams recorded as this lot's own loss; below zero when a better assay found more
 * @param changes the same, by who weighed or read it
 * @param lifetime what was lost and sampled on the way to this lot
 */
public record Content(
        Material material,
        GrossMass gross,
        Optional<Assay.OfRecord> assay,
        FineMass fine,
        FineMass unattributed,
        Provenance provenance,
        ClaimClass claimClass,
        long lostMg,
        List<Change> changes,
        Lifetime lifetime) {
    public Content {
        changes = List.copyOf(changes);
    }

    /** Of a lot that was declared or introduced and that no laboratory has assayed yet: nothing is known of its gold. */
    public static Content unread(Material material, GrossMass gross, Provenance provenance, ClaimClass claimClass) {
        return pooled(material, gross, FineMass.NONE, provenance, claimClass, Lifetime.NEW);
    }

    /** Of lots poured together that no laboratory has assayed yet: it stands for the gold of all of them. */
    public static Content pooled(
            Material material,
            GrossMass gross,
            FineMass unattributed,
            Provenance provenance,
            ClaimClass claimClass,
            Lifetime lifetime) {
        return new Content(
                material,
                gross,
                Optional.empty(),
                provenance.total(),
                unattributed,
                provenance,
                claimClass,
                0,
                List.of(),
                lifetime);
    }

    /**
     * Of a lot made of others, by its own weighing and assay.
     *
     * @param entitled the origins with the nominal gold that this lot has of them
     * @param gain what counts above the nominal gold, once for the whole life of the gold
     */
    public static Content made(
            Material material,
            GrossMass gross,
            Assay.OfRecord assay,
            Provenance entitled,
            ClaimClass claimClass,
            Lifetime lifetime,
            BasisPoints gain) {
        FineMass found = FineMass.contained(gross, assay.fineness());
        Provenance counted = entitled.counting(found, gain);
        return new Content(
                material,
                gross,
                Optional.of(assay),
                counted.total(),
                found.minus(counted.total()),
                counted,
                claimClass,
                0,
                List.of(),
                lifetime);
    }

    /**
     * After another weighing or assay. The fine mass follows from both (I14); what is no longer found is this lot's loss (I23).
     * Only a production lot's own reading says what its origin gives; a reading of anything else changes what is measured, and
     * the nominal gold falls at most by the gold of the weight that is gone, so that a wrong reading can be put right (I49). A
     * corrected weight gives back what the wrong one took.
     *
     * @param ofItsOrigin whether this is the production lot itself
     * @param by whose weighing or reading it is
     */
    Content read(
            GrossMass newGross,
            Assay.OfRecord newAssay,
            boolean ofItsOrigin,
            BasisPoints gain,
            Change.Source source,
            PartyId by) {
        FineMass found = FineMass.contained(newGross, newAssay.fineness());
        long nominalMg = provenance.nominal().milligrams();
        Lifetime after = source == Change.Source.CUSTODIAN
                ? lifetime.weighedOff(weighedOffMg(found, ofItsOrigin))
                : lifetime.losing(Math.max(0, Math.min(goldOfWeightGoneMg(newGross), nominalMg - found.milligrams())));
        long takenMg = after.lostMg() - lifetime.lostMg();
        Provenance entitled = provenance.entitledTo(ofItsOrigin ? found : new FineMass(nominalMg - takenMg));
        Provenance counted = entitled.counting(found, gain);
        boolean known = assay.isPresent() || !ofItsOrigin;
        long newlyLostMg = known ? measured().milligrams() - found.milligrams() : 0;
        return new Content(
                material,
                newGross,
                Optional.of(newAssay),
                counted.total(),
                found.minus(counted.total()),
                counted,
                claimClass,
                Math.addExact(lostMg, newlyLostMg),
                Change.added(changes, source, by, newlyLostMg),
                after);
    }

    /** Another weight takes of every origin, or gives back what an earlier weight of this lot took, in proportion. */
    private long weighedOffMg(FineMass found, boolean ofItsOrigin) {
        long nominalMg = provenance.nominal().milligrams();
        long inProportionMg = ofItsOrigin
                ? found.milligrams()
                : ProRata.scaled(nominalMg, found.milligrams(), measured().milligrams());
        return Math.max(nominalMg - inProportionMg, -lifetime.weighedOffMg());
    }

    private long goldOfWeightGoneMg(GrossMass newGross) {
        return assay.filter(before -> newGross.compareTo(gross) < 0)
                .map(before -> FineMass.contained(
                                new GrossMass(gross.milligrams() - newGross.milligrams()), before.fineness())
                        .milligrams())
                .orElse(0L);
    }

    /** All the gold in it as last measured, or as its inputs were: gross mass times fineness. */
    public FineMass measured() {
        return fine.plus(unattributed);
    }

    /** Is anything known of its gold, by its own assay or by those of the lots it was pooled from? */
    boolean hasFineMass() {
        return assay.isPresent() || !measured().equals(FineMass.NONE);
    }

    Content withoutClaim() {
        return new Content(
                material, gross, assay, fine, unattributed, provenance, ClaimClass.NONE, lostMg, changes, lifetime);
    }

    Content withoutLoss() {
        return new Content(material, gross, assay, fine, unattributed, provenance, claimClass, 0, List.of(), lifetime);
    }

    /** Fine milligrams of now, or of its beginning where assays have found more since: what a further rise is counted from. */
    long leastMeasuredMg() {
        long now = measured().milligrams();
        return Math.min(now, Math.addExact(now, lostMg));
    }
}
