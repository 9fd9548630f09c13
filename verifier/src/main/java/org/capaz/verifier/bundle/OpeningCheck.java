// SPDX-License-Identifier: Apache-2.0
package org.capaz.verifier.bundle;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.capaz.ledger.certificate.Disclosure;
import org.capaz.ledger.certificate.Opening;
import org.capaz.ledger.json.CanonicalJson;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.message.Argument;
import org.capaz.ledger.message.Sentence;
import org.capaz.verifier.verdict.CheckFailed;
import org.capaz.verifier.verdict.Code;
import org.capaz.verifier.verdict.Finding;
import org.capaz.verifier.verdict.Stage;
import org.capaz.verifier.verdict.Step;
import org.capaz.verifier.verdict.VerdictMessage;

/**
 * The check O: the withheld fields of a record, and what their owner opened of them.
 *
 * <p>Decision 081.
 */
public final class OpeningCheck {
    private static final Sentence NO_RECORD = VerdictMessage.RECORD_NOT_AT_HAND.sentence();

    private OpeningCheck() {}

    /**
     * Makes the check.
     *
     * @param record the record as it stands on the ledger, already found to be the one that was signed
     * @param openings what its owner opened
     * @return a stage with the check O, empty when there is nothing to say
     */
    public static Stage of(Optional<String> record, List<Opening> openings) {
        var stage = new Stage();
        if (record.isEmpty()) {
            if (!openings.isEmpty()) {
                stage.notMade(Step.O, NO_RECORD);
            }
            return stage;
        }
        switch (Disclosure.of(CanonicalJson.parseObject(record.get()), openings)) {
            case Disclosure.Foreign foreign ->
                stage.check(Step.O, () -> {
                    throw new CheckFailed(
                            Code.E_OPENING,
                            VerdictMessage.OPENED_VALUE_FOREIGN.with(
                                    "value",
                                    Argument.id(CanonicalJson.write(
                                            foreign.opening().value()))));
                });
            case Disclosure.Fitting fitting
            when !openings.isEmpty() -> stage.check(Step.O, () -> new Finding<>(fitting, shown(fitting)));
            case Disclosure.Fitting fitting
            when !fitting.fields().isEmpty() ->
                stage.notMade(Step.O, VerdictMessage.VALUES_WITHHELD.with("names", names(fitting.withheld())));
            case Disclosure.Fitting nothingCommitted -> {}
        }
        return stage;
    }

    private static Sentence shown(Disclosure.Fitting fitting) {
        String opened = fitting.fields().entrySet().stream()
                .filter(field -> field.getValue().isPresent())
                .map(field -> field.getKey() + " = " + text(field.getValue().get()))
                .collect(Collectors.joining(", "));
        return fitting.withheld().isEmpty()
                ? VerdictMessage.asIs(opened)
                : VerdictMessage.VALUES_OPENED_AND_WITHHELD
                        .with("opened", Argument.id(opened))
                        .and("names", names(fitting.withheld()));
    }

    private static Argument names(List<String> withheld) {
        return Argument.id(String.join(", ", withheld));
    }

    private static String text(Json value) {
        return value instanceof Json.Str text ? text.text() : CanonicalJson.write(value);
    }
}
