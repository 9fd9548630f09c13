// SPDX-License-Identifier: Apache-2.0
package org.capaz.ledger.production;

import java.util.List;
import java.util.stream.Stream;
import org.capaz.ledger.flag.Flag;
import org.capaz.ledger.identity.Code;
import org.capaz.ledger.identity.Codes;
import org.capaz.ledger.identity.PartyId;
import org.capaz.ledger.identity.PlaceCode;
import org.capaz.ledger.json.Fields;
import org.capaz.ledger.message.Argument;
import org.capaz.ledger.message.Message;
import org.capaz.ledger.producer.LegalBasis;
import org.capaz.ledger.quantity.Day;
import org.capaz.ledger.record.LedgerKey;
import org.capaz.ledger.record.LedgerState;
import org.capaz.ledger.record.StateChange;
import org.capaz.ledger.registry.ReferenceValue;
import org.capaz.ledger.registry.ReferenceValues;
import org.capaz.ledger.rule.Checked;
import org.capaz.ledger.rule.Checked.Holds;
import org.capaz.ledger.rule.Rule;
import org.capaz.ledger.statement.Act;

/**
 * I72: the papers that a lot cites are of an age, a kind and a place that fit it. Reads one key for each paper, which the sum of
 * its uses reads, too.
 *
 * <p>Decision 127.
 */
record PaperFit(List<OriginDocument.Use> origins, PartyId amp, Day periodFrom, Day periodTo, PlaceCode place) {

    Checked<List<Holds>> each(LedgerState ledger) {
        long days = ReferenceValues.on(periodTo, ledger).get(ReferenceValue.ORIGIN_OLDEST);
        boolean subsistence = LegalBasis.hasSubsistence(amp, periodTo, ledger);
        return Checked.each(
                "origins",
                origins,
                use -> use.registeredBy(amp, ledger).then(paper -> fits(paper, use, days, subsistence)));
    }

    private Checked<Holds> fits(Fields paper, OriginDocument.Use use, long days, boolean subsistence) {
        Day date = paper.parsed("date", Day::parse);
        var kind = paper.parsed("kind", Codes.of(OriginDocument.Kind.class));
        return Checked.require(
                        Rule.I72,
                        !date.isBefore(periodFrom.plusDays(-days)),
                        () -> Message.ORIGIN_DOCUMENT_TOO_OLD
                                .with("number", use.number())
                                .and("date", date)
                                .and("from", periodFrom)
                                .and("days", Argument.count(days)))
                .then(ok -> Checked.require(
                        Rule.I72,
                        kind != OriginDocument.Kind.PRODUCTION_DECLARATION || subsistence,
                        () -> Message.ORIGIN_DOCUMENT_KIND_UNFIT
                                .with("number", use.number())
                                .and("amp", amp)
                                .and("day", periodTo)))
                .at("number");
    }

    /** What may be true all the same: a paper for another place than the lot's, or one that another producer claimed before. */
    List<StateChange> flags(LedgerKey lot, Act act, LedgerState ledger) {
        return origins.stream()
                .flatMap(use -> doubts(use.registeredBy(amp, ledger)))
                .distinct()
                .map(doubt -> new Flag(lot, Flag.Kind.RED_FLAG, doubt.rule, new Code(doubt.reason)).raised(act))
                .toList();
    }

    private record Doubt(Rule rule, String reason) {}

    private Stream<Doubt> doubts(Checked<Fields> registered) {
        return switch (registered) {
            case Checked.Found<Fields>(Fields paper) -> {
                Stream<Doubt> claimed =
                        paper.has("claimedBefore") ? Stream.of(new Doubt(Rule.I71, "PAPER-OF-ANOTHER")) : Stream.of();
                Stream<Doubt> elsewhere = paper.optionalParsed("municipality", PlaceCode::new).stream()
                        .filter(there -> !there.equals(place))
                        .map(there -> new Doubt(Rule.I72, "PAPER-PLACE"));
                yield Stream.concat(claimed, elsewhere);
            }
            case Checked.Denied<Fields> none -> Stream.of();
        };
    }
}
