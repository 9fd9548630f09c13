package org.capaz.demo.casefolder;

import static org.capaz.demo.casefolder.Column.key;
import static org.capaz.demo.casefolder.Column.maybe;
import static org.capaz.demo.casefolder.Column.of;
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

/**
 * The files of a case and their columns, in the order in which the people of the case fill them. The reference page
 * {@code docs/reference/case-folder.md} prints this table; a test holds the two together.
 */
public final class Shape {

    /** One file of a case. */
    public record File(String name, boolean required, String holds, List<Column> columns) {
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

    public static final List<File> FILES = List.of(
            file(
                    "case.csv",
                    "the name of the case and the days it is told in, one row",
                    key("name", TEXT, "what the case is called"),
                    of("first_day", DAY, "the day on which organisations, officers and parties enter the ledger"),
                    of("last_day", DAY, "the last day of the case; when played, it becomes yesterday")),
            file(
                    "members.csv",
                    "the member organisations of the network that take part",
                    key("member", WORD, "name of the member as the network knows it"),
                    of("name", TEXT, "public name")),
            file(
                    PARTIES,
                    "who acts in the case, each under one member",
                    key("party", ID, "short name of the party"),
                    of("member", WORD, "the member it belongs to").in("members.csv"),
                    of("name", TEXT, "public name"),
                    of(
                            "roles",
                            CODES,
                            "what it may do: AMP AGGREGATOR TRADER CARRIER LABORATORY REFINER BUYER SCHEME"
                                    + " ASSESSOR AUDITOR PAYER"),
                    of("country", CODE, "ISO 3166 code"),
                    maybe("municipality", WORD, "DANE code of the municipality, in Colombia")),
            optional(
                    "registrations.csv",
                    "official registrations; the number stays off the ledger",
                    key("party", ID, "who is registered").in(PARTIES),
                    key("kind", CODE, "register, such as RUCOM"),
                    of("number", TEXT, "number in that register; only its salted hash is recorded"),
                    of("valid_from", DAY, "first day"),
                    of("valid_to", DAY, "last day")),
            file(
                    OFFICERS,
                    "who signs; an officer is named by its function, never by a person's name",
                    key("officer", WORD, "short name of the officer and of the key file"),
                    of("owner", WORD, "a party of parties.csv, or a member of members.csv for its REGISTRAR"),
                    of("roles", CODES, "what the officer may sign, such as RESPONSIBLE TREASURER CUSTODIAN"),
                    of("valid_from", DAY, "first day of the key"),
                    of("valid_to", DAY, "last day of the key")),
            optional(
                    "reference-values.csv",
                    "tolerances and limits that all members agree on",
                    key("key", WORD, "name of the value, such as transfer.toleranceBp"),
                    of("value", WHOLE, "the value, in the unit its name says"),
                    of("effective_from", DAY, "first day it counts; the same in all rows")),
            file(
                    "standards.csv",
                    "the catalogue of requirements",
                    key("standard", CODE, "name of the standard"),
                    key("version", WORD, "its version"),
                    key("code", ID, "code of the requirement in this network"),
                    of("module", WHOLE, "number of its module"),
                    of("title", TEXT, "what is required, in a few words"),
                    of("gate", CODE, "FUL must be fulfilled, IMM immediate, MIT mitigate, IMP improve")),
            file(
                    "accreditations.csv",
                    "which assessor a scheme lets assess",
                    key("assessor", ID, "who may assess").in(PARTIES),
                    key("standard", CODE, "against which standard"),
                    key("version", WORD, "which version"),
                    of("scheme", ID, "the scheme that says so").in(PARTIES),
                    of("level", CODE, "SECOND_PARTY or THIRD_PARTY"),
                    of("valid_from", DAY, "first day"),
                    of("valid_to", DAY, "last day")),
            file(
                    PRODUCERS,
                    "the artisanal producers (AMP) and who is inside each",
                    key("producer", ID, "the party").in(PARTIES),
                    of("type", CODE, "INDIVIDUAL FAMILY GROUP ORGANISATION or WITH_AGGREGATOR"),
                    of("municipality", WORD, "DANE code of where it works"),
                    of("materials", CODES, "what it makes: DORE FREE_GOLD SELECTED_ORE CONCENTRATE SPONGE"),
                    of("miners", WHOLE, "active miners"),
                    maybe("capacity_g_month", GRAMS, "most fine gold its title allows in a month"),
                    of("scope_from", DAY, "since when this is its affiliation scope")),
            file(
                    "legal-bases.csv",
                    "the right to mine of each producer",
                    key("producer", ID, "whose right").in(PRODUCERS),
                    key("basis", ID, "short name"),
                    of(
                            "kind",
                            CODE,
                            "TITLE FORMALISATION_SUBCONTRACT RESERVE_AREA FORMALISATION_APPLICANT SUBSISTENCE"),
                    of("reference", ID, "number of the paper"),
                    of("authority", ID, "who issued it"),
                    of("valid_from", DAY, "first day"),
                    of("valid_to", DAY, "last day")),
            optional(
                    "units.csv",
                    "tunnels, plants or groups inside a producer that deliver gold as one",
                    key("producer", ID, "whose unit").in(PRODUCERS),
                    key("unit", ID, "short name of the unit")),
            optional(
                    "miners.csv",
                    "miners who deliver gold themselves, by number and never by name",
                    key("producer", ID, "in whose scope").in(PRODUCERS),
                    key(
                            "miner",
                            ID,
                            "number of the person, the same everywhere; the ledger sees a keyed pseudonym only"),
                    of("kind", CODE, "SUBSISTENCE MEMBER WORKER or SELECTOR"),
                    of("from", DAY, "since when"),
                    of("evidence", TEXT, "the enrolment paper; only its salted hash is recorded")),
            file(
                    "reports.csv",
                    "yearly self-reports of the producers",
                    key("producer", ID, "who reports").in(PRODUCERS),
                    key("period_to", DAY, "last day reported on"),
                    of("standard", CODE, "against which standard"),
                    of("version", WORD, "which version"),
                    of("period_from", DAY, "first day reported on"),
                    of("full_report", TEXT, "the confidential report; only its salted hash is recorded"),
                    of("summary_report", TEXT, "the shareable summary; only its salted hash is recorded"),
                    of("responsible_role", CODE, "function of who answers for it"),
                    of("at", MOMENT, "when it was submitted")),
            optional(
                    "commitments.csv",
                    "dated promises to improve",
                    key("producer", ID, "who promises").in(PRODUCERS),
                    key("commitment", ID, "short name"),
                    of("standard", CODE, "against which standard"),
                    of("version", WORD, "which version"),
                    of("requirement", ID, "which requirement"),
                    of("measure", CODE, "what will be done, as a code"),
                    of("due", DAY, "by when"),
                    of("at", MOMENT, "when it was adopted")),
            file(
                    "attestations.csv",
                    "what an assessor states about one module of one producer",
                    key("attestation", ID, "short name"),
                    of("assessor", ID, "who states it").in(PARTIES),
                    of("producer", ID, "about whom").in(PRODUCERS),
                    of("standard", CODE, "against which standard"),
                    of("version", WORD, "which version"),
                    of("module", WHOLE, "number of the module"),
                    of("level", CODE, "FIRST_PARTY SECOND_PARTY or THIRD_PARTY"),
                    of("valid_from", DAY, "first day"),
                    of("valid_to", DAY, "last day"),
                    maybe("supersedes", ID, "the attestation it replaces").in("attestations.csv"),
                    of("at", MOMENT, "when it was signed")),
            file(
                    "findings.csv",
                    "the result for each requirement of an attestation",
                    key("attestation", ID, "part of which attestation").in("attestations.csv"),
                    key("requirement", ID, "which requirement"),
                    of("status", CODE, "FULFILLED NOT_FULFILLED CONTROLLED PROGRESSING NOT_CONTROLLED NOT_APPLICABLE"),
                    of("evidence", TEXT, "what was seen; only its salted hash is recorded"),
                    maybe("deadline", DAY, "for PROGRESSING: by when"),
                    maybe("plan", TEXT, "for PROGRESSING: how; only its salted hash is recorded")),
            optional(
                    "origin-documents.csv",
                    "certificates of origin and production declarations",
                    key("issuer", ID, "who issued it"),
                    key("number", ID, "its number"),
                    of("producer", ID, "who presents it").in(PRODUCERS),
                    of("kind", CODE, "CERTIFICATE_OF_ORIGIN or PRODUCTION_DECLARATION"),
                    of("date", DAY, "its date"),
                    of("quantity_g", GRAMS, "how much gold it covers, gross"),
                    of("file", TEXT, "the scanned paper; only its salted hash is recorded"),
                    of("at", MOMENT, "when it was registered")),
            file(
                    LOTS,
                    "production lots as they leave a producer",
                    key("lot", ID, "short name of the lot"),
                    of("producer", ID, "whose gold").in(PRODUCERS),
                    of("material", CODE, "DORE FREE_GOLD SELECTED_ORE CONCENTRATE or SPONGE"),
                    of("gross_g", GRAMS, "gross mass"),
                    of("place", WORD, "DANE code of where it is"),
                    of("period_from", DAY, "first day of production"),
                    of("period_to", DAY, "last day of production"),
                    of("at", MOMENT, "when it was declared")),
            file(
                    "purchase-slips.csv",
                    "what each miner or unit delivered to a lot; together the lot's gross mass",
                    key("lot", ID, "into which lot").in(LOTS),
                    key("slip", ID, "number of the slip"),
                    maybe("miner", ID, "who delivered: a miner of miners.csv"),
                    maybe("unit", ID, "or a unit of units.csv; one of the two"),
                    of("gross_g", GRAMS, "gross mass"),
                    maybe("cop_per_g", MONEY, "price paid; only one salted hash for the whole lot is recorded")),
            optional(
                    "lot-origins.csv",
                    "which origin documents a lot uses up, and how much of each",
                    key("lot", ID, "which lot").in(LOTS),
                    key("issuer", ID, "issuer of the document"),
                    key("number", ID, "number of the document"),
                    of("gross_g", GRAMS, "how much of its quantity")),
            file(
                    "assays.csv",
                    "assay certificates",
                    key("lot", ID, "which lot"),
                    key("assay", ID, "number of the assay certificate"),
                    of("laboratory", ID, "who assayed").in(PARTIES),
                    of("method", CODE, "XRF FIRE UMPIRE or TOUCHSTONE"),
                    of("sampled_by", ID, "who took the sample").in(PARTIES),
                    of("sampled_on", DAY, "when"),
                    of("fineness_permille", PER_MILLE, "gold per thousand"),
                    of("certificate", TEXT, "the paper; only its salted hash is recorded"),
                    of("purpose", CODE, "PROVISIONAL EXCHANGE or FINAL"),
                    of("at", MOMENT, "when it was recorded")),
            file(
                    "seals.csv",
                    "seals as they are put on",
                    key("seal", ID, "number of the seal, at most 20 characters"),
                    of("lot", ID, "on which lot"),
                    of("custodian", ID, "who puts it on").in(PARTIES),
                    of("kind", CODE, "BAG CABLE or BOX"),
                    of("at", MOMENT, "when")),
            optional(
                    "transfers.csv",
                    "hand-overs of custody",
                    key("transfer", ID, "number of the hand-over"),
                    of("from", ID, "who hands over").in(PARTIES),
                    of("to", ID, "who receives").in(PARTIES),
                    of("carrier", ID, "who carries").in(PARTIES),
                    of("place", WORD, "code of the place of receipt"),
                    of("offered_at", MOMENT, "when it was offered"),
                    of("dispatched_at", MOMENT, "when it left"),
                    of("received_at", MOMENT, "when it was weighed by the recipient"),
                    of("accepted_at", MOMENT, "when the recipient accepted")),
            optional(
                    "transfer-items.csv",
                    "what a hand-over holds, with both weighings and both readings of the seal",
                    key("transfer", ID, "which hand-over").in("transfers.csv"),
                    key("lot", ID, "which lot"),
                    of("dispatch_g", GRAMS, "gross mass when it left"),
                    of("seal_out", ID, "seal when it left"),
                    of("receipt_g", GRAMS, "gross mass on the recipient's scale"),
                    of("seal_in", ID, "seal as the recipient read it")),
            optional(
                    "melts.csv",
                    "melts of several lots into one",
                    key("melt", ID, "number of the melt"),
                    of("custodian", ID, "who melts").in(PARTIES),
                    of("place", WORD, "code of the place, the same as the lots'"),
                    of("output_lot", ID, "short name of the new lot"),
                    of("material", CODE, "DORE"),
                    of("gross_g", GRAMS, "gross mass of the bar"),
                    of("assay", ID, "number of the bar's assay"),
                    of("method", CODE, "XRF FIRE or TOUCHSTONE"),
                    of("fineness_permille", PER_MILLE, "gold per thousand in the bar"),
                    of("certificate", TEXT, "the assay paper; only its salted hash is recorded"),
                    maybe("witness", ID, "who watched").in(PARTIES),
                    of("at", MOMENT, "when")),
            optional(
                    "melt-inputs.csv",
                    "the lots that go into a melt",
                    key("melt", ID, "which melt").in("melts.csv"),
                    key("lot", ID, "which lot")),
            optional(
                    "melt-losses.csv",
                    "fine gold lost in a melt",
                    key("melt", ID, "which melt").in("melts.csv"),
                    key("reason", CODE, "such as SLAG"),
                    of("fine_g", GRAMS, "fine gold lost")),
            optional(
                    "outturns.csv",
                    "the refiner's final weight and assay",
                    key("lot", ID, "which lot"),
                    of("refiner", ID, "who says so").in(PARTIES),
                    of("net_melt_g", GRAMS, "gross mass after the refiner's own melt"),
                    of("assay", ID, "number of the final assay"),
                    of("method", CODE, "FIRE or UMPIRE"),
                    of("fineness_permille", PER_MILLE, "gold per thousand"),
                    of("certificate", TEXT, "the paper; only its salted hash is recorded"),
                    of("at", MOMENT, "when")),
            optional(
                    "settlements.csv",
                    "the final settlement between seller and buyer of the metal",
                    key("settlement", ID, "its number"),
                    of("lot", ID, "which lot"),
                    of("buyer", ID, "who buys").in(PARTIES),
                    of("seller", ID, "who sells").in(PARTIES),
                    of("payable_percent", PERCENT, "share of the fine gold that is paid"),
                    of("price_source", CODE, "such as LBMA"),
                    of("fixing_date", DAY, "day of the published price; the only day that is never moved"),
                    of("session", CODE, "AM or PM"),
                    of("usd_per_oz", MONEY, "that price; only a salted hash of the value is recorded"),
                    of("at", MOMENT, "when both signed")),
            optional(
                    "premium-schemes.csv",
                    "who pays how much above the price of the metal",
                    key("scheme", ID, "short name"),
                    key("version", WHOLE, "its version"),
                    of("publisher", ID, "who runs it").in(PARTIES),
                    of("rate_per_kg", MONEY, "premium per kilogram of fine gold"),
                    of("currency", CODE, "ISO 4217 code of the rate"),
                    of("base", CODE, "PHYSICAL or CREDIT"),
                    of("stacking", YES_NO, "whether other schemes may pay on the same grams"),
                    of("due_days", WHOLE, "days until it is due"),
                    of("modules", CODES, "modules that must be met"),
                    of("effective_from", DAY, "first day")),
            optional(
                    "obligations.csv",
                    "premiums a payer owes for a settled lot; the ledger splits them among the producers",
                    key("lot", ID, "for which lot"),
                    key("scheme", ID, "under which scheme").in("premium-schemes.csv"),
                    key("version", WHOLE, "which version"),
                    of("payer", ID, "who owes it").in(PARTIES),
                    of("at", MOMENT, "when")),
            optional(
                    "payments.csv",
                    "premium payments as the payer announces them, one row for each producer",
                    key("payment", ID, "number of the payment"),
                    of("payer", ID, "who pays").in(PARTIES),
                    of("lot", ID, "for which lot"),
                    of("scheme", ID, "under which scheme").in("premium-schemes.csv"),
                    of("beneficiary", ID, "to whom").in(PRODUCERS),
                    of("amount", MONEY, "how much was sent"),
                    of("currency", CODE, "ISO 4217 code"),
                    of("sent_on", DAY, "when it was sent"),
                    of("bank_reference", ID, "reference of the bank, 4 to 35 characters"),
                    of("advice", TEXT, "the payment advice; only its salted hash is recorded"),
                    maybe("intermediary", CODE, "kind of intermediary, if any"),
                    of("at", MOMENT, "when it was announced")),
            optional(
                    "receipts.csv",
                    "what arrived, said by the producer alone, signed by two of its officers",
                    key("payment", ID, "which payment").in("payments.csv"),
                    of("receipt", ID, "number of the receipt"),
                    of("received", MONEY, "how much arrived"),
                    of("currency", CODE, "in which currency it arrived"),
                    of("rate", RATE, "received currency per unit of the sent one"),
                    maybe("rate_source", CODE, "who published the rate; needed when the currencies differ"),
                    maybe("rate_day", DAY, "for which day; needed with its source"),
                    maybe("deduction_reason", CODE, "why less arrived, such as BANK-CHARGE"),
                    maybe("deduction", MONEY, "how much was deducted, in the received currency"),
                    of("value_date", DAY, "day of the bank entry"),
                    of("statement", TEXT, "the bank statement; only its salted hash is recorded"),
                    of("confirmed_by", WORD, "first officer").in(OFFICERS),
                    of("second_confirmer", WORD, "second officer").in(OFFICERS),
                    of("at", MOMENT, "when both signed")),
            optional(
                    "certificates.csv",
                    "lot certificates, from which labels are printed",
                    key("lot", ID, "for which lot"),
                    of("custodian", ID, "who asks for it").in(PARTIES),
                    of("at", MOMENT, "when it was issued")));

    private Shape() {}

    private static File file(String name, String holds, Column... columns) {
        return new File(name, true, holds, List.of(columns));
    }

    private static File optional(String name, String holds, Column... columns) {
        return new File(name, false, holds, List.of(columns));
    }
}
