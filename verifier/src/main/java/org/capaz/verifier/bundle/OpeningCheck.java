package org.capaz.verifier.bundle;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.capaz.ledger.certificate.Disclosure;
import org.capaz.ledger.certificate.Opening;
import org.capaz.ledger.json.CanonicalJson;
import org.capaz.ledger.json.Json;
import org.capaz.verifier.verdict.BilingualText;
import org.capaz.verifier.verdict.CheckFailed;
import org.capaz.verifier.verdict.Code;
import org.capaz.verifier.verdict.Finding;
import org.capaz.verifier.verdict.Stage;
import org.capaz.verifier.verdict.Step;

/** The check O: the withheld fields of a record, and what their owner opened of them. */
public final class OpeningCheck {
    private static final BilingualText NO_RECORD = new BilingualText(
            "the record itself is not at hand; a bundle or a live answer brings it",
            "la constancia misma no está a mano; la trae un paquete o una respuesta en vivo");

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
                            "no field commits to %s",
                            "ningún campo compromete %s",
                            CanonicalJson.write(foreign.opening().value()));
                });
            case Disclosure.Fitting fitting
            when !openings.isEmpty() -> stage.check(Step.O, () -> new Finding<>(fitting, shown(fitting)));
            case Disclosure.Fitting fitting
            when !fitting.fields().isEmpty() -> stage.notMade(Step.O, withheld(fitting.withheld()));
            case Disclosure.Fitting nothingCommitted -> {}
        }
        return stage;
    }

    private static BilingualText shown(Disclosure.Fitting fitting) {
        String opened = fitting.fields().entrySet().stream()
                .filter(field -> field.getValue().isPresent())
                .map(field -> field.getKey() + " = " + text(field.getValue().get()))
                .collect(Collectors.joining(", "));
        BilingualText withheld = withheld(fitting.withheld());
        return fitting.withheld().isEmpty()
                ? BilingualText.plain(opened)
                : new BilingualText(opened + "; " + withheld.en(), opened + "; " + withheld.es());
    }

    private static BilingualText withheld(List<String> names) {
        String all = String.join(", ", names);
        return new BilingualText("withheld: " + all, "reservado: " + all);
    }

    private static String text(Json value) {
        return value instanceof Json.Str text ? text.text() : CanonicalJson.write(value);
    }
}
