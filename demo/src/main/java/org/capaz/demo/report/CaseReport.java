// SPDX-License-Identifier: Apache-2.0
package org.capaz.demo.report;

import static org.capaz.client.gateway.JsonValues.number;
import static org.capaz.client.gateway.JsonValues.object;
import static org.capaz.client.gateway.JsonValues.objects;
import static org.capaz.client.gateway.JsonValues.text;
import static org.capaz.demo.report.Quantities.fineness;
import static org.capaz.demo.report.Quantities.mass;
import static org.capaz.demo.report.Quantities.money;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.capaz.demo.casefolder.CaseFolder;
import org.capaz.demo.casefolder.Row;
import org.capaz.demo.message.CaseMessage;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.message.Argument;
import org.capaz.ledger.message.ArgumentSource;
import org.capaz.ledger.message.Language;
import org.capaz.ledger.message.Sentence;

/** A case in one language for a person, with the numbers that the ledger gives; its length is bounded, however large the case is. */
public final class CaseReport {
    /** Rows of one kind that are listed; the rest is counted. */
    private static final int MAX_LISTED = 4;
    /** Melts and final weighings take several lines each. */
    private static final int MAX_DETAILED = 2;

    private final CaseFolder folder;
    private final LedgerAnswers answers;
    private final Language language;
    private final List<String> lines = new ArrayList<>();

    private CaseReport(CaseFolder folder, LedgerAnswers answers, Language language) {
        this.folder = folder;
        this.answers = answers;
        this.language = language;
    }

    public static List<String> lines(CaseFolder folder, LedgerAnswers answers, Language language) {
        var report = new CaseReport(folder, answers, language);
        report.producers();
        report.gold();
        report.premium();
        return report.lines;
    }

    /** Payments and how each stands, with the people who answer them. */
    public static List<String> payments(CaseFolder folder, LedgerAnswers answers, Language language) {
        var report = new CaseReport(folder, answers, language);
        report.payments();
        return report.lines;
    }

    private void payments() {
        each(
                MAX_LISTED,
                answers.payments(),
                payment -> lines.add(String.format(
                        Locale.ROOT,
                        "  %-8s %14s  %s",
                        text(payment, "payment"),
                        told(money(payment)),
                        CaseMessage.PAYMENT_TO
                                .with("beneficiary", id(payment, "beneficiary"))
                                .and("state", CaseMessage.word(text(payment, "state")))
                                .in(language))));
        answers.payments().stream()
                .map(payment -> text(payment, "beneficiary"))
                .distinct()
                .forEach(beneficiary ->
                        line("  ", CaseMessage.TWO_OFFICERS_ANSWER.with("beneficiary", Argument.id(beneficiary))));
    }

    private void producers() {
        heading(CaseMessage.HEADING_PRODUCERS);
        each(MAX_LISTED, folder.rows("producers.csv"), row -> {
            String id = row.text("producer");
            Json.Obj affiliation = object(answers.answerAboutProducer(id), "affiliation");
            Row party = folder.rows("parties.csv", "party", id).getFirst();
            lines.add(String.format(
                    Locale.ROOT,
                    "  %-8s %s, %s: %s",
                    id,
                    party.text("name"),
                    row.text("municipality"),
                    text(affiliation, "state")));
            line("           ", assessment(affiliation));
        });
    }

    private Sentence assessment(Json.Obj affiliation) {
        List<Json.Obj> modules = objects(affiliation, "modules");
        String results = modules.stream()
                .map(module -> "M" + number(module, "module") + " " + word(text(module, "result")))
                .collect(Collectors.joining(", "));
        String assessors = modules.stream()
                .map(module -> text(module, "issuer"))
                .filter(issuer -> !issuer.isEmpty())
                .distinct()
                .collect(Collectors.joining(" "));
        return CaseMessage.PRODUCER_ASSESSED_BY
                .with("standard", id(affiliation, "standard"))
                .and("version", id(affiliation, "version"))
                .and("assessors", Argument.id(assessors))
                .and("modules", Argument.id(results));
    }

    private void gold() {
        heading(CaseMessage.HEADING_GOLD);
        each(MAX_LISTED, folder.rows("lots.csv"), this::production);
        each(MAX_DETAILED, folder.rows("melts.csv"), this::melt);
        each(MAX_DETAILED, folder.rows("outturns.csv"), this::outturn);
    }

    private void production(Row row) {
        String id = row.text("lot");
        Json.Obj lot = answers.lot(id);
        int contributions = objects(object(answers.answerAboutLot(id), "contributions"), "contributions")
                .size();
        lines.add(String.format(
                Locale.ROOT,
                "  %-4s %-8s %-9s %14s %s",
                id,
                row.text("producer"),
                text(lot, "material"),
                told(mass(lot, "grossMg")),
                CaseMessage.LOT_FINE_GOLD
                        .with("fineness", fineness(lot))
                        .and("fine", mass(lot, "fineMg"))
                        .and("count", Argument.count(contributions))
                        .in(language)));
    }

