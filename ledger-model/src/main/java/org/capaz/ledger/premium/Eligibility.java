// SPDX-License-Identifier: Apache-2.0
package org.capaz.ledger.premium;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.capaz.ledger.assessment.Affiliation;
import org.capaz.ledger.assessment.Affiliation.ModuleResult;
import org.capaz.ledger.identity.Codes;
import org.capaz.ledger.json.Fields;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.lot.Provenance;
import org.capaz.ledger.message.Message;
import org.capaz.ledger.quantity.Day;
import org.capaz.ledger.record.LedgerState;
import org.capaz.ledger.registry.Accreditation.Level;
import org.capaz.ledger.registry.Standard;

/**
 * What a scheme asks of a producer at the time of production, as data (I35).
 *
 * <p>Decision 006.
 *
 * @param modules that must have been fulfilled or controlled; at least one
 * @param results of further modules, and the least result each must have had
 * @param minimumLevel the least level of the attestations on {@code modules}, from first to third party
 * @param standing the least affiliation state the producer must have had, CANDIDATE or AFFILIATED
 * @param standards by which the producer may have been judged, any when empty; a module number means something within one
 *     standard only
 */
public record Eligibility(
        List<Integer> modules,
        List<Wanted> results,
        Optional<Level> minimumLevel,
        Optional<Affiliation.State> standing,
        List<Edition> standards) {

    /** One module and the least result that is asked of it. */
    public record Wanted(int module, ModuleResult.Result atLeast) {}

    /** One version of a standard. */
    public record Edition(String standard, String version) {}

    /**
     * What asks only that modules are met.
     *
     * @param modules at least one number, 1 to 99
     */
    public static Eligibility ofModules(List<Integer> modules) {
        return new Eligibility(modules, List.of(), Optional.empty(), Optional.empty(), List.of());
    }

    static Eligibility read(Fields fields) {
        var eligibility = new Eligibility(
                fields.quantities("modules", Standard::module),
                fields.has("results")
                        ? fields.objects(
                                "results",
                                wanted -> new Wanted(
                                        wanted.quantity("module", Standard::module),
                                        wanted.parsed("atLeast", Codes.of(ModuleResult.Result.class))))
                        : List.of(),
                fields.optionalParsed("minimumLevel", Codes.of(Level.class)),
                fields.optionalParsed("standing", Codes.of(Affiliation.State.class)),
                fields.has("standards")
                        ? fields.objects(
                                "standards",
                                edition -> new Edition(
                                        edition.parsed("standard", Standard::label),
                                        edition.parsed("version", Standard::label)))
                        : List.of());
        if (eligibility.modules.isEmpty()) {
            throw fields.unfit("modules", Message.PREMIUM_LACKS_MODULE.sentence());
        }
        if (eligibility.standing.filter(state -> !state.admitsProduction()).isPresent()) {
            throw fields.unfit("standing", Message.CANDIDATE_OR_AFFILIATED_EXPECTED.sentence());
        }
        return eligibility;
    }

    /** That object with the members that {@link #read} reads. */
    Json.Obj on(Json.Obj record) {
        Json.Obj terms = record.with(
                "modules",
                modules.stream().map(module -> (Json) Json.number(module)).toList());
        if (!results.isEmpty()) {
            terms = terms.with(
                    "results",
                    results.stream()
                            .map(wanted -> Json.object()
                                    .with("module", wanted.module())
                                    .with("atLeast", wanted.atLeast().name()))
                            .toList());
        }
        if (minimumLevel.isPresent()) {
            terms = terms.with("minimumLevel", minimumLevel.get().name());
        }
        if (standing.isPresent()) {
            terms = terms.with("standing", standing.get().name());
        }
        if (!standards.isEmpty()) {
            terms = terms.with(
                    "standards",
                    standards.stream()
                            .map(edition -> Json.object()
                                    .with("standard", edition.standard())
                                    .with("version", edition.version()))
                            .toList());
        }
        return terms;
    }

    /**
     * Is that share's producer owed the premium? Its modules count on every day of its production (I62), whatever is found
     * later; but who is suspended or disengaged on the day of the sale gets no new obligation.
     */
    boolean admits(Provenance.Share share, Day sale, Instant known, LedgerState ledger) {
        return Affiliation.on(share.amp(), share.producedDuring().days(), known, ledger).stream()
                        .allMatch(this::met)
                && Affiliation.of(share.amp(), sale, known, ledger).state().getsNewObligations();
    }

    boolean met(Affiliation affiliation) {
        return affiliation.allGood(modules)
                && results.stream().allMatch(wanted -> reached(affiliation, wanted))
                && minimumLevel.map(level -> foundBy(affiliation, level)).orElse(true)
                && standing.map(asked -> stands(affiliation, asked)).orElse(true)
                && judgedByOneOf(affiliation);
    }

    private static boolean reached(Affiliation affiliation, Wanted wanted) {
        return affiliation.modules().stream()
                .anyMatch(found ->
                        found.module() == wanted.module() && found.result().compareTo(wanted.atLeast()) >= 0);
    }

    private boolean foundBy(Affiliation affiliation, Level least) {
        var levels = new TreeMap<Integer, Level>();
        affiliation.modules().forEach(found -> found.level().ifPresent(level -> levels.put(found.module(), level)));
        return modules.stream()
                .allMatch(module ->
                        levels.containsKey(module) && levels.get(module).compareTo(least) >= 0);
    }

    private static boolean stands(Affiliation affiliation, Affiliation.State asked) {
        return affiliation.state() == asked || affiliation.state() == Affiliation.State.AFFILIATED;
    }

    private boolean judgedByOneOf(Affiliation affiliation) {
        return standards.isEmpty()
                || affiliation
                        .standard()
                        .filter(judged -> standards.contains(new Edition(judged.name(), judged.version())))
                        .isPresent();
    }
}
