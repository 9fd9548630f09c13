// SPDX-License-Identifier: Apache-2.0
package org.capaz.ledger.production;

import java.util.List;
import java.util.Optional;
import org.capaz.ledger.identity.Codes;
import org.capaz.ledger.identity.Digest;
import org.capaz.ledger.identity.LotId;
import org.capaz.ledger.identity.PlaceCode;
import org.capaz.ledger.json.Fields;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.lot.ClaimClass;
import org.capaz.ledger.lot.Content;
import org.capaz.ledger.lot.Lot;
import org.capaz.ledger.lot.LotChecks;
import org.capaz.ledger.lot.Origin;
import org.capaz.ledger.lot.Possession;
import org.capaz.ledger.lot.Provenance;
import org.capaz.ledger.quantity.GrossMass;
import org.capaz.ledger.quantity.Material;
import org.capaz.ledger.record.LedgerKeys;
import org.capaz.ledger.record.LedgerState;
import org.capaz.ledger.record.StateChange;
import org.capaz.ledger.rule.Decision;
import org.capaz.ledger.statement.Act;
import org.capaz.ledger.statement.Command;
import org.capaz.ledger.statement.Statement;

/**
 * A custodian brings metal whose beginning is not on the ledger: recycled, or bought without history. It is of claim class
 * NONE for ever, and makes MIXED whatever it joins (I22).
 *
 * @param evidence SHA-256 of what the holder says of its source, salted, in hexadecimal
 * @param fineMg fine mass in milligrams where the statement gives one, which is refused (I14)
 */
public record IntroduceLot(
        LotId lot,
        Material material,
        GrossMass gross,
        PlaceCode place,
        Source source,
        String evidence,
        Optional<Long> fineMg)
        implements Command {

    /** Where it comes from, as far as its holder says. */
    enum Source {
        RECYCLED,
        UNDOCUMENTED,
        OTHER_CHAIN
    }

    public static IntroduceLot parse(Statement statement, Fields body) {
        Optional<Long> fineMg = body.optionalInteger("fineMg");
        return new IntroduceLot(
                body.parsed("lot", LotId::new),
                body.parsed("material", Codes.of(Material.class)),
                body.quantity("grossMg", GrossMass::weighed),
                body.parsed("place", PlaceCode::stated),
                body.parsed("source", Codes.of(Source.class)),
                body.parsed("evidence", Digest::requireHex),
                fineMg);
    }

    @Override
    public Json.Obj body() {
        Json.Obj body = Json.object()
                .with("lot", lot.value())
                .with("material", material.name())
                .with("grossMg", gross.milligrams())
                .with("place", place.value())
                .with("source", source.name())
                .with("evidence", evidence);
        return fineMg.isPresent() ? body.with("fineMg", fineMg.get()) : body;
    }

    @Override
    public Decision decide(Act act, LedgerState ledger) {
        return LotChecks.fineMassNotStated(fineMg.isPresent())
                .at("fineMg")
                .then(ok -> LotChecks.unusedId(lot, ledger).at("lot"))
                .decide(ok -> List.of(begun(act).event("LotIntroduced"), introduced(act)));
    }

    private Lot.Draft begun(Act act) {
        var origin = Provenance.Share.unread(lot, act.party(), act.eventDay(), act.eventDay());
        return new Lot.Draft(new Lot.Facts(
                new Origin(lot, List.of(), act.party(), act.eventAt()),
                Content.unread(material, gross, new Provenance(List.of(origin)), ClaimClass.NONE),
                Possession.unsealed(act.party(), place)));
    }

    private StateChange introduced(Act act) {
        return new StateChange(
                "IntroductionRecorded",
                LedgerKeys.introduction(lot),
                Json.object()
                        .with("lot", lot.value())
                        .with("source", source.name())
                        .with("evidence", evidence)
                        .with("by", act.party().value()));
    }
}
