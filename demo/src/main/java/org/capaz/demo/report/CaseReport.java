package org.capaz.demo.report;

import static org.capaz.client.gateway.JsonValues.number;
import static org.capaz.client.gateway.JsonValues.object;
import static org.capaz.client.gateway.JsonValues.objects;
import static org.capaz.client.gateway.JsonValues.text;
import static org.capaz.demo.report.LedgerAnswers.fineness;
import static org.capaz.demo.report.LedgerAnswers.grams;
import static org.capaz.demo.report.LedgerAnswers.money;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.capaz.demo.casefolder.CaseFolder;
import org.capaz.demo.casefolder.Row;
import org.capaz.ledger.json.Json;

/** A case in text for a person, with the numbers that the ledger gives; its length is bounded, however large the case is. */
public final class CaseReport {
    /** Rows of one kind that are listed; the rest is counted. */
    private static final int MAX_LISTED = 4;
    /** Melts and final weighings take several lines each. */
    private static final int MAX_DETAILED = 2;

    private final CaseFolder folder;
    private final LedgerAnswers answers;
    private final List<String> lines = new ArrayList<>();

    private CaseReport(CaseFolder folder, LedgerAnswers answers) {
        this.folder = folder;
        this.answers = answers;
    }

    public static List<String> lines(CaseFolder folder, LedgerAnswers answers) {
        var report = new CaseReport(folder, answers);
        report.producers();
        report.gold();
        report.premium();
        return report.lines;
    }

    private void producers() {
        add("");
        add("WHO ASSESSED THE PRODUCERS");
        each(MAX_LISTED, folder.rows("producers.csv"), row -> {
            String id = row.text("producer");
            Json.Obj affiliation = object(answers.producers().get(id), "affiliation");
            String modules = objects(affiliation, "modules").stream()
                    .map(module -> "M" + number(module, "module") + " " + word(text(module, "result")))
                    .collect(Collectors.joining(", "));
            Row party = folder.rows("parties.csv", "party", id).getFirst();
            add("  %-8s %s, %s: %s", id, party.text("name"), row.text("municipality"), text(affiliation, "state"));
            String by = objects(affiliation, "modules").stream()
                    .map(module -> text(module, "issuer"))
                    .filter(issuer -> !issuer.isEmpty())
                    .distinct()
                    .collect(Collectors.joining(" "));
            add("           %s %s by %s: %s", text(affiliation, "standard"), text(affiliation, "version"), by, modules);
        });
    }

    private void gold() {
        add("");
        add("WHERE THE GOLD WENT");
        each(MAX_LISTED, folder.rows("lots.csv"), row -> {
            String id = row.text("lot");
            Json.Obj lot = answers.lot(id);
            Json.Obj contributions = object(answers.lots().get(id), "contributions");
            add(
                    "  %-4s %-8s %-9s %14s x %s = %s fine, from %d contributions",
                    id,
                    row.text("producer"),
                    text(lot, "material"),
                    grams(number(lot, "grossMg")),
                    fineness(number(lot, "fineness")),
                    grams(number(lot, "fineMg")),
                    objects(contributions, "contributions").size());
        });
        each(MAX_DETAILED, folder.rows("melts.csv"), this::melt);
        each(MAX_DETAILED, folder.rows("outturns.csv"), row -> {
            Json.Obj lot = answers.lot(row.text("lot"));
            add(
                    "  %s after %s's own melt: %s x %s = %s fine",
                    row.text("lot"),
                    row.text("refiner"),
                    grams(number(lot, "grossMg")),
                    fineness(number(lot, "fineness")),
                    grams(number(lot, "fineMg")));
            add("     whose gold is in it: %s", provenance(lot));
        });
    }