    private void melt(Row row) {
        String output = row.text("output_lot");
        objects(answers.answerAboutLot(output), "transformations").stream()
                .filter(step -> text(step, "transformation").equals(row.text("melt")))
                .findFirst()
                .ifPresent(step -> {
                    long lost = objects(step, "losses").stream()
                            .mapToLong(loss -> number(loss, "fineMg"))
                            .sum();
                    line(
                            "  ",
                            CaseMessage.MELT_GOES_IN
                                    .with("actor", id(step, "by"))
                                    .and("place", id(step, "place"))
                                    .and("gross", mass(step, "grossInMg"))
                                    .and("fine", mass(step, "fineInMg")));
                    line(
                            "     ",
                            CaseMessage.BAR_COMES_OUT
                                    .with("lot", Argument.id(output))
                                    .and("gross", mass(step, "grossOutMg"))
                                    .and("fine", mass(step, "fineOutMg"))
                                    .and("lost", Argument.mass(lost)));
                });
        List<Json.Obj> transfers = objects(answers.answerAboutLot(output), "transfers");
        if (!transfers.isEmpty()) {
            Json.Obj transfer = transfers.getLast();
            objects(transfer, "items").stream()
                    .filter(item -> text(item, "lot").equals(output))
                    .forEach(item -> line(
                            "     ",
                            CaseMessage.BAR_HANDED_OVER
                                    .with("to", id(transfer, "to"))
                                    .and("carrier", id(transfer, "carrier"))
                                    .and("left", mass(item, "dispatchMg"))
                                    .and("arrived", mass(item, "receiptMg"))
                                    .and("seal", id(item, "sealIn"))
                                    .and("state", CaseMessage.word(text(transfer, "state")))));
        }
    }

    private void outturn(Row row) {
        Json.Obj lot = answers.lot(row.text("lot"));
        line(
                "  ",
                CaseMessage.REFINER_OUTTURN
                        .with("lot", Argument.id(row.text("lot")))
                        .and("refiner", Argument.id(row.text("refiner")))
                        .and("gross", mass(lot, "grossMg"))
                        .and("fineness", fineness(lot))
                        .and("fine", mass(lot, "fineMg")));
        line("     ", CaseMessage.GOLD_OF_PRODUCERS.with("shares", Argument.id(provenance(lot))));
    }

    private void premium() {
        if (answers.obligations().isEmpty()) {
            return;
        }
        heading(CaseMessage.HEADING_PREMIUM);
        Map<String, Long> owed = new TreeMap<>();
        answers.obligations().forEach(due -> owed.merge(text(due, "currency"), number(due, "minor"), Math::addExact));
        String payers = answers.obligations().stream()
                .map(due -> text(due, "payer"))
                .distinct()
                .collect(Collectors.joining(" "));
        line(
                "  ",
                CaseMessage.PREMIUM_OWED
                        .with("payer", Argument.id(payers))
                        .and(
                                "sum",
                                joined(owed.entrySet().stream().map(entry -> money(entry.getValue(), entry.getKey())))
                                        .orElseThrow()));
        each(
                MAX_LISTED,
                answers.obligations(),
                due -> lines.add(String.format(
                        Locale.ROOT,
                        "  %-8s %14s  %s: %s",
                        text(due, "beneficiary"),
                        told(money(due)),
                        arrived(due)
                                .map(sum -> CaseMessage.PREMIUM_ARRIVED.with("sum", sum))
                                .orElseGet(CaseMessage.PREMIUM_NOT_CONFIRMED::sentence)
                                .in(language),
                        word(text(due, "state")))));
    }

    /** What the beneficiary of an obligation has confirmed of it. */
    private Optional<ArgumentSource> arrived(Json.Obj due) {
        return joined(answers.payments().stream()
                .filter(payment -> text(payment, "beneficiary").equals(text(due, "beneficiary")))
                .filter(payment -> objects(payment, "for").stream()
                        .anyMatch(part -> text(part, "lot").equals(text(due, "lot"))
                                && text(part, "scheme").equals(text(due, "scheme"))))
                .flatMap(payment -> answers.receiptOf(text(payment, "payment")).stream())
                .map(receipt -> money(object(receipt, "received"))));
    }

    private static Optional<ArgumentSource> joined(Stream<ArgumentSource> parts) {
        return parts.reduce(
                (first, second) -> CaseMessage.AND_ONE_MORE.with("first", first).and("second", second));
    }

    private String provenance(Json.Obj lot) {
        Map<String, Long> byProducer = new TreeMap<>();
        objects(lot, "vector")
                .forEach(share -> byProducer.merge(text(share, "amp"), number(share, "fineMg"), Math::addExact));
        List<String> parts = byProducer.entrySet().stream()
                .limit(MAX_LISTED)
                .map(entry -> entry.getKey() + " " + told(Argument.mass(entry.getValue())))
                .toList();
        return String.join(", ", parts) + (byProducer.size() > MAX_LISTED ? " …" : "");
    }

    private <T> void each(int most, List<T> items, Consumer<T> write) {
        items.stream().limit(most).forEach(write);
        if (items.size() > most) {
            line("  ", CaseMessage.AND_MORE.with("count", Argument.count(items.size() - most)));
        }
    }

    private void heading(CaseMessage heading) {
        lines.add("");
        line("", heading.sentence());
    }

    private void line(String indent, Sentence sentence) {
        lines.add(indent + sentence.in(language));
    }

    private String word(String code) {
        return CaseMessage.word(code).in(language);
    }

    private String told(ArgumentSource value) {
        return value.argument().in(language);
    }

    private static Argument id(Json.Obj answer, String name) {
        return Argument.id(text(answer, name));
    }
}
