// SPDX-License-Identifier: Apache-2.0
package org.capaz.demo.casefolder;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.capaz.demo.message.CaseMessage;
import org.capaz.ledger.message.Argument;
import org.capaz.ledger.message.Sentence;

/**
 * Notes the defects that no single cell shows. A check that needs rows which could not be read is left out: it would name
 * what is wrong elsewhere a second time.
 */
final class CaseConsistency {
    /** The ledger marks records older than 168 hours as LATE, so a case that ends yesterday may span six days. */
    static final int MAX_DAYS = 6;

    /** The files with a column {@code lot} that is a production lot or the bar of a melt. */
    private static final List<String> OF_LOTS = List.of(
            "assays.csv",
            "own-readings.csv",
            "seals.csv",
            "transfer-items.csv",
            "purchases.csv",
            "melt-inputs.csv",
            "outturns.csv",
            "settlements.csv",
            "obligations.csv",
            "payments.csv",
            "certificates.csv");

    private final Map<String, Sheet> sheets;
    private final List<Defect> defects;

    private CaseConsistency(Map<String, Sheet> sheets, List<Defect> defects) {
        this.sheets = sheets;
        this.defects = defects;
    }

    /** @param defects to which those of the case are added */
    static void check(Map<String, Sheet> sheets, List<Defect> defects) {
        var check = new CaseConsistency(sheets, defects);
        check.references();
        check.days();
        check.lots();
        check.owners();
        check.registrars();
        check.deliverers();
        check.deductions();
        check.platformDays();
        check.parts();
    }

    /** Cells that name a row of another file: the row must exist. */
    private void references() {
        for (CaseFiles.File file : CaseFiles.ALL) {
            for (Column column : file.columns()) {
                column.refersTo().filter(this::readable).ifPresent(target -> {
                    Set<String> names = sheet(target).names();
                    rows(file.name())
                            .forEach(row -> row.optionalText(column.name())
                                    .filter(text -> !names.contains(text))
                                    .ifPresent(text -> add(row, column.name(), missing(text, target))));
                });
            }
        }
    }

    private void days() {
        List<Row> cases = rows(CaseFiles.CASE).toList();
        if (!sheet(CaseFiles.CASE).isWhole()) {
            return;
        }
        if (cases.size() != 1) {
            defects.add(Defect.of(CaseFiles.CASE, CaseMessage.FILE_NOT_ONE_ROW.sentence()));
            return;
        }
        LocalDate first = cases.getFirst().day("first_day");
        LocalDate last = cases.getFirst().day("last_day");
        long days = ChronoUnit.DAYS.between(first, last) + 1;
        if (days < 1 || days > MAX_DAYS) {
            add(
                    cases.getFirst(),
                    "last_day",
                    CaseMessage.CASE_LENGTH_OUT_OF_RANGE
                            .with("days", Argument.count(days))
                            .and("most", Argument.count(MAX_DAYS)));
            return;
        }
        for (CaseFiles.File file : CaseFiles.ALL) {
            for (Column column : file.columns()) {
                if (column.unit() == Unit.MOMENT) {
                    rows(file.name()).forEach(row -> within(row, column.name(), first, last));
                }
            }
        }
    }

    private void within(Row row, String column, LocalDate first, LocalDate last) {
        row.optionalText(column)
                .map(text -> row.moment(column).toLocalDate())
                .filter(day -> day.isBefore(first) || day.isAfter(last))
                .ifPresent(day -> add(
                        row,
                        column,
                        CaseMessage.DAY_OUTSIDE_CASE
                                .with("day", new Argument.Date(day))
                                .and("first", new Argument.Date(first))
                                .and("last", new Argument.Date(last))));
    }

    private void lots() {
        if (!readable(CaseFiles.LOTS) || !readable("melts.csv")) {
            return;
        }
        Set<String> lots = Stream.concat(
                        sheet(CaseFiles.LOTS).names().stream(),
                        sheet("melts.csv").texts("output_lot"))
                .collect(Collectors.toSet());
        for (String file : OF_LOTS) {
            rows(file)
                    .filter(row -> !lots.contains(row.text("lot")))
                    .forEach(row -> add(
                            row,
                            "lot",
                            CaseMessage.LOT_NOT_IN_LOTS_OR_MELTS.with("lot", Argument.id(row.text("lot")))));
        }
    }

