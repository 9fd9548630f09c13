// SPDX-License-Identifier: Apache-2.0
package org.capaz.ledger.settlement;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.capaz.ledger.custody.Route;
import org.capaz.ledger.custody.Transfer;
import org.capaz.ledger.flag.Flag;
import org.capaz.ledger.identity.Code;
import org.capaz.ledger.identity.LotId;
import org.capaz.ledger.identity.PartyId;
import org.capaz.ledger.identity.PlaceCode;
import org.capaz.ledger.json.Fields;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.message.Argument;
import org.capaz.ledger.message.Message;
import org.capaz.ledger.producer.LegalBasis;
import org.capaz.ledger.quantity.Day;
import org.capaz.ledger.record.LedgerKey;
import org.capaz.ledger.record.LedgerKeys;
import org.capaz.ledger.record.LedgerState;
import org.capaz.ledger.record.StateChange;
import org.capaz.ledger.registry.Party;
import org.capaz.ledger.registry.ReferenceValue;
import org.capaz.ledger.registry.ReferenceValues;
import org.capaz.ledger.rule.Checked;
import org.capaz.ledger.rule.Checked.Holds;
import org.capaz.ledger.rule.Decision;
import org.capaz.ledger.rule.Rule;
import org.capaz.ledger.statement.Act;
import org.capaz.ledger.statement.Command;
import org.capaz.ledger.statement.Statement;

/**
 * {@code purchase.record}: a buyer says under which registrations a lot that it accepted changed hands, and cites the papers of
 * the state: the transaction of the traceability platform, the royalty, the consolidation point and the export. The state's
 * systems stay the legal proof; the ledger cites their numbers, each transaction once (I75).
 *
 * <p>Decision 128.
 *
 * @param transfer by which the lot came
 * @param buyerRegistration kind of the buyer's own registration, such as RUCOM
 * @param sellerRegistration kind of the seller's, RUCOM or GENESIS, where it has one
 * @param royalty number of the paper that shows the royalty paid
 * @param consolidation where lots of several origins are first put together (Regulation (EU) 2017/821)
 * @param export number of the export paper
 */
