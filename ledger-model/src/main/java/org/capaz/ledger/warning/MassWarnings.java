// SPDX-License-Identifier: Apache-2.0
package org.capaz.ledger.warning;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.capaz.ledger.contract.StatementKind;
import org.capaz.ledger.identity.Code;
import org.capaz.ledger.identity.PartyId;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.lot.Lot;
import org.capaz.ledger.message.Argument;
import org.capaz.ledger.message.Sentence;
import org.capaz.ledger.quantity.BasisPoints;
import org.capaz.ledger.record.LedgerKeys;
import org.capaz.ledger.registry.ReferenceValue;

/** A weight in another unit than milligrams, with a digit too many or too few, or unlike the weighing before it. */
final class MassWarnings {
    /** A gram: no lot is declared for so little, but a lot in grams whose unit was overlooked is. */
    private static final long TINY_MG = 1_000;

    /** A hundred kilograms. */
    private static final long HUGE_MG = 100_000_000;

    private MassWarnings() {}

    static Stream<Warning> of(Stated stated) {
        return Stream.of(weighings(stated), outputs(stated), netMelt(stated), papers(stated), newLots(stated))
                .flatMap(warnings -> warnings);
    }

    // Against the weighing before

    private static Stream<Warning> weighings(Stated stated) {
        List<Warning> warnings = new ArrayList<>();
        List<Json.Obj> items = stated.objects("items");
        for (int i = 0; i < items.size(); i++) {
            if (items.get(i).get("grossMg") instanceof Json.Num weighed
                    && items.get(i).get("lot") instanceof Json.Str lot) {
                String path = "body.items[" + i + "].grossMg";
                before(lot.text(), stated)
                        .flatMap(known ->
                                slipOf(weighed.value(), known).or(() -> differs(weighed.value(), known, stated)))
                        .ifPresent(sentence -> warnings.add(new Warning(path, sentence)));
            }
        }
        return warnings.stream();
    }

    /** What the sender weighed, where the lot arrives; otherwise what the ledger has. */
    private static Optional<Long> before(String lot, Stated stated) {
        Optional<Long> dispatched = stated.is(StatementKind.RECEIVE_CUSTODY)
                ? stated.text("transfer")
                        .flatMap(id -> Stated.parsed(id, Code::new))
                        .flatMap(id -> stated.ledger().find(LedgerKeys.transfer(id)))
                        .flatMap(transfer -> weighed(lot, transfer.value("items")))
                : Optional.empty();
        return dispatched.or(() -> stated.lot(lot).map(found -> found.gross().milligrams()));
    }

    private static Optional<Long> weighed(String lot, Json items) {
        return items instanceof Json.Arr list
                ? list.items().stream()
                        .filter(Json.Obj.class::isInstance)
                        .map(Json.Obj.class::cast)
                        .filter(item -> item.get("lot") instanceof Json.Str id
                                && id.text().equals(lot))
                        .flatMap(item -> item.get("dispatchMg") instanceof Json.Num mass
                                ? Stream.of(mass.value())
                                : Stream.empty())
                        .findFirst()
                : Optional.empty();
    }

    private static Optional<Sentence> differs(long weighed, long known, Stated stated) {
        long difference = Math.abs(weighed - known);
        boolean fits = difference <= stated.value(ReferenceValue.TRANSFER_FLOOR, 0)
                || stated.values()
                        .find(ReferenceValue.TRANSFER_TOLERANCE)
                        .map(BasisPoints::new)
                        .filter(limit -> !limit.allows(difference, known))
                        .isEmpty();
        return fits
                ? Optional.empty()
                : Optional.of(WarningMessage.WARNING_MASS_DIFFERS
                        .with("stated", Argument.mass(weighed))
                        .and("known", Argument.mass(known))
                        .and("difference", Argument.mass(difference)));
    }

    // Against what goes in

    private static Stream<Warning> outputs(Stated stated) {
        List<Long> inputs = inputs(stated).map(lot -> lot.gross().milligrams()).toList();
        long in = inputs.stream().reduce(0L, Math::addExact);
        List<Json.Obj> outputs = Stream.concat(
                        stated.objects("outputs").stream(),
                        stated.statement().body().get("output") instanceof Json.Obj only
                                ? Stream.of(only)
                                : Stream.empty())
                .toList();
        long out = outputs.stream()
                .mapToLong(output -> output.get("grossMg") instanceof Json.Num mass ? mass.value() : 0)
                .reduce(0, Math::addExact);
        String path =
                outputs.size() == 1 && stated.objects("outputs").isEmpty() ? "body.output.grossMg" : "body.outputs";
        return slipOf(out, in).map(sentence -> new Warning(path, sentence)).stream();
    }