    private void owners() {
        if (!readable(CaseFiles.PARTIES) || !readable(CaseFiles.MEMBERS)) {
            return;
        }
        Set<String> parties = sheet(CaseFiles.PARTIES).names();
        Set<String> members = sheet(CaseFiles.MEMBERS).names();
        rows(CaseFiles.OFFICERS)
                .filter(row -> !parties.contains(row.text("owner")) && !members.contains(row.text("owner")))
                .forEach(row ->
                        add(row, "owner", CaseMessage.OWNER_UNKNOWN.with("owner", Argument.id(row.text("owner")))));
    }

    private void registrars() {
        if (!sheet(CaseFiles.OFFICERS).isWhole()) {
            return;
        }
        Set<String> haveOne = rows(CaseFiles.OFFICERS)
                .filter(officer -> officer.list("roles").contains("REGISTRAR"))
                .map(officer -> officer.text("owner"))
                .collect(Collectors.toSet());
        rows(CaseFiles.MEMBERS)
                .filter(row -> !haveOne.contains(row.text("member")))
                .forEach(row -> add(
                        row,
                        "member",
                        CaseMessage.OWNER_LACKS_REGISTRAR.with("owner", Argument.id(row.text("member")))));
    }

    private void deliverers() {
        rows("purchase-slips.csv").forEach(slip -> {
            Optional<String> miner = slip.optionalText("miner");
            if (miner.isPresent() == slip.optionalText("unit").isPresent()) {
                add(slip, "miner", CaseMessage.SLIP_NEEDS_MINER_OR_UNIT.sentence());
                return;
            }
            String who = miner.isPresent() ? "miner" : "unit";
            sheet(CaseFiles.LOTS)
                    .all()
                    .filter(lot -> lot.optionalText("lot").equals(slip.optionalText("lot")))
                    .flatMap(lot -> lot.optionalText("producer").stream())
                    .findFirst()
                    .ifPresent(producer -> delivererOf(producer, slip, who));
        });
    }

    private void delivererOf(String producer, Row slip, String who) {
        String file = who + "s.csv";
        boolean known = sheet(file)
                .all()
                .anyMatch(row -> row.optionalText(who).equals(slip.optionalText(who))
                        && row.optionalText("producer").equals(Optional.of(producer)));
        if (!known && readable(file)) {
            add(
                    slip,
                    who,
                    CaseMessage.NAME_NOT_UNDER_PRODUCER
                            .with("name", Argument.id(slip.text(who)))
                            .and("file", Argument.id(file))
                            .and("producer", Argument.id(producer)));
        }
    }

    private void deductions() {
        rows("receipts.csv")
                .filter(row -> row.optionalText("deduction").isPresent()
                        != row.optionalText("deduction_reason").isPresent())
                .forEach(row -> add(row, "deduction", CaseMessage.DEDUCTION_OR_REASON_MISSING.sentence()));
    }

    private void platformDays() {
        rows("purchases.csv")
                .filter(row -> row.optionalText("platform_number").isPresent()
                        != row.optionalText("platform_day").isPresent())
                .forEach(row -> add(row, "platform_day", CaseMessage.PLATFORM_DAY_OR_NUMBER_MISSING.sentence()));
    }

    private void parts() {
        CaseParts.NEEDED.forEach(part -> {
            if (!readable(part.file())) {
                return;
            }
            Set<String> wholes = sheet(part.file()).texts(part.column()).collect(Collectors.toSet());
            rows(part.of())
                    .filter(row -> !wholes.contains(row.text(part.column())))
                    .forEach(row -> add(
                            row,
                            part.column(),
                            CaseMessage.NAME_LACKS_ROW
                                    .with("name", Argument.id(row.text(part.column())))
                                    .and("file", Argument.id(part.file()))));
        });
    }

    private static Sentence missing(String name, String file) {
        return CaseMessage.NAME_NOT_IN_FILE.with("name", Argument.id(name)).and("file", Argument.id(file));
    }

    private Sheet sheet(String file) {
        return CaseFolder.present(sheets, file);
    }

    private boolean readable(String file) {
        return sheet(file).readable();
    }

    private Stream<Row> rows(String file) {
        return sheet(file).rows().stream();
    }

    private void add(Row row, String column, Sentence what) {
        defects.add(new Defect(row.file(), row.number(), column, what));
    }
}
