// SPDX-License-Identifier: Apache-2.0
package org.capaz.demo.casefolder;

import static org.capaz.demo.casefolder.CaseFiles.File.optionalFile;
import static org.capaz.demo.casefolder.CaseFiles.OFFICERS;
import static org.capaz.demo.casefolder.CaseFiles.PARTIES;
import static org.capaz.demo.casefolder.CaseFiles.PRODUCERS;
import static org.capaz.demo.casefolder.Column.key;
import static org.capaz.demo.casefolder.Column.optional;
import static org.capaz.demo.casefolder.Column.required;
import static org.capaz.demo.casefolder.Unit.CODE;
import static org.capaz.demo.casefolder.Unit.CODES;
import static org.capaz.demo.casefolder.Unit.DAY;
import static org.capaz.demo.casefolder.Unit.ID;
import static org.capaz.demo.casefolder.Unit.MOMENT;
import static org.capaz.demo.casefolder.Unit.MONEY;
import static org.capaz.demo.casefolder.Unit.PERCENT;
import static org.capaz.demo.casefolder.Unit.RATE;
import static org.capaz.demo.casefolder.Unit.TEXT;
import static org.capaz.demo.casefolder.Unit.WHOLE;
import static org.capaz.demo.casefolder.Unit.WORD;
import static org.capaz.demo.casefolder.Unit.YES_NO;

import java.util.List;
import org.capaz.demo.message.CaseMessage;

/** Settlements, premiums and certificates. */
final class PremiumFiles {
    static final List<CaseFiles.File> ALL = List.of(
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

    private PremiumFiles() {}
}
