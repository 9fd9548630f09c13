// SPDX-License-Identifier: Apache-2.0
package org.capaz.demo.casefolder;

import static org.capaz.demo.casefolder.Column.key;
import static org.capaz.demo.casefolder.Column.optional;
import static org.capaz.demo.casefolder.Column.required;
import static org.capaz.demo.casefolder.Unit.CODE;
import static org.capaz.demo.casefolder.Unit.CODES;
import static org.capaz.demo.casefolder.Unit.DAY;
import static org.capaz.demo.casefolder.Unit.GRAMS;
import static org.capaz.demo.casefolder.Unit.ID;
import static org.capaz.demo.casefolder.Unit.MOMENT;
import static org.capaz.demo.casefolder.Unit.MONEY;
import static org.capaz.demo.casefolder.Unit.PERCENT;
import static org.capaz.demo.casefolder.Unit.PER_MILLE;
import static org.capaz.demo.casefolder.Unit.RATE;
import static org.capaz.demo.casefolder.Unit.TEXT;
import static org.capaz.demo.casefolder.Unit.WHOLE;
import static org.capaz.demo.casefolder.Unit.WORD;
import static org.capaz.demo.casefolder.Unit.YES_NO;

import java.util.List;
import org.capaz.demo.message.CaseMessage;

/**
 * The files of a case and their columns, in the order in which they are filled in. The reference page
 * {@code docs/reference/case-folder.md} prints this table; a test holds the two equal.
 */
public final class CaseFiles {

    /** One file of a case. */
    public record File(String name, boolean required, CaseMessage holds, List<Column> columns) {
        List<String> header() {
            return columns.stream().map(Column::name).toList();
        }

        List<Column> keys() {
            return columns.stream()
                    .filter(column -> column.need() == Column.Need.KEY)
                    .toList();
        }
    }

    private static final String PARTIES = "parties.csv";
    private static final String PRODUCERS = "producers.csv";
    private static final String LOTS = "lots.csv";
    private static final String OFFICERS = "officers.csv";

