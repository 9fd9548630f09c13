package org.capaz.ledger.production;

import static org.capaz.ledger.rule.Decision.at;
import static org.capaz.ledger.rule.Decision.each;
import static org.capaz.ledger.rule.Decision.require;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.capaz.ledger.assessment.Affiliation;
import org.capaz.ledger.flag.Flag;
import org.capaz.ledger.identity.Code;
import org.capaz.ledger.identity.Codes;
import org.capaz.ledger.identity.Digest;
import org.capaz.ledger.identity.LotId;
import org.capaz.ledger.identity.MinerRef;
import org.capaz.ledger.identity.PartyId;
import org.capaz.ledger.identity.PlaceCode;
import org.capaz.ledger.json.Fields;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.json.JsonException;
import org.capaz.ledger.lot.ClaimClass;
import org.capaz.ledger.lot.Lot;
import org.capaz.ledger.lot.LotChecks;
import org.capaz.ledger.lot.Provenance;
import org.capaz.ledger.producer.AffiliationScope;
import org.capaz.ledger.producer.Amp;
import org.capaz.ledger.producer.LegalBasis;
import org.capaz.ledger.producer.Miner;
import org.capaz.ledger.quantity.Day;
import org.capaz.ledger.quantity.FineMass;
import org.capaz.ledger.quantity.GrossMass;
import org.capaz.ledger.quantity.Material;
import org.capaz.ledger.record.LedgerKeys;
import org.capaz.ledger.record.LedgerState;
import org.capaz.ledger.record.StateChange;
import org.capaz.ledger.registry.ReferenceValue;
import org.capaz.ledger.registry.ReferenceValues;
import org.capaz.ledger.rule.Decision;
import org.capaz.ledger.rule.Refused;
import org.capaz.ledger.rule.Rule;
import org.capaz.ledger.statement.Act;
import org.capaz.ledger.statement.Command;
import org.capaz.ledger.statement.Statement;

/**
 * A producer declares what its miners brought: the beginning of every gram on the ledger. Reads one key per
 * contribution by a miner, besides the producer's own records.
 */
