// SPDX-License-Identifier: Apache-2.0
package org.capaz.demo.message;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.capaz.ledger.message.Argument;
import org.capaz.ledger.message.Message;
import org.capaz.ledger.message.MessageKey;
import org.capaz.ledger.message.Sentence;

/** What the demonstration says: its progress, its report, and what is wrong in a case. The words stand in the bundle. */
public enum CaseMessage implements MessageKey {
    // Progress and failures of the demonstration
    CASE_IS_PLAYED,
    CASE_WARNINGS,
    OTHER_CASE_WAS_PLAYED,
    NETWORK_STARTED,
    STATING_CASE,
    CASE_STATED,
    ASKING_LEDGER,
    PRINTING_LABEL,
    CHECKING_LABEL,
    ALL_IS_IN_FOLDER,
    LABEL_HAS_NOTICES,
    LABEL_NOT_JUDGED_RIGHT,
    LABEL_LIES_IN_FILE,
    FILE_NOT_WRITABLE,
    CHECK_FOLDER_AND_SPACE,

    // A row that the ledger refused
    ROW_REFUSED_BY_RULE,
    IN_FILE_ROW,
    CHANGE_CASE_AND_REPEAT,

    // The report
    HEADING_PRODUCERS,
    PRODUCER_ASSESSED_BY,
    HEADING_GOLD,
    LOT_FINE_GOLD,
    MELT_GOES_IN,
    BAR_COMES_OUT,
    BAR_HANDED_OVER,
    REFINER_OUTTURN,
    GOLD_OF_PRODUCERS,
    HEADING_PREMIUM,
    PREMIUM_OWED,
    PREMIUM_ARRIVED,
    PREMIUM_NOT_CONFIRMED,
    AND_ONE_MORE,
    AMOUNT_OF_MONEY,
    PER_MILLE,
    HEADING_LABEL,
    LABEL_OF_LOT,
    LABEL_FILE_AND_PAGE,
    LABEL_OF_FURTHER_LOT,
    HEADING_CHECK,
    LABEL_ITSELF,
    LABEL_SIGNED_BY,
    LABEL_CHANGED,

    // Words for the codes of the report
    CODE_FULFILLED,
    CODE_NOT_FULFILLED,
    CODE_CONTROLLED,
    CODE_NOT_CONTROLLED,
    CODE_PROGRESSING,
    CODE_NOT_ASSESSED,
    CODE_OFFERED,
    CODE_DISPATCHED,
    CODE_RECEIVED,
    CODE_ACCEPTED,
    CODE_ACCEPTED_WITH_VARIANCE,
    CODE_RETURNED,
    CODE_LOST,
    CODE_ENDED_BY_LOT,
    CODE_PROVISIONAL,
    CODE_DUE,
    CODE_PARTIALLY_CONFIRMED,
    CODE_CONFIRMED,
    CODE_CONFIRMED_WITH_DEDUCTIONS,
    CODE_LAPSED,
    CODE_DISPUTED,
    CODE_CANCELLED,

    // What is wrong in a case folder
    CASE_NOT_PLAYABLE,
    AND_MORE,
    SAME_ELSEWHERE,
    ROWS_OF_FILE,
    PROBLEM_IN_COLUMN,
    PROBLEM_IN_ROW,
    PROBLEM_IN_FILE,
    SEE_CASE_FOLDER_REFERENCE,
    IS_NOT_FOLDER,
    FILE_MISSING,
    FILE_LACKS_ROWS,
    FILE_NOT_UTF8,
    CASE_FILE_UNKNOWN,
    FILE_NOT_ONE_ROW,
    QUOTATION_MARK_NOT_CLOSED,
    HEADER_MISSING,
    COLUMN_MISSING,
    COLUMN_TWICE,
    COLUMN_UNKNOWN,
    CELL_COUNT_WRONG,
    CELL_IS_EMPTY,
    CELL_FORM_WRONG,
    POINT_BETWEEN_SEMICOLONS,
    COMMA_NOT_BETWEEN_SEMICOLONS,
    ROW_NAME_TWICE,
    NAME_NOT_UNDER_PRODUCER,
    NAME_NOT_IN_FILE,
    LOT_NOT_IN_LOTS_OR_MELTS,
    DEDUCTION_OR_REASON_MISSING,
    PLATFORM_DAY_OR_NUMBER_MISSING,
    CASE_LENGTH_OUT_OF_RANGE,
    DAY_OUTSIDE_CASE,
    OWNER_UNKNOWN,
    OWNER_LACKS_OFFICER_WITH_ROLE,
    OWNER_LACKS_REGISTRAR,
    OWNER_LACKS_TWO_OFFICERS,
    SLIP_NEEDS_MINER_OR_UNIT,
    NAME_LACKS_ROW,
    CASE_MEMBER_UNKNOWN,

    // The form of a cell
    FORM_TEXT,
    FORM_RECORD_ID,
    FORM_CODE,
    FORM_CODES,
    FORM_VERSION,
    FORM_GRAMS,
    FORM_FINENESS,
    FORM_PER_CENT,
    FORM_AMOUNT,
    AMOUNT_FINER_THAN_CURRENCY,
    FORM_RATE,
    FORM_DAY,
    FORM_DAY_AND_TIME,
    FORM_YES_OR_NO,

    // What each file of a case holds
    HOLDS_CASE,
    HOLDS_MEMBERS,
    HOLDS_PARTIES,
    HOLDS_REGISTRATIONS,
    HOLDS_OFFICERS,
    HOLDS_REFERENCE_VALUES,
    HOLDS_STANDARDS,
    HOLDS_ACCREDITATIONS,
    HOLDS_JUDGES,
    HOLDS_PRODUCERS,
    HOLDS_LEGAL_BASES,
    HOLDS_UNITS,
    HOLDS_MINERS,
    HOLDS_REPORTS,
    HOLDS_COMMITMENTS,
    HOLDS_ATTESTATIONS,
    HOLDS_FINDINGS,
    HOLDS_ORIGIN_DOCUMENTS,
    HOLDS_LOTS,
    HOLDS_PURCHASE_SLIPS,
    HOLDS_LOT_ORIGINS,
    HOLDS_ASSAYS,
    HOLDS_OWN_READINGS,
    HOLDS_SEALS,
    HOLDS_TRANSFERS,
    HOLDS_TRANSFER_ITEMS,
    HOLDS_PURCHASES,
    HOLDS_MELTS,
    HOLDS_MELT_INPUTS,
    HOLDS_MELT_LOSSES,
    HOLDS_OUTTURNS,
    HOLDS_SETTLEMENTS,
    HOLDS_PREMIUM_SCHEMES,
    HOLDS_OBLIGATIONS,
    HOLDS_PAYMENTS,
    HOLDS_RECEIPTS,
    HOLDS_CERTIFICATES;

    /** The word for a code that a gateway answers with, such as CONFIRMED; a code of a later version is written in lower case. */
    public static Sentence word(String code) {
        Optional<CaseMessage> known = Stream.of(values())
                .filter(message -> message.name().equals("CODE_" + code))
                .findFirst();
        return known.map(CaseMessage::sentence)
                .orElseGet(() -> Message.AS_IS.with(
                        "text", Argument.id(code.toLowerCase(Locale.ROOT).replace('_', ' '))));
    }
}