    private void melt(Row row) {
        objects(answers.lots().get(row.text("output_lot")), "transformations").stream()
                .filter(step -> text(step, "transformation").equals(row.text("melt")))
                .findFirst()
                .ifPresent(step -> {
                    long lost = objects(step, "losses").stream()
                            .mapToLong(loss -> number(loss, "fineMg"))
                            .sum();
                    add(
                            "  %s melts them at %s: %s gross, %s fine go in",
                            text(step, "by"),
                            text(step, "place"),
                            grams(number(step, "grossInMg")),
                            grams(number(step, "fineInMg")));
                    add(
                            "     bar %s comes out: %s gross, %s fine; %s fine declared lost",
                            row.text("output_lot"),
                            grams(number(step, "grossOutMg")),
                            grams(number(step, "fineOutMg")),
                            grams(lost));
                });
        List<Json.Obj> transfers = objects(answers.lots().get(row.text("output_lot")), "transfers");
        if (!transfers.isEmpty()) {
            Json.Obj transfer = transfers.getLast();
            objects(transfer, "items").stream()
                    .filter(item -> text(item, "lot").equals(row.text("output_lot")))
                    .forEach(item -> add(
                            "     to %s with %s: %s left, %s arrived, seal %s: %s",
                            text(transfer, "to"),
                            text(transfer, "carrier"),
                            grams(number(item, "dispatchMg")),
                            grams(number(item, "receiptMg")),
                            text(item, "sealIn"),
                            word(text(transfer, "state"))));
        }
    }

    private void premium() {
        if (answers.obligations().isEmpty()) {
            return;
        }
        add("");
        add("WHETHER THE PREMIUM ARRIVED");
        Map<String, Long> owed = new TreeMap<>();
        answers.obligations().forEach(due -> owed.merge(text(due, "currency"), number(due, "minor"), Math::addExact));
        String sum = owed.entrySet().stream()
                .map(entry -> money(entry.getValue(), entry.getKey()))
                .collect(Collectors.joining(" and "));
        String payers = answers.obligations().stream()
                .map(due -> text(due, "payer"))
                .distinct()
                .collect(Collectors.joining(" "));
        add("  %s owes %s, split over the gold in the bar to the cent:", payers, sum);
        each(MAX_LISTED, answers.obligations(), due -> {
            String payee = text(due, "beneficiary");
            String arrived = answers.payments().stream()
                    .filter(payment -> text(payment, "beneficiary").equals(payee))
                    .filter(payment -> objects(payment, "for").stream()
                            .anyMatch(part -> text(part, "lot").equals(text(due, "lot"))
                                    && text(part, "scheme").equals(text(due, "scheme"))))
                    .flatMap(payment -> answers.receiptOf(text(payment, "payment")).stream())
                    .map(receipt -> {
                        Json.Obj received = object(receipt, "received");
                        return money(number(received, "minor"), text(received, "currency"));
                    })
                    .collect(Collectors.joining(" and "));
            add(
                    "  %-8s %14s  %s: %s",
                    payee,
                    money(number(due, "minor"), text(due, "currency")),
                    arrived.isEmpty()
                            ? "nothing confirmed by its officers"
                            : arrived + " arrived, said by two of its own officers",
                    word(text(due, "state")));
        });
    }

    private static String provenance(Json.Obj lot) {
        Map<String, Long> byProducer = new TreeMap<>();
        objects(lot, "vector")
                .forEach(share -> byProducer.merge(text(share, "amp"), number(share, "fineMg"), Math::addExact));
        List<String> parts = byProducer.entrySet().stream()
                .limit(MAX_LISTED)
                .map(entry -> entry.getKey() + " " + grams(entry.getValue()))
                .toList();
        return String.join(", ", parts) + (byProducer.size() > MAX_LISTED ? " …" : "");
    }

    private <T> void each(int most, List<T> items, Consumer<T> write) {
        items.stream().limit(most).forEach(write);
        if (items.size() > most) {
            add("  … and %d more", items.size() - most);
        }
    }

    private static String word(String code) {
        return code.toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private void add(String format, Object... values) {
        lines.add(String.format(Locale.ROOT, format, values));
    }
}
