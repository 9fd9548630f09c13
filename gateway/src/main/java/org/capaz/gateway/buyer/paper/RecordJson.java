// SPDX-License-Identifier: Apache-2.0
package org.capaz.gateway.buyer.paper;

import org.capaz.gateway.buyer.lot.LotPage;
import org.capaz.gateway.buyer.section.AnswerSection;
import org.capaz.gateway.buyer.section.NoticesSection;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.message.Language;
import org.capaz.ledger.message.Sentence;

/** The page for programs: the record as it stands on the ledger, its status, and the state that the page shows. */
public final class RecordJson {
    private RecordJson() {}

    /**
     * That page for programs.
     *
     * @param record the certificate as it stands on the ledger
     * @param status its state there
     */
    public static Json.Obj of(LotPage page, Json record, Json status) {
        Json.Obj told = Json.object()
                .with("number", page.shortId())
                .with("state", AnswerSection.code(page.answer().state()));
        told = inBoth(told, "word", AnswerSection.word(page.answer()));
        told = inBoth(told, "explanation", AnswerSection.explained(page.answer()));
        told = inBoth(told, "whatToDo", AnswerSection.next(page.answer()).sentence());
        return told.with("notices", page.answer().notices().size())
                .with(
                        "openNotices",
                        NoticesSection.told(page.answer().notices()).stream()
                                .map(notice -> inBoth(Json.object(), "notice", notice))
                                .toList())
                .with("statedBy", page.position().member())
                .with("statedAt", page.position().askedAt().getEpochSecond())
                .with("block", page.position().block())
                .with("upToDate", !page.position().behind())
                .with("record", record)
                .with("status", status);
    }

    private static Json.Obj inBoth(Json.Obj json, String member, Sentence sentence) {
        return json.with(member, sentence.in(Language.ENGLISH)).with(member + "_es", sentence.in(Language.SPANISH));
    }
}
