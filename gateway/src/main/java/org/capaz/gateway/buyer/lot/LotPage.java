// SPDX-License-Identifier: Apache-2.0
package org.capaz.gateway.buyer.lot;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.capaz.ledger.assessment.Affiliation;
import org.capaz.ledger.assessment.Affiliation.ModuleResult;
import org.capaz.ledger.certificate.Notice;
import org.capaz.ledger.identity.CertificateId;
import org.capaz.ledger.identity.LotId;
import org.capaz.ledger.lot.Assay;
import org.capaz.ledger.quantity.Day;
import org.capaz.ledger.quantity.FineMass;
import org.capaz.ledger.quantity.Material;
import org.capaz.ledger.registry.PartyRole;
import org.capaz.ledger.status.CertificateEnd;
import org.capaz.ledger.status.CertificateStatus;

/**
 * What the page of one certificate shows, in no language and without markup: the answer first, then what to compare with
 * the parcel, then the facts. Role and country of a holder, the municipality of a producer, and never a miner or a route.
 *
 * @param shortId the certificate's number as it stands on the label
 * @param way the oldest first
 * @param history what became of it, and what the lot is made of
 * @param premium absent when nothing is owed on the lot
 * @param check absent when this gateway publishes no anchor
 */
public record LotPage(
        String shortId,
        Answer answer,
        Parcel parcel,
        LotFacts facts,
        List<Purchase> purchases,
        List<Origin> origins,
        List<HandedOver> way,
        LotHistory history,
        Optional<LotPremium> premium,
        Optional<Check> check,
        LedgerPosition position) {

    /** The same page of a later block that changed nothing of it. */
    public LotPage asOf(LedgerPosition later) {
        return new LotPage(shortId, answer, parcel, facts, purchases, origins, way, history, premium, check, later);
    }

    /**
     * The page for a number behind which no certificate stands.
     *
     * @param mistyped whether it cannot be the number of any certificate, so that it says nothing against a label
     */
    public record Unknown(String number, boolean mistyped, LedgerPosition position) {}

    /**
     * Who states what the page shows, and how far its gateway had read the ledger.
     *
     * @param member the name that the member founded itself under
     * @param askedAt the moment for which states are derived
     * @param blockTime the latest time stated in the last block read
     * @param behind whether the chain is not being followed at this moment
     */
    public record LedgerPosition(String member, Instant askedAt, long block, Instant blockTime, boolean behind) {}

    /**
     * One hand-over that is completed, of the lot or of one that its gold comes from, without the parties' names. Of one
     * under way nothing is shown.
     *
     * @param from the first role of who gave it; absent where the party is not on the ledger
     * @param to the first role of who accepted it
     */
    public record HandedOver(Optional<PartyRole> from, Optional<PartyRole> to, Day day) {}

    /**
     * With what anybody checks the record without believing this gateway.
     *
     * @param fingerprint of the anchor that this gateway publishes: SHA-256 in hexadecimal
     */
    public record Check(CertificateId certificate, String fingerprint) {}

    /** The certificate's state, why, and what a reader must know beside it. */
    public record Answer(State state, Explanation explanation, List<ProducerNotice> notices) {
        public Emphasis emphasis() {
            return switch (state) {
                case State.Expired expired -> Emphasis.OVER;
                case State.Stored(CertificateStatus.State stored) ->
                    switch (stored) {
                        case ISSUED -> notices.isEmpty() ? Emphasis.STATED : Emphasis.AMBER;
                        case FROZEN -> Emphasis.AMBER;
                        case SUSPENDED, REVOKED, ENDED -> Emphasis.OVER;
                    };
            };
        }
    }

    /** How the answer is coloured. What a member states well is plain: green is only what the reader's own device found. */
    public enum Emphasis {
        STATED,
        AMBER,
        OVER
    }

    /** The one word for the certificate: past its validity nothing else counts. */
    public sealed interface State {
        record Expired() implements State {}

        record Stored(CertificateStatus.State state) implements State {}
    }

    /** What the page says beside the state. */
    public sealed interface Explanation {
        record ValidityOver() implements Explanation {}

        /**
         * In force since it was issued, or again since a suspension was lifted.
         *
         * @param suspensionLifted when a reinstatement gave the state back that the certificate was issued with
         */
        record Issued(Instant at, Optional<Instant> suspensionLifted) implements Explanation {}

        record Delivered(Instant at) implements Explanation {}

        /**
         * The lot is no more, or is no longer what the record says.
         *
         * @param end absent when this version does not know the reason
         * @param successors the lots that its metal went into
         */
        record RecordEnded(Instant at, Optional<CertificateEnd> end, List<String> successors) implements Explanation {}

        record TakenBack(Instant at, Reason reason) implements Explanation {}
    }

    /** Why a certificate is suspended or revoked. */
    public sealed interface Reason {
        /** Of a hold, only that there is one. */
        record OnHold() implements Reason {}

        record Stated(String code, String byName) implements Reason {}

        record Text(String text) implements Reason {}
    }

    /**
     * A notice, and whom it is about.
     *
     * @param producer the name of the producer; empty for a notice about the lot
     * @param answers what stands beside a flag; absent for what nobody answers, empty while nobody has
     */
    public record ProducerNotice(Notice notice, String producer, Optional<List<FlagAnswered>> answers) {}

    /**
     * An answer to a flag, without what it is about.
     *
     * @param producer the name of who answered, if that is a producer that the page names; traders are not named
     * @param reply absent when it is in words of its own
     */
    public record FlagAnswered(Optional<String> producer, Optional<FlagReply> reply, Instant at) {}

    /** What a buyer compares with the parcel in hand. */
    public record Parcel(String seal, long grossMilligrams) {}

    /**
     * The lot as certified, and where it is now.
     *
     * @param finenessHundredthsPerMille such as 87250 for 872.50 ‰
     * @param unattributedMilligrams measured beyond the fine mass, of no origin and not certified; mostly none
     * @param holder absent when nobody holds it, or it is not on the ledger
     */
    public record LotFacts(
            LotId lot,
            Material material,
            long finenessHundredthsPerMille,
            Assay.Method method,
            long fineMilligrams,
            long unattributedMilligrams,
            String laboratory,
            String issuer,
            Instant issuedAt,
            Instant validUntil,
            Optional<Holder> holder,
            List<String> parents,
            List<String> successors) {}

    /** Who has the lot. */
    public sealed interface Holder {
        /** Of a hand-over under way neither route nor date is shown. */
        record HandOver() implements Holder {}

        record Custodian(Optional<Profile> profile, Optional<Instant> since) implements Holder {}
    }

    /** What is shown of a party: its first role and its country. */
    public record Profile(PartyRole role, String country) {}

    /**
     * One producer of the lot's gold.
     *
     * @param municipality name and code; the code alone when its name is not known
     * @param department absent when the code is of none
     * @param fine its share of the lot's fine mass
     * @param sharePerMille the same, rounded so that the shares of all producers add up to the whole
     * @param modules their results when the certificate was issued
     * @param modulesNow their results now, which may be by another version of the standard
     * @param declared what it has declared of its owners
     */
    public record Origin(
            String producer,
            String municipality,
            Optional<Department> department,
            FineMass fine,
            int sharePerMille,
            Affiliation.State atIssue,
            Affiliation.State now,
            String standard,
            String version,
            List<StandardModule> modules,
            List<StandardModule> modulesNow,
            Declared declared) {}

    /** Whether a party declared its beneficial owner and the parties that it is related to; who they are is not shown. */
    public record Declared(boolean beneficialOwner, boolean relatedParties) {}

    /**
     * A module's result with who stated it and until when it is valid.
     *
     * @param assessedOn the day of the attestation; absent where it is not found any more
     */
    public record StandardModule(
            int number,
            ModuleResult.Result result,
            Optional<ModuleResult.Word> word,
            Optional<String> issuer,
            Optional<Day> assessedOn,
            Optional<Day> validTo) {}
}
