// SPDX-License-Identifier: Apache-2.0
package org.capaz.ledger.production;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.capaz.ledger.assessment.Confirmation;
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
import org.capaz.ledger.lot.Content;
import org.capaz.ledger.lot.Lot;
import org.capaz.ledger.lot.LotChecks;
import org.capaz.ledger.lot.Origin;
import org.capaz.ledger.lot.Possession;
import org.capaz.ledger.lot.Provenance;
import org.capaz.ledger.message.Argument;
import org.capaz.ledger.message.Message;
import org.capaz.ledger.producer.AffiliationScope;
import org.capaz.ledger.producer.Amp;
import org.capaz.ledger.producer.LegalBasis;
import org.capaz.ledger.producer.Miner;
import org.capaz.ledger.quantity.Day;
import org.capaz.ledger.quantity.GrossMass;
import org.capaz.ledger.quantity.Material;
import org.capaz.ledger.quantity.Period;
import org.capaz.ledger.record.LedgerKeys;
import org.capaz.ledger.record.LedgerState;
import org.capaz.ledger.record.StateChange;
import org.capaz.ledger.registry.ReferenceValue;
import org.capaz.ledger.registry.ReferenceValues;
import org.capaz.ledger.rule.Checked;
import org.capaz.ledger.rule.Checked.Holds;
import org.capaz.ledger.rule.Decision;
import org.capaz.ledger.rule.Refused;
import org.capaz.ledger.rule.Rule;
import org.capaz.ledger.statement.Act;
import org.capaz.ledger.statement.Command;
import org.capaz.ledger.statement.Statement;

/**
 * A producer declares what its miners brought: the first record of all gold with an origin. Reads one key per contribution by
 * a miner, besides the producer's own records.
 *
 * <p>Decisions 011, 066, 076 and 115.
 *
 * @param producedDuring the days of production, which rules judge one by one (I62)
 * @param gross mass of the whole lot; the contributions add up to it (I7)
 * @param priceCommitment SHA-256 commitment to the price paid, in hexadecimal
 * @param ineligible why the lot is stated to be of claim class NONE; empty where its class follows from the producer's state
 * @param fineMg fine mass in milligrams where the statement gives one, which is refused (I14)
 */
