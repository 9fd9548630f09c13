// SPDX-License-Identifier: Apache-2.0
package org.capaz.demo.casefolder;

import static org.capaz.demo.casefolder.CaseFiles.File.optionalFile;
import static org.capaz.demo.casefolder.CaseFiles.File.requiredFile;
import static org.capaz.demo.casefolder.CaseFiles.LOTS;
import static org.capaz.demo.casefolder.CaseFiles.PARTIES;
import static org.capaz.demo.casefolder.CaseFiles.PRODUCERS;
import static org.capaz.demo.casefolder.Column.key;
import static org.capaz.demo.casefolder.Column.optional;
import static org.capaz.demo.casefolder.Column.required;
import static org.capaz.demo.casefolder.Unit.CODE;
import static org.capaz.demo.casefolder.Unit.DAY;
import static org.capaz.demo.casefolder.Unit.GRAMS;
import static org.capaz.demo.casefolder.Unit.ID;
import static org.capaz.demo.casefolder.Unit.MOMENT;
import static org.capaz.demo.casefolder.Unit.MONEY;
import static org.capaz.demo.casefolder.Unit.PER_MILLE;
import static org.capaz.demo.casefolder.Unit.TEXT;
import static org.capaz.demo.casefolder.Unit.WORD;

import java.util.List;
import org.capaz.demo.message.CaseMessage;

/** The gold from the purchase slips to the refiner. */
final class GoldFiles {
    static final List<CaseFiles.File> ALL = List.of(
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
            optionalFile(
                    "own-readings.csv",
                    CaseMessage.HOLDS_OWN_READINGS,
                    key("lot", ID, "which lot, read by nobody before").in(LOTS),
                    required("assay", ID, "number of the reading"),
                    required("holder", ID, "who holds the lot and reads it").in(PARTIES),
                    required("method", CODE, "TOUCHSTONE or XRF"),
                    required("fineness_permille", PER_MILLE, "gold per thousand"),
                    required("evidence", TEXT, "photograph or slip; only its salted hash is recorded"),
                    required("at", MOMENT, "when")),
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
                    optional("carrier", ID, "who carries; empty when the recipient fetches it at the counter")
                            .in(PARTIES),
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
                    optional("seal_out", ID, "seal when it left"),
                    required("receipt_g", GRAMS, "gross mass on the recipient's scale"),
                    optional("seal_in", ID, "seal as the recipient read it"),
                    optional("no_seal", CODE, "why it has no seal; needed when it has none, such as TOO-LARGE")),
            optionalFile(
                    "purchases.csv",
                    CaseMessage.HOLDS_PURCHASES,
                    key("lot", ID, "which lot"),
                    key("transfer", ID, "by which hand-over it came to its buyer")
                            .in("transfers.csv"),
                    required(
                            "buyer_registration",
                            CODE,
                            "under which kind of registration it was bought, such as RUCOM"),
                    optional("seller_registration", CODE, "under which kind it was sold: RUCOM or GENESIS"),
                    optional("platform_number", ID, "number of the transaction in the state's traceability platform"),
                    optional("platform_day", DAY, "its day; needed with its number"),
                    optional("royalty", ID, "number of the paper that shows the royalty paid"),
                    optional(
                            "consolidation", WORD, "code of the place where lots of several origins were put together"),
                    optional("export", ID, "number of the export paper"),
                    required("at", MOMENT, "when the buyer recorded it")),
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
                    required("at", MOMENT, "when")));

    private GoldFiles() {}
}
