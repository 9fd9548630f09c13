// SPDX-License-Identifier: Apache-2.0
package org.capaz.gateway.intake;

import java.util.List;
import java.util.stream.Stream;
import org.capaz.ledger.json.Fields;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.json.SentenceJson;
import org.capaz.ledger.message.Language;
import org.capaz.ledger.message.Sentence;

/** What the contract says about a statement that it has recorded, such as that a payment is short, in both languages. */
final class ContractWords {
    private ContractWords() {}

    /** That answer with the words of its result; unchanged where there are none. */
    static Json.Obj on(Json.Obj answer) {
        if (!(answer.get("result") instanceof Json.Obj result)) {
            return answer;
        }
        List<Sentence> said = Stream.concat(Stream.of(result), statements(result))
                .filter(statement -> statement.get("says") != null)
                .map(statement -> SentenceJson.read(Fields.of(statement).object("says")))
                .toList();
        return said.isEmpty()
                ? answer
                : answer.with("says", in(said, Language.ENGLISH)).with("says_es", in(said, Language.SPANISH));
    }

    private static Stream<Json.Obj> statements(Json.Obj result) {
        return result.get("statements") instanceof Json.Arr batch
                ? batch.items().stream().filter(Json.Obj.class::isInstance).map(Json.Obj.class::cast)
                : Stream.empty();
    }

    private static Json.Arr in(List<Sentence> said, Language language) {
        return Json.texts(said.stream().map(sentence -> sentence.in(language)).toList());
    }
}