    public static final List<File> ALL = List.of(
            requiredFile(
                    "case.csv",
                    CaseMessage.HOLDS_CASE,
                    key("name", TEXT, "what the case is called"),
                    required("first_day", DAY, "the day on which organisations, officers and parties enter the ledger"),
                    required("last_day", DAY, "the last day of the case; when played, it becomes yesterday")),
            requiredFile(
                    "members.csv",
                    CaseMessage.HOLDS_MEMBERS,
                    key("member", WORD, "name of the member as the network knows it"),
                    required("name", TEXT, "public name")),
            requiredFile(
                    PARTIES,
                    CaseMessage.HOLDS_PARTIES,
                    key("party", ID, "short name of the party"),
                    required("member", WORD, "the member it belongs to").in("members.csv"),
                    required("name", TEXT, "public name"),
                    required(
                            "roles",
                            CODES,
                            "what it may do: AMP AGGREGATOR TRADER CARRIER LABORATORY REFINER BUYER SCHEME"
                                    + " ASSESSOR AUDITOR PAYER"),
                    required("country", CODE, "ISO 3166 code"),
                    optional("municipality", WORD, "DANE code of the municipality, in Colombia")),
            optionalFile(
                    "registrations.csv",
                    CaseMessage.HOLDS_REGISTRATIONS,
                    key("party", ID, "who is registered").in(PARTIES),
                    key("kind", CODE, "register, such as RUCOM"),
                    required("number", TEXT, "number in that register; only its salted hash is recorded"),
                    required("valid_from", DAY, "first day"),
                    required("valid_to", DAY, "last day")),
            requiredFile(
                    OFFICERS,
                    CaseMessage.HOLDS_OFFICERS,
                    key("officer", WORD, "short name of the officer and of the key file"),
                    required("owner", WORD, "a party of parties.csv, or a member of members.csv for its REGISTRAR"),
                    required("roles", CODES, "what the officer may sign, such as RESPONSIBLE TREASURER CUSTODIAN"),
                    required("valid_from", DAY, "first day of the key"),
                    required("valid_to", DAY, "last day of the key")),
            optionalFile(
                    "reference-values.csv",
                    CaseMessage.HOLDS_REFERENCE_VALUES,
                    key("key", WORD, "name of the value, such as transfer.toleranceBp"),
                    required("value", WHOLE, "the value, in the unit its name says"),
                    required("effective_from", DAY, "first day it counts; the same in all rows")),
            requiredFile(
                    "standards.csv",
                    CaseMessage.HOLDS_STANDARDS,
                    key("standard", CODE, "name of the standard"),
                    key("version", WORD, "its version"),
                    key("code", ID, "code of the requirement in this network"),
                    required("module", WHOLE, "number of its module"),
                    required("title", TEXT, "what is required, in a few words"),
                    required("gate", CODE, "FUL must be fulfilled, IMM immediate, MIT mitigate, IMP improve")),
            requiredFile(
                    "accreditations.csv",
                    CaseMessage.HOLDS_ACCREDITATIONS,
                    key("assessor", ID, "who may assess").in(PARTIES),
                    key("standard", CODE, "against which standard"),
                    key("version", WORD, "which version"),
                    required("scheme", ID, "the scheme that says so").in(PARTIES),
                    required("level", CODE, "SECOND_PARTY or THIRD_PARTY"),
                    required("valid_from", DAY, "first day"),
                    required("valid_to", DAY, "last day")),
            requiredFile(
                    "judges.csv",
                    CaseMessage.HOLDS_JUDGES,
                    key("party", ID, "who may judge others").in(PARTIES),
                    key(
                            "activity",
                            CODE,
                            "XRF_ASSAY FIRE_ASSAY UMPIRE_ASSAY FLAG_CLOSING USE_VERIFICATION or OUTSIDE_SALES"),
                    required("scheme", ID, "the scheme that says so").in(PARTIES),
                    required("valid_from", DAY, "first day"),
                    required("valid_to", DAY, "last day")),
            requiredFile(
                    PRODUCERS,
                    CaseMessage.HOLDS_PRODUCERS,
                    key("producer", ID, "the party").in(PARTIES),
                    required("type", CODE, "INDIVIDUAL FAMILY GROUP ORGANISATION or WITH_AGGREGATOR"),
                    required("municipality", WORD, "DANE code of where it works"),
                    required("materials", CODES, "what it makes: DORE FREE_GOLD SELECTED_ORE CONCENTRATE SPONGE"),
                    required("miners", WHOLE, "active miners"),
                    optional("capacity_g_month", GRAMS, "most fine gold its title allows in a month"),
                    required("scope_from", DAY, "since when this is its affiliation scope")),
            requiredFile(
                    "legal-bases.csv",
                    CaseMessage.HOLDS_LEGAL_BASES,
                    key("producer", ID, "whose right").in(PRODUCERS),
                    key("basis", ID, "short name"),
                    required(
                            "kind",
                            CODE,
                            "TITLE FORMALISATION_SUBCONTRACT RESERVE_AREA FORMALISATION_APPLICANT SUBSISTENCE"),
                    required("reference", ID, "number of the paper"),
                    required("authority", ID, "who issued it"),
                    required("valid_from", DAY, "first day"),
                    required("valid_to", DAY, "last day")),
            optionalFile(
                    "units.csv",
                    CaseMessage.HOLDS_UNITS,
                    key("producer", ID, "whose unit").in(PRODUCERS),
                    key("unit", ID, "short name of the unit")),
            optionalFile(
                    "miners.csv",
                    CaseMessage.HOLDS_MINERS,
                    key("producer", ID, "in whose scope").in(PRODUCERS),
                    key(
                            "miner",
                            ID,
                            "number of the person, the same everywhere; the ledger sees a keyed pseudonym only"),
                    required("kind", CODE, "SUBSISTENCE MEMBER WORKER or SELECTOR"),
                    required("from", DAY, "since when"),
                    required("evidence", TEXT, "the enrolment paper; only its salted hash is recorded")),
            requiredFile(
                    "reports.csv",
                    CaseMessage.HOLDS_REPORTS,
                    key("producer", ID, "who reports").in(PRODUCERS),
                    key("period_to", DAY, "last day reported on"),
                    required("standard", CODE, "against which standard"),
                    required("version", WORD, "which version"),
                    required("period_from", DAY, "first day reported on"),
                    required("full_report", TEXT, "the confidential report; only its salted hash is recorded"),
                    required("summary_report", TEXT, "the shareable summary; only its salted hash is recorded"),
                    required("responsible_role", CODE, "function of who answers for it"),
                    required("at", MOMENT, "when it was submitted")),
            optionalFile(
                    "commitments.csv",
                    CaseMessage.HOLDS_COMMITMENTS,
                    key("producer", ID, "who promises").in(PRODUCERS),
                    key("commitment", ID, "short name"),
                    required("standard", CODE, "against which standard"),
                    required("version", WORD, "which version"),
                    required("requirement", ID, "which requirement"),
                    required("measure", CODE, "what will be done, as a code"),
                    required("due", DAY, "by when"),
                    required("at", MOMENT, "when it was adopted")),
            requiredFile(
                    "attestations.csv",
                    CaseMessage.HOLDS_ATTESTATIONS,
                    key("attestation", ID, "short name"),
                    required("assessor", ID, "who states it").in(PARTIES),
                    required("producer", ID, "about whom").in(PRODUCERS),
                    required("standard", CODE, "against which standard"),
                    required("version", WORD, "which version"),
                    required("module", WHOLE, "number of the module"),
                    required("level", CODE, "FIRST_PARTY SECOND_PARTY or THIRD_PARTY"),
                    required("valid_from", DAY, "first day"),
                    required("valid_to", DAY, "last day"),
                    optional("supersedes", ID, "the attestation it replaces").in("attestations.csv"),
                    required("at", MOMENT, "when it was signed")),
            requiredFile(
                    "findings.csv",
                    CaseMessage.HOLDS_FINDINGS,
                    key("attestation", ID, "part of which attestation").in("attestations.csv"),
                    key("requirement", ID, "which requirement"),
                    required(
                            "status",
                            CODE,
                            "FULFILLED NOT_FULFILLED CONTROLLED PROGRESSING NOT_CONTROLLED NOT_APPLICABLE"),
                    required("evidence", TEXT, "what was seen; only its salted hash is recorded"),
                    optional("deadline", DAY, "for PROGRESSING: by when"),
                    optional("plan", TEXT, "for PROGRESSING: how; only its salted hash is recorded")),
            optionalFile(
                    "origin-documents.csv",
                    CaseMessage.HOLDS_ORIGIN_DOCUMENTS,
                    key("issuer", ID, "who issued it"),
                    key("number", ID, "its number"),
                    required("producer", ID, "who presents it").in(PRODUCERS),
                    required("kind", CODE, "CERTIFICATE_OF_ORIGIN or PRODUCTION_DECLARATION"),
                    required("date", DAY, "its date"),
                    required("quantity_g", GRAMS, "how much gold it covers, gross"),
                    required("file", TEXT, "the scanned paper; only its salted hash is recorded"),
                    required("at", MOMENT, "when it was registered")),
            requiredFile(
                    LOTS,
                    CaseMessage.HOLDS_LOTS,
                    key("lot", ID, "short name of the lot"),
                    required("producer", ID, "whose gold").in(PRODUCERS),
                    required("material", CODE, "DORE FREE_GOLD SELECTED_ORE CONCENTRATE or SPONGE"),
                    required("gross_g", GRAMS, "gross mass"),
                    required("place", WORD, "DANE code of where it is"),
                    required("period_from", DAY, "first day of production"),
                    required("period_to", DAY, "last day of production"),
                    required("at", MOMENT, "when it was declared")),
            requiredFile(
                    "purchase-slips.csv",
                    CaseMessage.HOLDS_PURCHASE_SLIPS,
                    key("lot", ID, "into which lot").in(LOTS),
                    key("slip", ID, "number of the slip"),
                    optional("miner", ID, "who delivered: a miner of miners.csv"),
                    optional("unit", ID, "or a unit of units.csv; one of the two"),
                    required("gross_g", GRAMS, "gross mass"),
                    optional("cop_per_g", MONEY, "price paid; only one salted hash for the whole lot is recorded")),
            optionalFile(
                    "lot-origins.csv",
                    CaseMessage.HOLDS_LOT_ORIGINS,
                    key("lot", ID, "which lot").in(LOTS),
                    key("issuer", ID, "issuer of the document"),
                    key("number", ID, "number of the document"),
                    required("gross_g", GRAMS, "how much of its quantity")),
            requiredFile(
                    "assays.csv",
                    CaseMessage.HOLDS_ASSAYS,
                    key("lot", ID, "which lot"),
                    key("assay", ID, "number of the assay certificate"),
                    required("laboratory", ID, "who assayed").in(PARTIES),
                    required("method", CODE, "XRF FIRE UMPIRE or TOUCHSTONE"),
                    required("sampled_by", ID, "who took the sample").in(PARTIES),
                    required("sampled_on", DAY, "when"),
                    required("fineness_permille", PER_MILLE, "gold per thousand"),
                    required("certificate", TEXT, "the paper; only its salted hash is recorded"),
                    required("purpose", CODE, "PROVISIONAL EXCHANGE or FINAL"),
                    optional("agreed_by", ID, "the custodian, who signs along so that it counts for the lot")
                            .in(PARTIES),
                    required("at", MOMENT, "when it was recorded")),
            requiredFile(
                    "seals.csv",
                    CaseMessage.HOLDS_SEALS,
                    key("seal", ID, "number of the seal, at most 20 characters"),
                    required("lot", ID, "on which lot"),
                    required("custodian", ID, "who puts it on").in(PARTIES),
                    required("kind", CODE, "BAG CABLE or BOX"),
                    required("at", MOMENT, "when")),
            optionalFile(
                    "transfers.csv",
                    CaseMessage.HOLDS_TRANSFERS,
                    key("transfer", ID, "number of the hand-over"),
                    required("from", ID, "who hands over").in(PARTIES),
                    required("to", ID, "who receives").in(PARTIES),
                    required("carrier", ID, "who carries").in(PARTIES),
                    required("place", WORD, "code of the place of receipt"),
                    required("offered_at", MOMENT, "when it was offered"),
                    required("dispatched_at", MOMENT, "when it left"),
                    required("received_at", MOMENT, "when it was weighed by the recipient"),
                    required("accepted_at", MOMENT, "when the recipient accepted")),
            optionalFile(
                    "transfer-items.csv",
                    CaseMessage.HOLDS_TRANSFER_ITEMS,
                    key("transfer", ID, "which hand-over").in("transfers.csv"),
                    key("lot", ID, "which lot"),
                    required("dispatch_g", GRAMS, "gross mass when it left"),
                    required("seal_out", ID, "seal when it left"),
                    required("receipt_g", GRAMS, "gross mass on the recipient's scale"),
                    required("seal_in", ID, "seal as the recipient read it")),
            optionalFile(
                    "melts.csv",
                    CaseMessage.HOLDS_MELTS,
                    key("melt", ID, "number of the melt"),
                    required("custodian", ID, "who melts").in(PARTIES),
                    required("place", WORD, "code of the place, the same as the lots'"),
                    required("output_lot", ID, "short name of the new lot"),
                    required("material", CODE, "DORE"),
                    required("gross_g", GRAMS, "gross mass of the bar"),
                    required("assay", ID, "number of the bar's assay"),
                    required("method", CODE, "XRF FIRE or TOUCHSTONE"),
                    required("fineness_permille", PER_MILLE, "gold per thousand in the bar"),
                    required("certificate", TEXT, "the assay paper; only its salted hash is recorded"),
                    optional("witness", ID, "who watched").in(PARTIES),
                    required("at", MOMENT, "when")),
            optionalFile(
                    "melt-inputs.csv",
                    CaseMessage.HOLDS_MELT_INPUTS,
                    key("melt", ID, "which melt").in("melts.csv"),
                    key("lot", ID, "which lot")),
            optionalFile(
                    "melt-losses.csv",
                    CaseMessage.HOLDS_MELT_LOSSES,
                    key("melt", ID, "which melt").in("melts.csv"),
                    key("reason", CODE, "such as SLAG"),
                    required("fine_g", GRAMS, "fine gold lost")),
            optionalFile(
                    "outturns.csv",
                    CaseMessage.HOLDS_OUTTURNS,
                    key("lot", ID, "which lot"),
                    required("refiner", ID, "who says so").in(PARTIES),
                    required("net_melt_g", GRAMS, "gross mass after the refiner's own melt"),
                    required("assay", ID, "number of the final assay"),
                    required("method", CODE, "FIRE or UMPIRE"),
                    required("fineness_permille", PER_MILLE, "gold per thousand"),
                    required("certificate", TEXT, "the paper; only its salted hash is recorded"),
                    required("at", MOMENT, "when")),
            optionalFile(
                    "settlements.csv",
                    CaseMessage.HOLDS_SETTLEMENTS,
                    key("settlement", ID, "its number"),
                    required("lot", ID, "which lot"),
                    required("buyer", ID, "who buys").in(PARTIES),
                    required("seller", ID, "who sells").in(PARTIES),
                    required("payable_percent", PERCENT, "share of the fine gold that is paid"),
                    required("price_source", CODE, "such as LBMA"),
                    required("fixing_date", DAY, "day of the published price; the only day that is never moved"),
                    required("session", CODE, "AM or PM"),
                    required("usd_per_oz", MONEY, "that price; only a salted hash of the value is recorded"),
                    required("at", MOMENT, "when both signed")),
            optionalFile(
                    "premium-schemes.csv",
                    CaseMessage.HOLDS_PREMIUM_SCHEMES,
                    key("scheme", ID, "short name"),
                    key("version", WHOLE, "its version"),
                    required("publisher", ID, "who runs it").in(PARTIES),
                    required("rate_per_kg", MONEY, "premium per kilogram of fine gold"),
                    required("currency", CODE, "ISO 4217 code of the rate"),
                    required("base", CODE, "PHYSICAL or CREDIT"),
                    required("stacking", YES_NO, "whether other schemes may pay on the same grams"),
                    required("due_days", WHOLE, "days until it is due"),
                    required("modules", CODES, "modules that must be met"),
                    required("effective_from", DAY, "first day")),
            optionalFile(
                    "obligations.csv",
                    CaseMessage.HOLDS_OBLIGATIONS,
                    key("lot", ID, "for which lot"),
                    key("scheme", ID, "under which scheme").in("premium-schemes.csv"),
                    key("version", WHOLE, "which version"),
                    required("payer", ID, "who owes it; one for each lot, named in its settlement")
                            .in(PARTIES),
                    required("at", MOMENT, "when")),
            optionalFile(
                    "payments.csv",
                    CaseMessage.HOLDS_PAYMENTS,
                    key("payment", ID, "number of the payment"),
                    required("payer", ID, "who pays").in(PARTIES),
                    required("lot", ID, "for which lot"),
                    required("scheme", ID, "under which scheme").in("premium-schemes.csv"),
                    required("beneficiary", ID, "to whom").in(PRODUCERS),
                    required("amount", MONEY, "how much was sent"),
                    required("currency", CODE, "ISO 4217 code"),
                    required("sent_on", DAY, "when it was sent"),
                    required("bank_reference", ID, "reference of the bank, 4 to 35 characters"),
                    required("advice", TEXT, "the payment advice; only its salted hash is recorded"),
                    optional("intermediary", CODE, "kind of intermediary, if any"),
                    required("at", MOMENT, "when it was announced")),
            optionalFile(
                    "receipts.csv",
                    CaseMessage.HOLDS_RECEIPTS,
                    key("payment", ID, "which payment").in("payments.csv"),
                    required("receipt", ID, "number of the receipt"),
                    required("received", MONEY, "how much arrived"),
                    required("currency", CODE, "in which currency it arrived"),
                    required("rate", RATE, "received currency per unit of the sent one"),
                    optional("rate_source", CODE, "who published the rate; needed when the currencies differ"),
                    optional("rate_day", DAY, "for which day; needed with its source"),
                    optional("deduction_reason", CODE, "why less arrived, such as BANK-CHARGE"),
                    optional("deduction", MONEY, "how much was deducted, in the received currency"),
                    required("value_date", DAY, "day of the bank entry"),
                    required("statement", TEXT, "the bank statement; only its salted hash is recorded"),
                    required("confirmed_by", WORD, "first officer").in(OFFICERS),
                    required("second_confirmer", WORD, "second officer").in(OFFICERS),
                    required("at", MOMENT, "when both signed")),
            optionalFile(
                    "certificates.csv",
                    CaseMessage.HOLDS_CERTIFICATES,
                    key("lot", ID, "for which lot"),
                    required("custodian", ID, "who asks for it").in(PARTIES),
                    required("at", MOMENT, "when it was issued")));

    private CaseFiles() {}

    private static File requiredFile(String name, CaseMessage holds, Column... columns) {
        return new File(name, true, holds, List.of(columns));
    }

    private static File optionalFile(String name, CaseMessage holds, Column... columns) {
        return new File(name, false, holds, List.of(columns));
    }
}
