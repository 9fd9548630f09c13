// SPDX-License-Identifier: Apache-2.0
package org.capaz.demo.casefolder;

import static org.capaz.demo.casefolder.CaseFiles.CASE;
import static org.capaz.demo.casefolder.CaseFiles.File.optionalFile;
import static org.capaz.demo.casefolder.CaseFiles.File.requiredFile;
import static org.capaz.demo.casefolder.CaseFiles.MEMBERS;
import static org.capaz.demo.casefolder.CaseFiles.OFFICERS;
import static org.capaz.demo.casefolder.CaseFiles.PARTIES;
import static org.capaz.demo.casefolder.Column.key;
import static org.capaz.demo.casefolder.Column.optional;
import static org.capaz.demo.casefolder.Column.required;
import static org.capaz.demo.casefolder.Unit.CODE;
import static org.capaz.demo.casefolder.Unit.CODES;
import static org.capaz.demo.casefolder.Unit.DAY;
import static org.capaz.demo.casefolder.Unit.ID;
import static org.capaz.demo.casefolder.Unit.TEXT;
import static org.capaz.demo.casefolder.Unit.WHOLE;
import static org.capaz.demo.casefolder.Unit.WORD;

import java.util.List;
import org.capaz.demo.message.CaseMessage;

/** Who takes part, and what is agreed before any gold moves. */
final class PartyFiles {
    static final List<CaseFiles.File> ALL = List.of(
            requiredFile(
                    CASE,
                    CaseMessage.HOLDS_CASE,
                    key("name", TEXT, "what the case is called"),
                    required("first_day", DAY, "the day on which organisations, officers and parties enter the ledger"),
                    required("last_day", DAY, "the last day of the case; when played, it becomes yesterday")),
            requiredFile(
                    MEMBERS,
                    CaseMessage.HOLDS_MEMBERS,
                    key("member", WORD, "name of the member as the network knows it"),
                    required("name", TEXT, "public name, as in the network's consortium.yaml")),
            requiredFile(
                    PARTIES,
                    CaseMessage.HOLDS_PARTIES,
                    key("party", ID, "short name of the party"),
                    required("member", WORD, "the member it belongs to").in(MEMBERS),
                    required("name", TEXT, "public name"),
                    required(
                            "roles",
                            CODES,
                            "what it may do: AMP AGGREGATOR TRADER CARRIER LABORATORY REFINER BUYER SCHEME"
                                    + " ASSESSOR AUDITOR PAYER"),
                    required("country", CODE, "ISO 3166 code"),
                    optional("municipality", WORD, "DANE code of the municipality, in Colombia"),
                    optional("beneficial_owner", TEXT, "who owns it in the end; only a salted hash is recorded"),
                    optional(
                            "related_to",
                            CODES,
                            "parties of parties.csv that it is related to; they name nobody here, or stand in an earlier row")),
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
                    required("valid_to", DAY, "last day")));

    private PartyFiles() {}
}