public record DeclareLot(
        LotId lot,
        Material material,
        GrossMass gross,
        PlaceCode place,
        Day periodFrom,
        Day periodTo,
        List<Contribution> contributions,
        List<OriginDocument.Use> origins,
        Optional<String> priceCommitment,
        Optional<Code> ineligible,
        boolean statesFineMass)
        implements Command {
    private static final int MOST_CONTRIBUTIONS = 400;

    public static DeclareLot parse(Statement statement, Fields body) {
        boolean statesFineMass = body.optionalInteger("fineMg").isPresent();
        var command = new DeclareLot(
                body.parsed("lot", LotId::new),
                body.parsed("material", Codes.of(Material.class)),
                body.quantity("grossMg", GrossMass::weighed),
                body.parsed("place", PlaceCode::municipality),
                body.parsed("periodFrom", Day::parse),
                body.parsed("periodTo", Day::parse),
                body.objects("contributions", Contribution::read),
                body.objects("origins", OriginDocument.Use::read),
                body.optionalParsed("priceCommitment", Digest::requireHex),
                ineligible(body),
                statesFineMass);
        if (command.contributions.size() > MOST_CONTRIBUTIONS) {
            throw new JsonException(
                    "body.contributions", "body.contributions: at most " + MOST_CONTRIBUTIONS + ", split the lot");
        }
        return command;
    }

    /** A true fact that earns nothing is stated as claim class NONE, with the reason why. */
    private static Optional<Code> ineligible(Fields body) {
        Optional<ClaimClass> claim = body.optionalParsed("claim", Codes.of(ClaimClass.class));
        if (claim.filter(stated -> stated != ClaimClass.NONE).isPresent()) {
            throw body.unfit("claim", "only NONE is stated; every other class follows from the producer's standing");
        }
        return claim.map(none -> body.parsed("reason", Code::new));
    }

    @Override
    public Decision decide(Act act, LedgerState ledger) {
        PartyId amp = act.party();
        return Decision.unless(
                        at("fineMg", () -> LotChecks.fineMassIsComputed(statesFineMass)),
                        at("lot", () -> LotChecks.newId(lot, ledger)),
                        at(Refused.ACTOR, () -> fromAProducer(amp, ledger)),
                        at(Refused.ACTOR, () -> eligible(() -> fromAnAdmittedProducer(act, ledger))),
                        at("periodTo", () -> withinThePeriod(act)),
                        at("periodFrom", () -> eligible(() -> declaredInTime(act, ledger))),
                        at("contributions", () -> addsUp()),
                        () -> everyContributionInScope(amp, ledger),
                        at("origins", () -> eachPaperOnce()),
                        at("origins", () -> citedForTheWholeLot()),
                        () -> each("origins", origins, use -> use.withinQuantity(amp, ledger)),
                        () -> eligible(() -> pannedWhereOnlyPanningIsAllowed(act, ledger)),
                        () -> eligible(() -> withinEveryQuota(amp, ledger)))
                .then(() -> events(act, ledger));
    }

    /** What makes gold eligible is not asked of gold that is stated to be ineligible. */
    private Optional<Refused> eligible(Decision.Check check) {
        return ineligible.isPresent() ? Optional.empty() : check.get();
    }

    private static Optional<Refused> fromAProducer(PartyId amp, LedgerState ledger) {
        return Amp.mustBeDeclared(Rule.I6, amp, ledger);
    }

    private Optional<Refused> fromAnAdmittedProducer(Act act, LedgerState ledger) {
        PartyId amp = act.party();
        if (!LegalBasis.covers(amp, act.eventDay(), ledger)) {
            return Decision.refuse(Rule.I6, amp + " had no valid legal basis on " + act.eventDay());
        }
        if (AffiliationScope.on(act.eventDay(), amp, ledger).isEmpty()) {
            return Decision.refuse(Rule.I6, amp + " had no affiliation scope on " + act.eventDay());
        }
        Affiliation.State state = standing(act, ledger).state();
        return require(
                Rule.I6,
                state.admitsProduction(),
                () -> amp + " was " + state + " on " + act.eventDay()
                        + ", neither candidate nor affiliated; as claim class NONE the lot can be recorded");
    }

    private static Affiliation standing(Act act, LedgerState ledger) {
        return Affiliation.of(act.party(), act.eventDay(), act.recordedAt(), ledger);
    }

    private Optional<Refused> withinThePeriod(Act act) {
        return require(
                Rule.I5,
                !periodFrom.isAfter(periodTo) && !periodTo.isAfter(act.eventDay()),
                () -> "the production period " + periodFrom + " to " + periodTo + " must not be empty nor end after "
                        + act.eventDay());
    }

    /** I5: quotas, months and findings of the past are not for who declares now to choose among. */
    private Optional<Refused> declaredInTime(Act act, LedgerState ledger) {
        long days = ReferenceValues.on(act.eventDay(), ledger).get(ReferenceValue.PRODUCTION_OLDEST);
        return require(
                Rule.I5,
                !periodFrom.isBefore(act.eventDay().plusDays(-days)),
                () -> "the production period began on " + periodFrom + ", more than " + days + " days before "
                        + act.eventDay() + "; as claim class NONE the lot can be recorded");
    }

    private Optional<Refused> addsUp() {
        long sum = contributions.stream()
                .mapToLong(entry -> entry.gross().milligrams())
                .reduce(0, Math::addExact);
        return require(
                Rule.I7,
                sum == gross.milligrams(),
                () -> "contributions add up to " + sum + " mg, the lot weighs " + gross.milligrams() + " mg");
    }

    private Optional<Refused> everyContributionInScope(PartyId amp, LedgerState ledger) {
        Optional<AffiliationScope> scope = AffiliationScope.on(periodTo, amp, ledger);
        return each(
                "contributions",
                contributions,
                entry -> require(
                        Rule.I7,
                        entry.inScope(amp, periodTo, scope, ledger),
                        () -> entry + " was not in the scope of " + amp + " on " + periodTo));
    }

    private Optional<Refused> eachPaperOnce() {
        long papers = origins.stream()
                .map(use -> LedgerKeys.origin(use.issuer(), use.number()))
                .distinct()
                .count();
        return require(Rule.I13, papers == origins.size(), () -> "an origin document is cited twice by the lot");
    }

    private Optional<Refused> citedForTheWholeLot() {
        if (origins.isEmpty()) {
            return require(Rule.I13, ineligible.isPresent(), () -> "the lot cites no origin document");
        }
        long cited = origins.stream().mapToLong(use -> use.gross().milligrams()).reduce(0, Math::addExact);
        return require(
                Rule.I13,
                cited == gross.milligrams(),
                () -> "origin documents are cited for " + cited + " mg, the lot weighs " + gross.milligrams() + " mg");
    }

    /** I9: otherwise a unit, or a miner enrolled as something else, would bring what no quota counts. */
    private Optional<Refused> pannedWhereOnlyPanningIsAllowed(Act act, LedgerState ledger) {
        PartyId amp = act.party();
        boolean onlyPanning = LegalBasis.onlySubsistence(amp, act.eventDay(), ledger)
                || LegalBasis.onlySubsistence(amp, periodTo, ledger);
        if (!onlyPanning) {
            return Optional.empty();
        }
        return each(
                "contributions",
                contributions,
                entry -> require(
                        Rule.I9,
                        broughtBySubsistenceMiner(entry, amp, ledger),
                        () -> amp + " had a legal basis for subsistence only, and " + entry
                                + " is no subsistence miner; as claim class NONE the lot can be recorded"));
    }

    private boolean broughtBySubsistenceMiner(Contribution entry, PartyId amp, LedgerState ledger) {
        return entry instanceof Contribution.ByMiner by && Miner.subsistence(by.miner(), amp, periodTo, ledger);
    }

    /** I9: one range read for each subsistence miner, told at its first contribution. */
    private Optional<Refused> withinEveryQuota(PartyId amp, LedgerState ledger) {
        ReferenceValues values = ReferenceValues.on(periodTo, ledger);
        SortedMap<MinerRef, Long> brought = broughtBySubsistenceMiners(amp, ledger);
        return each(
                "contributions",
                contributions,
                entry -> entry instanceof Contribution.ByMiner by
                        ? Optional.ofNullable(brought.remove(by.miner()))
                                .flatMap(grossMg -> withinQuota(by.miner(), grossMg, values, ledger))
                        : Optional.empty());
    }

    private Optional<Refused> withinQuota(MinerRef miner, long grossMg, ReferenceValues values, LedgerState ledger) {
        Quota quota = Quota.of(miner, periodTo, ledger);
        return require(
                Rule.I9,
                quota.yearAllows(grossMg, values),
                () -> "miner " + miner + " has brought " + quota.yearMg() + " mg in " + periodTo.year() + "; with "
                        + grossMg + " mg more the annual cap of " + values.get(ReferenceValue.SUBSISTENCE_ANNUAL_CAP)
                        + " mg is exceeded; as claim class NONE the lot can be recorded");
    }

    private SortedMap<MinerRef, Long> broughtBySubsistenceMiners(PartyId amp, LedgerState ledger) {
        SortedMap<MinerRef, Long> brought = new TreeMap<>();
        for (Contribution contribution : contributions) {
            if (contribution instanceof Contribution.ByMiner by
                    && Miner.subsistence(by.miner(), amp, periodTo, ledger)) {
                brought.merge(by.miner(), by.gross().milligrams(), Math::addExact);
            }
        }
        return brought;
    }

    private ClaimClass claimClass(Act act, LedgerState ledger) {
        if (ineligible.isPresent()) {
            return ClaimClass.NONE;
        }
        return standing(act, ledger).state() == Affiliation.State.AFFILIATED ? ClaimClass.FULL : ClaimClass.CANDIDATE;
    }

    private List<StateChange> events(Act act, LedgerState ledger) {
        PartyId amp = act.party();
        var draft = new Lot.Draft(new Lot.Facts(
                lot,
                material,
                gross,
                Optional.empty(),
                FineMass.NONE,
                amp,
                place,
                Optional.empty(),
                List.of(),
                claimClass(act, ledger),
                new Provenance(List.of(new Provenance.Share(lot, amp, periodFrom, periodTo, FineMass.NONE))),
                0,
                amp,
                act.eventAt(),
                Optional.empty()));
        List<StateChange> events = new ArrayList<>();
        events.add(draft.event("LotDeclared"));
        events.add(contributionsRecorded());
        origins.forEach(use -> events.add(use.by(lot)));
        SortedMap<MinerRef, Long> brought = broughtBySubsistenceMiners(amp, ledger);
        brought.forEach((miner, grossMg) -> events.add(Quota.drawnBy(lot, miner, periodTo, grossMg)));
        if (!Amp.on(periodTo, amp, ledger).orElseThrow().materials().contains(material)) {
            events.add(new Flag(LedgerKeys.lot(lot), Flag.Kind.RED_FLAG, Rule.I12, new Code("MATERIAL-UNUSUAL"))
                    .raised(act));
        }
        ReferenceValues values = ReferenceValues.on(periodTo, ledger);
        boolean monthsWithinAverage = brought.entrySet().stream()
                .allMatch(entry -> Quota.of(entry.getKey(), periodTo, ledger).monthAllows(entry.getValue(), values));
        if (!monthsWithinAverage) {
            events.add(new Flag(LedgerKeys.lot(lot), Flag.Kind.RED_FLAG, Rule.I10, new Code("MONTH-ABOVE-AVERAGE"))
                    .raised(act));
        }
        return events;
    }

    private StateChange contributionsRecorded() {
        Json.Obj record = Json.object()
                .with("lot", lot.value())
                .with(
                        "contributions",
                        contributions.stream().map(Contribution::json).toList())
                .with("origins", origins.stream().map(OriginDocument.Use::json).toList());
        Json.Obj priced = priceCommitment
                .map(price -> record.with("priceCommitment", price))
                .orElse(record);
        return new StateChange(
                "ContributionsRecorded",
                LedgerKeys.contributions(lot),
                ineligible.map(why -> priced.with("ineligible", why.value())).orElse(priced));
    }
}
