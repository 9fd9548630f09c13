// SPDX-License-Identifier: Apache-2.0
package org.capaz.demo.casefolder;

import static org.capaz.demo.casefolder.CaseFiles.File.optionalFile;
import static org.capaz.demo.casefolder.CaseFiles.File.requiredFile;
import static org.capaz.demo.casefolder.CaseFiles.PARTIES;
import static org.capaz.demo.casefolder.CaseFiles.PRODUCERS;
import static org.capaz.demo.casefolder.Column.key;
import static org.capaz.demo.casefolder.Column.optional;
import static org.capaz.demo.casefolder.Column.required;
import static org.capaz.demo.casefolder.Unit.CODE;
import static org.capaz.demo.casefolder.Unit.CODES;
import static org.capaz.demo.casefolder.Unit.DAY;
import static org.capaz.demo.casefolder.Unit.GRAMS;
import static org.capaz.demo.casefolder.Unit.ID;
import static org.capaz.demo.casefolder.Unit.MOMENT;
import static org.capaz.demo.casefolder.Unit.TEXT;
import static org.capaz.demo.casefolder.Unit.WHOLE;
import static org.capaz.demo.casefolder.Unit.WORD;

import java.util.List;
import org.capaz.demo.message.CaseMessage;

/** Producers, their rights and miners, and what is said of how they work. */
final class ProducerFiles {
    static final List<CaseFiles.File> ALL = List.of(
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
                    required("evidence", TEXT, "the enrolment paper; only its salted hash is recorded"),
                    optional(
                            "registered_in",
                            WORD,
                            "DANE code of the municipality that has registered a subsistence miner")),
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
                    optional("plan", TEXT, "for PROGRESSING: how; only its salted hash is recorded")));

    private ProducerFiles() {}
}
