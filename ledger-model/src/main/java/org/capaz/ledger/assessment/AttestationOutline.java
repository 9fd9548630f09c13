// SPDX-License-Identifier: Apache-2.0
package org.capaz.ledger.assessment;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.capaz.ledger.assessment.Attestation.Status;
import org.capaz.ledger.identity.Code;
import org.capaz.ledger.identity.Codes;
import org.capaz.ledger.identity.PartyId;
import org.capaz.ledger.json.Fields;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.quantity.Day;
import org.capaz.ledger.record.LedgerKey;
import org.capaz.ledger.record.LedgerKeys;
import org.capaz.ledger.record.LedgerState;
import org.capaz.ledger.record.StateChange;
import org.capaz.ledger.registry.Accreditation.Level;
import org.capaz.ledger.registry.Standard;

/**
 * An attestation without its findings, and what these amount to under its standard: enough to tell on which days it counts.
 * Those of one issuer on one module of one producer stand together in one record, so that a statement about a producer
 * reads a few records and not its whole history; the findings are then read of those that count.
 *
 * <p>Decision 236.
 *
 * @param suspendsFrom the first day on which it suspends the producer, if it does
 * @param findsAbuse whether it finds abuse
 * @param fulfilled whether it finds a requirement fulfilled that must be
 * @param end how its issuer, or the scheme of one that is gone, has ended it
 */