    private static Stream<Lot.Facts> inputs(Stated stated) {
        return stated.members().stream()
                .filter(member ->
                        member.path().equals("body.input") || member.path().startsWith("body.inputs["))
                .flatMap(member -> member.text().stream())
                .flatMap(id -> stated.lot(id).stream());
    }

    private static Stream<Warning> netMelt(Stated stated) {
        return stated.named("netMeltMg")
                .flatMap(member -> member.number().stream()
                        .flatMap(weighed -> member
                                .beside("lot")
                                .flatMap(stated::lot)
                                .flatMap(lot -> slipOf(weighed, lot.gross().milligrams()))
                                .stream())
                        .map(sentence -> new Warning(member.path(), sentence)));
    }

    // Against papers, and alone

    /** A lot may be a part of its paper; only another unit makes it just that part. */
    private static Stream<Warning> papers(Stated stated) {
        List<Warning> warnings = new ArrayList<>();
        List<Json.Obj> origins = stated.objects("origins");
        for (int i = 0; i < origins.size(); i++) {
            String path = "body.origins[" + i + "].grossMg";
            if (origins.get(i).get("grossMg") instanceof Json.Num cited) {
                quantity(origins.get(i), stated)
                        .filter(paper -> Slip.between(cited.value(), paper)
                                .filter(slip -> slip == Slip.OUNCES || slip == Slip.GRAMS)
                                .isPresent())
                        .flatMap(paper -> slipOf(cited.value(), paper))
                        .ifPresent(sentence -> warnings.add(new Warning(path, sentence)));
            }
        }
        return warnings.stream();
    }

    private static Optional<Long> quantity(Json.Obj origin, Stated stated) {
        return origin.get("issuer") instanceof Json.Str issuer && origin.get("number") instanceof Json.Str number
                ? Stated.parsed(issuer.text(), Code::new)
                        .flatMap(by -> Stated.parsed(number.text(), Code::new)
                                .flatMap(no -> Stated.parsed(stated.statement().actor(), PartyId::new)
                                        .flatMap(amp -> stated.ledger().find(LedgerKeys.origin(by, no, amp)))))
                        .map(paper -> paper.integer("quantityMg"))
                : Optional.empty();
    }

    private static Stream<Warning> newLots(Stated stated) {
        if (!stated.is(StatementKind.DECLARE_LOT) && !stated.is(StatementKind.INTRODUCE_LOT)) {
            return Stream.empty();
        }
        return stated.members().stream()
                .filter(member -> member.path().equals("body.grossMg"))
                .flatMap(member -> member.number().stream()
                        .flatMap(mass -> size(mass).stream())
                        .map(sentence -> new Warning(member.path(), sentence)));
    }

    private static Optional<Sentence> size(long mass) {
        if (mass > 0 && mass < TINY_MG) {
            return Optional.of(WarningMessage.WARNING_MASS_TINY
                    .with("stated", Argument.mass(mass))
                    .and("meant", Argument.mass(Math.multiplyExact(mass, 1_000L))));
        }
        return mass > HUGE_MG
                ? Optional.of(WarningMessage.WARNING_MASS_HUGE.with("stated", Argument.mass(mass)))
                : Optional.empty();
    }

    private static Optional<Sentence> slipOf(long stated, long known) {
        return Slip.between(stated, known)
                .map(slip -> switch (slip) {
                    case OUNCES -> WarningMessage.WARNING_MASS_IN_OUNCES;
                    case CASTELLANOS -> WarningMessage.WARNING_MASS_IN_CASTELLANOS;
                    case GRAMS, KILOGRAMS -> WarningMessage.WARNING_MASS_IN_GRAMS;
                    case ONE_DIGIT_LESS, TWO_DIGITS_LESS, ONE_DIGIT_MORE, TWO_DIGITS_MORE, THREE_DIGITS_MORE ->
                        WarningMessage.WARNING_MASS_DIGITS;
                })
                .map(message -> message.with("stated", Argument.mass(stated)).and("known", Argument.mass(known)));
    }
}