public record DeclareLot(
        LotId lot,
        Material material,
        GrossMass gross,
        PlaceCode place,
        Period producedDuring,
        List<Contribution> contributions,
        List<OriginDocument.Use> origins,
        Optional<String> priceCommitment,
        Optional<Code> ineligible,
        Optional<Long> fineMg)
        implements Command {
    private static final int MOST_CONTRIBUTIONS = 400;

    /** A lot whose claim class follows from the producer's state. */
    public DeclareLot(
            LotId lot,
            Material material,
            GrossMass gross,
            PlaceCode place,
            Period producedDuring,
            List<Contribution> contributions,
            List<OriginDocument.Use> origins,
            Optional<String> priceCommitment) {
        this(
                lot,
                material,
                gross,
                place,
                producedDuring,
                contributions,
                origins,
                priceCommitment,
                Optional.empty(),
                Optional.empty());
    }

    public static DeclareLot parse(Statement statement, Fields body) {
        Optional<Long> fineMg = body.optionalInteger("fineMg");
        var command = new DeclareLot(
                body.parsed("lot", LotId::new),
                body.parsed("material", Codes.of(Material.class)),
                body.quantity("grossMg", GrossMass::weighed),
                body.parsed("place", PlaceCode::municipality),
                new Period(body.parsed("periodFrom", Day::parse), body.parsed("periodTo", Day::parse)),
                body.objects("contributions", Contribution::read),
                body.objects("origins", OriginDocument.Use::read),
                body.optionalParsed("priceCommitment", Digest::requireHex),
                ineligible(body),
                fineMg);
        if (command.contributions.size() > MOST_CONTRIBUTIONS) {
            throw new JsonException(
                    "body.contributions", Message.LOT_TOO_LARGE.with("most", Argument.count(MOST_CONTRIBUTIONS)));
        }
        return command;
    }

    /** A true fact that earns nothing is stated as claim class NONE, with the reason why. */
    private static Optional<Code> ineligible(Fields body) {
        Optional<ClaimClass> claim = body.optionalParsed("claim", Codes.of(ClaimClass.class));
        if (claim.filter(stated -> stated != ClaimClass.NONE).isPresent()) {
            throw body.unfit("claim", Message.CLAIM_CLASS_IS_DERIVED.sentence());
        }
        return claim.map(none -> body.parsed("reason", Code::new));
    }

    @Override
    public Json.Obj body() {
        Json.Obj body = Json.object()
                .with("lot", lot.value())
                .with("material", material.name())
                .with("grossMg", gross.milligrams())
                .with("place", place.value())
                .with("periodFrom", producedDuring.from().toString())
                .with("periodTo", producedDuring.to().toString())
                .with(
                        "contributions",
                        contributions.stream().map(Contribution::json).toList())
                .with("origins", origins.stream().map(OriginDocument.Use::json).toList());
        if (priceCommitment.isPresent()) {
            body = body.with("priceCommitment", priceCommitment.get());
        }
        if (ineligible.isPresent()) {
            body = body.with("claim", ClaimClass.NONE.name())
                    .with("reason", ineligible.get().value());
        }
        return fineMg.isPresent() ? body.with("fineMg", fineMg.get()) : body;
    }

    @Override
    public Decision decide(Act act, LedgerState ledger) {
        PartyId amp = act.party();
        return LotChecks.fineMassNotStated(fineMg.isPresent())
                .at("fineMg")
                .then(ok -> LotChecks.unusedId(lot, ledger).at("lot"))
                .then(ok -> byAProducer(amp, ledger).at(Refused.ACTOR))
                .and(ok -> ifEligible(() -> Standing.whenItHappened(act, ledger).at(Refused.ACTOR)))
                .and(ok -> withinThePeriod(act).at("periodTo"))
                .and(ok -> ifEligible(() -> declaredInTime(act, ledger)).at("periodFrom"))
                .and(ok -> ifEligible(() -> notTooLong(act, ledger)).at("periodFrom"))
                .then(ok -> standing(act, ledger).at("periodFrom"))
                .and(standing -> addsUp().at("contributions"))
                .and(standing -> everyContributionInScope(amp, ledger))
                .and(standing -> eachDocumentOnce().at("origins"))
                .and(standing -> citedForTheWholeLot().at("origins"))
                .and(standing -> Checked.each("origins", origins, use -> use.withinQuantity(amp, ledger)))
                .and(standing -> ifEligible(() -> papers(amp).each(ledger)))
                .and(standing -> ifEligible(() -> subsistenceMinersWhereRequired(act, ledger)))
                .decideBy(standing ->
                        broughtWithinQuotas(amp, ledger).decide(brought -> changes(act, standing, brought, ledger)));
    }

    /** What makes gold eligible is not asked of gold that is stated to be ineligible. */
    private Checked<?> ifEligible(Supplier<Checked<?>> check) {
        return ineligible.isPresent() ? Checked.holds() : check.get();
    }

    private static Checked<Amp> byAProducer(PartyId amp, LedgerState ledger) {
        return Amp.required(Rule.I6, amp, ledger);
    }

    /** I62: NONE as stated, or what the producer's state on every day of production admits. */
    private Checked<Standing> standing(Act act, LedgerState ledger) {
        return ineligible.isPresent()
                ? Checked.found(Standing.OF_INELIGIBLE_GOLD)
                : Standing.during(producedDuring, act, ledger);
    }

    private Checked<Holds> withinThePeriod(Act act) {
        return Checked.require(
                Rule.I5,
                producedDuring.hasDays() && !producedDuring.to().isAfter(act.eventDay()),
                () -> Message.PRODUCTION_PERIOD_NOT_VALID
                        .with("from", producedDuring.from())
                        .and("to", producedDuring.to())
                        .and("day", act.eventDay()));
    }

    /** I5: otherwise a producer could choose, after the fact, the month whose quotas and findings suit it. */
    private Checked<Holds> declaredInTime(Act act, LedgerState ledger) {
        long days = ReferenceValues.on(act.eventDay(), ledger).get(ReferenceValue.PRODUCTION_OLDEST);
        return Checked.require(
                Rule.I5,
                !producedDuring.from().isBefore(act.eventDay().plusDays(-days)),
                () -> Message.PRODUCTION_BEGAN_TOO_EARLY
                        .with("from", producedDuring.from())
                        .and("days", Argument.count(days))
                        .and("day", act.eventDay()));
    }

    /** I62: spread over a long period, any amount stays below the limit of each month. */
    private Checked<Holds> notTooLong(Act act, LedgerState ledger) {
        long days = ReferenceValues.on(act.eventDay(), ledger).get(ReferenceValue.PRODUCTION_LONGEST);
        return Checked.require(
                Rule.I62,
                producedDuring.length() <= days,
                () -> Message.PRODUCTION_PERIOD_TOO_LONG
                        .with("from", producedDuring.from())
                        .and("to", producedDuring.to())
                        .and("length", Argument.count(producedDuring.length()))
                        .and("days", Argument.count(days)));
    }

    private Checked<Holds> addsUp() {
        long sumMg = contributions.stream()
                .mapToLong(entry -> entry.gross().milligrams())
                .reduce(0, Math::addExact);
        return Checked.require(
                Rule.I7,
                sumMg == gross.milligrams(),
                () -> Message.CONTRIBUTIONS_NOT_LOT_MASS
                        .with("sum", Argument.mass(sumMg))
                        .and("gross", gross));
    }

    private Checked<List<Holds>> everyContributionInScope(PartyId amp, LedgerState ledger) {
        Day last = producedDuring.to();
        List<AffiliationScope> all = AffiliationScope.of(amp, ledger);
        List<AffiliationScope> scopes = ineligible.isPresent()
                ? AffiliationScope.among(all, last).stream().toList()
                : AffiliationScope.during(all, producedDuring);
        return Checked.each(
                "contributions",
                contributions,
                entry -> Checked.require(
                        Rule.I7,
                        entry.inScope(amp, last, scopes, ledger),
                        () -> Message.ENTRY_NOT_IN_SCOPE
                                .with("entry", entry.contributor())
                                .and("amp", amp)
                                .and("day", last)));
    }

    private Checked<Holds> eachDocumentOnce() {
        long documents = origins.stream()
                .map(use -> LedgerKeys.origins(use.issuer(), use.number()))
                .distinct()
                .count();
        return Checked.require(Rule.I13, documents == origins.size(), Message.ORIGIN_DOCUMENT_TWICE::sentence);
    }

    private Checked<Holds> citedForTheWholeLot() {
        if (origins.isEmpty()) {
            return Checked.require(Rule.I13, ineligible.isPresent(), Message.ORIGIN_DOCUMENT_MISSING::sentence);
        }
        long citedMg =
                origins.stream().mapToLong(use -> use.gross().milligrams()).reduce(0, Math::addExact);
        return Checked.require(
                Rule.I13,
                citedMg == gross.milligrams(),
                () -> Message.ORIGIN_DOCUMENTS_NOT_LOT_MASS
                        .with("cited", Argument.mass(citedMg))
                        .and("gross", gross));
    }

    private PaperFit papers(PartyId amp) {
        return new PaperFit(origins, amp, producedDuring.from(), producedDuring.to(), place);
    }

    /** I9: otherwise a unit, or a miner enrolled as something else, would bring gold that no quota counts. */
    private Checked<?> subsistenceMinersWhereRequired(Act act, LedgerState ledger) {
        PartyId amp = act.party();
        List<Day> days = Stream.concat(producedDuring.days().stream(), Stream.of(act.eventDay()))
                .toList();
        List<LegalBasis> bases = LegalBasis.of(amp, ledger);
        if (Confirmation.of(amp, act.recordedAt(), ledger).allowsMoreThanSubsistence(bases, days)) {
            return Checked.holds();
        }
        boolean unconfirmed = Confirmation.wider(bases, days);
        return Checked.each(
                "contributions",
                contributions,
                entry -> Checked.require(
                        unconfirmed ? Rule.I64 : Rule.I9,
                        broughtBySubsistenceMiner(entry, amp, ledger),
                        () -> (unconfirmed ? Message.LEGAL_BASIS_NOT_CONFIRMED : Message.LEGAL_BASIS_SUBSISTENCE_ONLY)
                                .with("amp", amp)
                                .and("contribution", entry.contributor())));
    }

    private boolean broughtBySubsistenceMiner(Contribution entry, PartyId amp, LedgerState ledger) {
        return entry instanceof Contribution.ByMiner by
                && Miner.subsistence(by.miner(), amp, producedDuring.to(), ledger);
    }

    /** What each subsistence miner brought; of eligible gold within the miner's annual cap (I9). */
    private Checked<List<Brought>> broughtWithinQuotas(PartyId amp, LedgerState ledger) {
        List<Brought> brought = Brought.by(contributions, amp, producedDuring, ledger);
        return ifEligible(() -> withinEveryQuota(brought, ledger)).map(ok -> brought);
    }

    /** A refusal names the miner's first contribution. */
    private Checked<List<Holds>> withinEveryQuota(List<Brought> brought, LedgerState ledger) {
        ReferenceValues values = ReferenceValues.on(producedDuring.to(), ledger);
        SortedMap<MinerRef, Brought> unchecked = new TreeMap<>();
        brought.forEach(entry -> unchecked.put(entry.miner(), entry));
        return Checked.each(
                "contributions",
                contributions,
                entry -> entry instanceof Contribution.ByMiner by
                        ? Optional.ofNullable(unchecked.remove(by.miner()))
                                .map(found -> found.withinTheYears(values, ledger))
                                .orElseGet(Checked::holds)
                        : Checked.holds());
    }

    private List<StateChange> changes(Act act, Standing standing, List<Brought> brought, LedgerState ledger) {
        PartyId amp = act.party();
        var provenance =
                new Provenance(List.of(Provenance.Share.unread(lot, amp, producedDuring.from(), producedDuring.to())));
        var draft = new Lot.Draft(new Lot.Facts(
                new Origin(lot, List.of(), amp, act.eventAt()),
                Content.unread(material, gross, provenance, standing.claim()),
                Possession.unsealed(amp, place)));
        List<StateChange> events = new ArrayList<>();
        events.add(draft.event("LotDeclared"));
        events.add(contributionsRecorded());
        origins.forEach(use -> events.add(use.by(lot, amp)));
        events.addAll(papers(amp).flags(LedgerKeys.lot(lot), act, ledger));
        brought.forEach(entry -> events.addAll(entry.drawnBy(lot)));
        events.addAll(new Doubts(this, act, ledger).flags(standing, brought));
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