public record RecordPurchase(
        LotId lot,
        Code transfer,
        Code buyerRegistration,
        Optional<Code> sellerRegistration,
        Optional<Platform> platform,
        Optional<Code> royalty,
        Optional<PlaceCode> consolidation,
        Optional<Code> export)
        implements Command {
    private static final Code GENESIS = new Code("GENESIS");

    /** A transaction of the state's traceability platform. */
    public record Platform(Code number, Day day) {
        static Platform read(Fields fields) {
            var read = new Platform(fields.parsed("number", Code::new), fields.parsed("day", Day::parse));
            fields.end();
            return read;
        }

        Json.Obj json() {
            return Json.object().with("number", number.value()).with("day", day.toString());
        }
    }

    public static RecordPurchase parse(Statement statement, Fields body) {
        return new RecordPurchase(
                body.parsed("lot", LotId::new),
                body.parsed("transfer", Code::new),
                body.parsed("buyerRegistration", Code::new),
                body.optionalParsed("sellerRegistration", Code::new),
                body.optionalObject("platform").map(Platform::read),
                body.optionalParsed("royalty", Code::new),
                body.optionalParsed("consolidation", PlaceCode::stated),
                body.optionalParsed("export", Code::new));
    }

    @Override
    public Json.Obj body() {
        Json.Obj body = Json.object()
                .with("lot", lot.value())
                .with("transfer", transfer.value())
                .with("buyerRegistration", buyerRegistration.value());
        body = with(body, "sellerRegistration", sellerRegistration.map(Code::value));
        body = platform.isPresent() ? body.with("platform", platform.get().json()) : body;
        body = with(body, "royalty", royalty.map(Code::value));
        body = with(body, "consolidation", consolidation.map(PlaceCode::value));
        return with(body, "export", export.map(Code::value));
    }

    private static Json.Obj with(Json.Obj body, String member, Optional<String> value) {
        return value.map(text -> body.with(member, text)).orElse(body);
    }

    @Override
    public Decision decide(Act act, LedgerState ledger) {
        Day day = act.eventDay();
        return bought(act.party(), ledger)
                .and(route -> notRecorded(ledger).at("lot"))
                .and(route ->
                        registered(act.party(), buyerRegistration, day, ledger).at("buyerRegistration"))
                .and(route -> sellersRegistration(route.from(), day, ledger).at("sellerRegistration"))
                .and(route -> platformOnce(act, ledger).at("platform"))
                .decide(route -> changes(route, act, ledger));
    }

    private Checked<Route> bought(PartyId buyer, LedgerState ledger) {
        return Checked.present(
                        Rule.I75,
                        Transfer.find(ledger, transfer)
                                .filter(found -> found.route().to().equals(buyer)),
                        () -> Message.PURCHASE_TRANSFER_FOREIGN
                                .with("transfer", transfer)
                                .and("buyer", buyer))
                .at("transfer")
                .and(found -> Checked.require(
                                Rule.I75,
                                found.acceptedAt(lot).isPresent(),
                                () -> Message.PURCHASE_LOT_NOT_ACCEPTED
                                        .with("lot", lot)
                                        .and("transfer", transfer))
                        .at("lot"))
                .map(Transfer::route);
    }

    private Checked<Holds> notRecorded(LedgerState ledger) {
        return Checked.unrecorded(
                Rule.I3,
                LedgerKeys.purchase(lot, transfer),
                ledger,
                () -> Message.PURCHASE_EXISTS.with("lot", lot).and("transfer", transfer));
    }

    private static Checked<Holds> registered(PartyId party, Code kind, Day day, LedgerState ledger) {
        return Checked.require(
                Rule.I75,
                Party.find(ledger, party)
                        .filter(found -> found.registeredOn(day, kind))
                        .isPresent(),
                () -> Message.REGISTRATION_OF_KIND_MISSING
                        .with("party", party)
                        .and("kind", kind)
                        .and("day", day));
    }

    /** GENESIS is the register of subsistence miners: nobody sells under it without such a basis. */
    private Checked<?> sellersRegistration(PartyId seller, Day day, LedgerState ledger) {
        return sellerRegistration
                .<Checked<?>>map(kind -> registered(seller, kind, day, ledger)
                        .and(ok -> Checked.require(
                                Rule.I75,
                                !kind.equals(GENESIS) || LegalBasis.hasSubsistence(seller, day, ledger),
                                () -> Message.GENESIS_WITHOUT_SUBSISTENCE
                                        .with("party", seller)
                                        .and("day", day))))
                .orElseGet(Checked::holds);
    }

    private Checked<?> platformOnce(Act act, LedgerState ledger) {
        return platform.<Checked<?>>map(cited -> Checked.require(
                                Rule.I75,
                                !cited.day().isAfter(act.eventDay()),
                                () -> Message.PLATFORM_DAY_TOO_LATE
                                        .with("number", cited.number())
                                        .and("day", cited.day())
                                        .and("today", act.eventDay()))
                        .and(ok -> ofThisPurchase(cited, act, ledger))
                        .at("day")
                        .and(ok -> Checked.unrecorded(
                                        Rule.I75,
                                        LedgerKeys.platformNumber(cited.number(), act.party()),
                                        ledger,
                                        () -> Message.PLATFORM_NUMBER_EXISTS.with("number", cited.number()))
                                .at("number")))
                .orElseGet(Checked::holds);
    }

    /** I75: the transaction of a purchase is not much older than its hand-over; a paper of origin may be as old as that. */
    private Checked<Holds> ofThisPurchase(Platform cited, Act act, LedgerState ledger) {
        long days = ReferenceValues.on(act.eventDay(), ledger).get(ReferenceValue.ORIGIN_OLDEST);
        Day accepted = Transfer.find(ledger, transfer)
                .flatMap(found -> found.acceptedAt(lot))
                .map(Day::of)
                .orElse(act.eventDay());
        return Checked.require(
                Rule.I75,
                !cited.day().isBefore(accepted.plusDays(-days)),
                () -> Message.PLATFORM_DAY_TOO_EARLY
                        .with("number", cited.number())
                        .and("day", cited.day())
                        .and("days", Argument.count(days))
                        .and("lot", lot)
                        .and("accepted", accepted));
    }

    private List<StateChange> changes(Route route, Act act, LedgerState ledger) {
        List<StateChange> changes = new ArrayList<>();
        changes.add(new StateChange(
                "PurchaseRecorded",
                LedgerKeys.purchase(lot, transfer),
                body().with("buyer", act.party().value())
                        .with("seller", route.from().value())
                        .with("at", act.eventAt().getEpochSecond())));
        boolean citedBefore =
                platform.filter(cited -> isCitedByAnother(cited, act, ledger)).isPresent();
        platform.ifPresent(cited -> changes.add(cited(cited, act)));
        if (citedBefore) {
            changes.add(
                    new Flag(LedgerKeys.lot(lot), Flag.Kind.RED_FLAG, Rule.I75, new Code("PLATFORM-NUMBER-OF-ANOTHER"))
                            .raised(act));
        }
        return changes;
    }

    /** A stranger who cited the number before keeps nobody from it; the later purchase is put before a person. */
    private static boolean isCitedByAnother(Platform cited, Act act, LedgerState ledger) {
        LedgerKey number = LedgerKeys.platformNumbers(cited.number());
        act.requireRoom(number, ledger);
        return !ledger.list(number).isEmpty();
    }

    private StateChange cited(Platform cited, Act act) {
        return new StateChange(
                "PlatformNumberCited",
                LedgerKeys.platformNumber(cited.number(), act.party()),
                cited.json()
                        .with("lot", lot.value())
                        .with("transfer", transfer.value())
                        .with("buyer", act.party().value()));
    }
}