public record AttestationOutline(
        AttestationRef about,
        PartyId issuer,
        Level level,
        Standard.Edition edition,
        Day validFrom,
        Day validTo,
        Instant issuedAt,
        Instant recordedAt,
        Optional<Day> suspendsFrom,
        boolean findsAbuse,
        boolean fulfilled,
        Optional<End> end) {

    /** A later attestation comes after an earlier one; of two of the same second, the one with the later id. */
    static final Comparator<AttestationOutline> LATER =
            Comparator.comparing(AttestationOutline::issuedAt).thenComparing(AttestationOutline::id);

    private static final Function<String, Level> LEVEL = Codes.of(Level.class);

    /**
     * Corrected, or revoked from a day on.
     *
     * @param revokedFrom empty for a correction
     * @param at when it was recorded
     */
    record End(Optional<Day> revokedFrom, Instant at) {
        static Optional<End> of(Attestation.State state) {
            return switch (state) {
                case Attestation.State.Active active -> Optional.empty();
                case Attestation.State.Superseded ended -> Optional.of(new End(Optional.empty(), ended.at()));
                case Attestation.State.Revoked ended -> Optional.of(new End(Optional.of(ended.from()), ended.at()));
            };
        }
    }

    /** The outlines of every attestation about a producer, the latest first. */
    static List<AttestationOutline> of(PartyId subject, LedgerState ledger) {
        return ledger.derived(new About(subject));
    }

    private record About(PartyId subject) implements LedgerState.Derived<List<AttestationOutline>> {
        @Override
        public List<AttestationOutline> from(LedgerState ledger) {
            List<AttestationOutline> found = new ArrayList<>();
            List<Json.Obj> lists = ledger.list(LedgerKeys.attested(subject));
            // A ledger from before there were these lists, or a producer about whom nothing is attested.
            if (lists.isEmpty()) {
                Attestation.of(subject, ledger).forEach(entry -> found.add(of(entry, ledger)));
            } else {
                Map<AttestationRef, End> withdrawn = withdrawn(ledger);
                lists.forEach(list -> read(Fields.of(list, "attested"), withdrawn, found));
            }
            found.sort(LATER.reversed());
            return List.copyOf(found);
        }

        private Map<AttestationRef, End> withdrawn(LedgerState ledger) {
            Map<AttestationRef, End> withdrawn = new LinkedHashMap<>();
            for (Json.Obj found : ledger.list(LedgerKeys.withdrawals(subject))) {
                Fields record = Fields.of(found, "withdrawn");
                withdrawn.put(
                        AttestationRef.read(record),
                        new End(
                                Optional.of(record.parsed("from", Day::parse)),
                                Instant.ofEpochSecond(record.integer("at"))));
            }
            return withdrawn;
        }
    }

    static AttestationOutline of(Attestation attestation, LedgerState ledger) {
        Attestation.Claim claim = attestation.claim();
        var edition = new Standard.Edition(claim.standard(), claim.version());
        Standard standard = edition.find(ledger).orElseThrow();
        return new AttestationOutline(
                attestation.ref(),
                attestation.issuer(),
                claim.level(),
                edition,
                claim.validFrom(),
                claim.validTo(),
                attestation.issuedAt(),
                attestation.recordedAt(),
                attestation.suspendsFrom(standard),
                LookBack.ofAbuse(attestation, standard),
                claim.findings().stream().anyMatch(finding -> finding.status() == Status.FULFILLED),
                End.of(attestation.state()));
    }

    /**
     * The lists as they are after that attestation was issued, corrected or revoked: its own, and those that are missing
     * because their attestations were recorded before there were lists.
     *
     * @param all every attestation about its producer as the statement leaves it
     */
    static List<StateChange> lists(Attestation changed, List<Attestation> all, LedgerState ledger) {
        Set<LedgerKey> kept = new LinkedHashSet<>();
        ledger.list(LedgerKeys.attested(changed.subject())).forEach(list -> kept.add(key(Fields.of(list, "attested"))));
        kept.remove(listOf(changed));
        SortedMap<LedgerKey, List<AttestationOutline>> lists = new TreeMap<>();
        for (Attestation entry : all) {
            LedgerKey key = listOf(entry);
            if (!kept.contains(key)) {
                lists.computeIfAbsent(key, none -> new ArrayList<>()).add(of(entry, ledger));
            }
        }
        return lists.entrySet().stream()
                .map(list -> new StateChange("AttestationsListed", list.getKey(), json(list.getValue())))
                .toList();
    }

    private static LedgerKey listOf(Attestation attestation) {
        return LedgerKeys.attested(attestation.subject(), attestation.module(), attestation.issuer());
    }

    private static LedgerKey key(Fields list) {
        return LedgerKeys.attested(
                list.parsed("subject", PartyId::new),
                list.quantity("module", Standard::module),
                list.parsed("issuer", PartyId::new));
    }

    private static Json.Obj json(List<AttestationOutline> list) {
        AttestationOutline any = list.getFirst();
        return Json.object()
                .with("subject", any.about.subject().value())
                .with("module", any.about.module())
                .with("issuer", any.issuer.value())
                .with(
                        "attestations",
                        list.stream()
                                .sorted(LATER.reversed())
                                .map(AttestationOutline::row)
                                .toList());
    }

    private static void read(Fields list, Map<AttestationRef, End> withdrawn, List<AttestationOutline> found) {
        PartyId subject = list.parsed("subject", PartyId::new);
        int module = list.quantity("module", Standard::module);
        PartyId issuer = list.parsed("issuer", PartyId::new);
        for (Json row : ((Json.Arr) list.value("attestations")).items()) {
            found.add(read(new Row(((Json.Arr) row).items()), subject, module, issuer, withdrawn));
        }
    }

    /** A row and no object with named members: a statement about a producer reads hundreds of them. */
    private Json.Arr row() {
        return Json.array(List.of(
                Json.text(id().value()),
                Json.text(level.name()),
                Json.text(edition.name()),
                Json.text(edition.version()),
                Json.text(validFrom.toString()),
                Json.text(validTo.toString()),
                Json.number(issuedAt.getEpochSecond()),
                Json.number(recordedAt.getEpochSecond()),
                Json.orNull(suspendsFrom.map(Day::toString).orElse(null)),
                new Json.Bool(findsAbuse),
                new Json.Bool(fulfilled),
                Json.orNull(end.flatMap(End::revokedFrom).map(Day::toString).orElse(null)),
                end.<Json>map(found -> Json.number(found.at().getEpochSecond())).orElse(Json.NULL)));
    }

    private static AttestationOutline read(
            Row row, PartyId subject, int module, PartyId issuer, Map<AttestationRef, End> withdrawn) {
        var about = new AttestationRef(subject, module, new Code(row.text(0)));
        return new AttestationOutline(
                about,
                issuer,
                LEVEL.apply(row.text(1)),
                new Standard.Edition(row.text(2), row.text(3)),
                Day.parse(row.text(4)),
                Day.parse(row.text(5)),
                row.moment(6),
                row.moment(7),
                row.day(8),
                row.bool(9),
                row.bool(10),
                row.has(12)
                        ? Optional.of(new End(row.day(11), row.moment(12)))
                        : Optional.ofNullable(withdrawn.get(about)));
    }

    /** What {@link #row} writes. */
    private record Row(List<Json> values) {
        String text(int column) {
            return ((Json.Str) values.get(column)).text();
        }

        Instant moment(int column) {
            return Instant.ofEpochSecond(((Json.Num) values.get(column)).value());
        }

        boolean bool(int column) {
            return ((Json.Bool) values.get(column)).value();
        }

        boolean has(int column) {
            return !(values.get(column) instanceof Json.Null);
        }

        Optional<Day> day(int column) {
            return has(column) ? Optional.of(Day.parse(text(column))) : Optional.empty();
        }
    }

    /** The versions of standards that these name, each once. */
    static List<Standard> standards(List<AttestationOutline> outlines, LedgerState ledger) {
        Set<Standard.Edition> editions = new LinkedHashSet<>();
        outlines.forEach(entry -> editions.add(entry.edition));
        return editions.stream()
                .map(edition -> edition.find(ledger).orElseThrow())
                .toList();
    }

    Code id() {
        return about.id();
    }

    int module() {
        return about.module();
    }

    /** The day of issue. */
    Day issuedOn() {
        return Day.of(issuedAt);
    }

    boolean under(Standard standard) {
        return edition.name().equals(standard.name()) && edition.version().equals(standard.version());
    }

    /** How it had ended as far as was known at that moment. */
    private Optional<End> endAt(Instant known) {
        return end.filter(found -> !found.at().isAfter(known));
    }

    /** Had nobody ended it, as far as was known at that moment? */
    boolean activeAt(Instant known) {
        return endAt(known).isEmpty();
    }

    /** Was it revoked, from whatever day on, as far as was known at that moment? */
    Optional<Day> revokedFrom(Instant known) {
        return endAt(known).flatMap(End::revokedFrom);
    }

    /**
     * Does it count on that day, as far as was known at that moment? A finding that suspends goes on counting after its
     * last day, until a reassessment displaces it: else a producer would only have to wait.
     */
    boolean countsOn(Day day, Instant known) {
        return !day.isBefore(validFrom)
                && (!day.isAfter(validTo) || suspendsOn(day))
                && !recordedAt.isAfter(known)
                && !endedOn(day, known);
    }

    /** I63: a correction of a finding that suspends does not make good the days before it was recorded. */
    boolean endedOn(Day day, Instant known) {
        return endAt(known)
                .filter(found -> found.revokedFrom()
                        .map(from -> !day.isBefore(from))
                        .orElseGet(() -> !suspendsOn(day) || !day.isBefore(Day.of(found.at()))))
                .isPresent();
    }

    /** A finding of abuse, or a mitigation that failed or whose time is over; of days on which it has begun. */
    boolean suspendsOn(Day day) {
        return suspendsFrom.isPresent() && !day.isBefore(suspendsFrom.get());
    }

    /** Does one about the same producer that nobody has ended displace that attestation? */
    public static boolean displaced(Attestation attestation, LedgerState ledger) {
        AttestationOutline outline = of(attestation, ledger);
        return of(attestation.subject(), ledger).stream()
                .anyMatch(other -> other.end.isEmpty() && other.displaces(outline));
    }

    /**
     * An attestation is displaced only by a later one on the same module of the same or a higher level, so that a
     * producer cannot override its auditor. What is not displaced counts.
     */
    boolean displaces(AttestationOutline other) {
        return module() == other.module()
                && level.compareTo(other.level) >= 0
                && edition.equals(other.edition)
                && LATER.compare(this, other) > 0;
    }
}
