package org.capaz.ledger.rule;

/** The rules of the ledger, each in one sentence. */
public enum Rule {
    I1(
            "The caller's organisation must be the acting party's and the party must hold the role the operation needs.",
            "Impersonation.",
            Effect.REFUSES),
    I2(
            "Assessor is not the assessed, payer does not confirm receipt, settlement laboratory is not the seller unless the buyer agreed.",
            "Self-dealing.",
            Effect.REFUSES),
    I3(
            "No record is edited or deleted; a correction is a new record that supersedes, with a reason.",
            "Rewritten history.",
            Effect.REFUSES),
    I4(
            "The same client record id with the same content has no further effect; with other content it is rejected.",
            "Duplicates from offline sync.",
            Effect.REFUSES),
    I5(
            "An event is not later than its recording plus clock skew; what is older than the offline window is flagged late.",
            "Back-dating into a good period.",
            Effect.REFUSES_OR_FLAGS),
    I6(
            "A production lot needs a producer that was candidate or affiliated, with valid legal basis and scope, at the time of the event.",
            "Gold from outside papered as inside.",
            Effect.REFUSES),
    I7(
            "Contributions of a production lot add up to its gross mass, each by a miner or unit in scope that day.",
            "Ghost miners, bulk padding.",
            Effect.REFUSES),
    I8(
            "A person has one active miner reference in the whole network; enrolment has two distinct confirmers.",
            "Cloned, dead or invented miners.",
            Effect.REFUSES),
    I9(
            "A subsistence miner's yearly sum over all producers and buyers stays within the annual cap; where only subsistence is allowed, only such miners bring eligible gold.",
            "Machine gold laundered through quotas.",
            Effect.REFUSES),
    I10("A subsistence miner's month above the monthly average is flagged.", "Quota renting.", Effect.FLAGS),
    I11(
            "A producer's month stays plausible for its miners and days, and within the capacity of its title.",
            "Paper cooperatives.",
            Effect.FLAGS),
    I12("The material fits the producer.", "Disguised origin.", Effect.FLAGS),
    I13(
            "An origin document's number is unique per issuer; the lots citing it do not exceed its quantity.",
            "Papers of origin used twice.",
            Effect.REFUSES),
    I14("Fine mass is only computed, from gross mass and the assay of record.", "Inflated content.", Effect.REFUSES),
    I15(
            "An assay of better rank replaces a poorer one, never the reverse; a jump beyond the method's tolerance is flagged.",
            "Fineness shopping.",
            Effect.REFUSES_OR_FLAGS),
    I16(
            "Fine gold out plus declared losses equals fine gold in; nothing comes from nothing.",
            "Mass out of nothing.",
            Effect.REFUSES),
    I17("A loss above the tolerance for its kind of operation is flagged.", "Gold diverted as \"loss\".", Effect.FLAGS),
    I18(
            "Splitting and aggregating without melting keep the gross mass within the scale's tolerance.",
            "Hidden additions.",
            Effect.REFUSES),
    I19(
            "Inputs are active, held by the same custodian in the same place and not on hold; afterwards they are consumed for ever.",
            "Double pledge, double sale.",
            Effect.REFUSES),
    I20("No lot is its own ancestor; outputs have new ids.", "Loops washing history.", Effect.REFUSES),
    I21(
            "The provenance vector adds up to the fine mass after every step, spread pro rata.",
            "Origin swapping inside a bar.",
            Effect.REFUSES),
    I22(
            "Metal without history, recycled or of claim class NONE joins only if the whole becomes MIXED; MIXED gets no certificate and no physical premium.",
            "Blending in illegal gold.",
            Effect.REFUSES),
    I23(
            "Over the whole network, declared fine gold equals active, delivered, lost and written-off fine gold.",
            "Anything I16 missed.",
            Effect.AUDITED),
    I24(
            "A lot has exactly one custodian, who changes only when the recipient accepts.",
            "Phantom deliveries.",
            Effect.REFUSES),
    I25(
            "A lot has at most one open transfer, and is not transformed while offered or in transit.",
            "Parallel sales.",
            Effect.REFUSES),
    I26(
            "A seal number is used once in its life; the seal received must be the seal dispatched, else the transfer is disputed.",
            "Bag swapping.",
            Effect.REFUSES_OR_FLAGS),
    I27(
            "The weight at dispatch is within tolerance of the recorded one, else it is flagged; that at receipt within tolerance of the dispatched one, else it is a variance, beyond the second limit a dispute.",
            "Skimming, topping-up.",
            Effect.FLAGS),
    I28(
            "The recipient holds a role allowed to receive and a registration valid that day; a carrier is named for each dispatch.",
            "Unregistered traders.",
            Effect.REFUSES),
    I29(
            "A lot on hold moves only as return, seizure or by release of the hold.",
            "Moving contested gold.",
            Effect.REFUSES),
    I30(
            "An attestation names issuer, level, standard version and a period within validity, with at least one evidence hash.",
            "Empty claims.",
            Effect.REFUSES),
    I31(
            "The states of producers and requirements are derived from attestations, not set.",
            "Shortcut to AFFILIATED.",
            Effect.REFUSES),
    I32(
            "A module 3 finding suspends at once, so that I6 refuses new lots, and flags lots within the look-back window, beyond which no disengagement reaches; nothing recorded disappears.",
            "Trading on during abuse; hiding it.",
            Effect.REFUSES_OR_FLAGS),
    I33(
            "Deadlines of modules 4 and 5 stay within the mitigation limit, with at most the allowed extensions.",
            "Endless \"in progress\".",
            Effect.REFUSES),
    I34(
            "First-party attestations alone never give a lot the public wording \"verified\".",
            "Self-certification.",
            Effect.REFUSES),
    I35(
            "Premium eligibility is decided on module results at the production date of each provenance share.",
            "Premium for ineligible gold.",
            Effect.REFUSES),
    I36(
            "The final obligation is final fine mass times the rate of the scheme version fixed at sale.",
            "Repricing after the fact.",
            Effect.REFUSES),
    I37(
            "Claims on a provenance share stay within its fine mass; several schemes only if all allow stacking.",
            "Double claiming.",
            Effect.REFUSES),
    I38(
            "The split of one settlement's premium into obligations adds up to the minor unit.",
            "Lost cents, hidden fees.",
            Effect.REFUSES),
    I39(
            "A bank reference is unique per payer; declared payments stay within the obligation unless marked as advance.",
            "One transfer shown twice.",
            Effect.REFUSES),
    I40(
            "A receipt is stated by the payee only, by two different authorised people, with amount, currency, value date and statement hash.",
            "Forged or coerced confirmation.",
            Effect.REFUSES),
    I41("Silence is never consent: no answer in time shows publicly as unconfirmed.", "Paper premiums.", Effect.FLAGS),
    I42(
            "Uses stay within confirmed receipts; each cites an approved plan line; an invoice is used once.",
            "Premium diverted, invoice reused.",
            Effect.REFUSES),
    I43(
            "A deduction by an intermediary is its own line with a reason, otherwise the payment is short.",
            "Silent commissions.",
            Effect.FLAGS),
    I44(
            "A certificate needs an active, unflagged lot with assay of record and valid affiliation of every share, not MIXED; at most one is issued per lot.",
            "Certificates without gold.",
            Effect.REFUSES_OR_FLAGS),
    I45(
            "Consuming or voiding a lot ends its certificate, delivering freezes it, in the same transaction.",
            "Recycled labels.",
            Effect.REFUSES),
    I46(
            "Scan answers come from the ledger at scan time; an unknown id is unknown; label facts are compared with the digest.",
            "Copied or altered labels.",
            Effect.REFUSES),
    I47(
            "No personal data on the ledger or in public answers.",
            "Harm to miners, breach of data law (ethnic origin, membership of social organisations, biometrics are sensitive).",
            Effect.REFUSES),
    I48(
            "Public answers name the municipality, never site coordinates; quantities per producer, never per miner.",
            "Robbery, extortion.",
            Effect.REFUSES);

    /** What the rule does with what breaks it. */
    public enum Effect {
        REFUSES,
        /** Accepted, because it may be true, and put before a person. */
        FLAGS,
        REFUSES_OR_FLAGS,
        /** Kept by sums that any member can run over the blocks. */
        AUDITED
    }

    private final String sentence;
    private final String stops;
    private final Effect effect;

    Rule(String sentence, String stops, Effect effect) {
        this.sentence = sentence;
        this.stops = stops;
        this.effect = effect;
    }

    /** What it is there to stop. */
    public String stops() {
        return stops;
    }

    public Effect effect() {
        return effect;
    }

    /** What must stay true. */
    public String sentence() {
        return sentence;
    }
}
