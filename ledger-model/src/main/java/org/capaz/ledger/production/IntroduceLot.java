package org.capaz.ledger.production;

import static org.capaz.ledger.rule.Decision.at;

import java.util.List;
import java.util.Optional;
import org.capaz.ledger.identity.Codes;
import org.capaz.ledger.identity.Digest;
import org.capaz.ledger.identity.LotId;
import org.capaz.ledger.identity.PlaceCode;
import org.capaz.ledger.json.Fields;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.lot.ClaimClass;
import org.capaz.ledger.lot.Lot;
import org.capaz.ledger.lot.LotChecks;
import org.capaz.ledger.lot.Provenance;
import org.capaz.ledger.quantity.FineMass;
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
 * A custodian brings metal that the ledger has not seen begin: recycled, or bought without history. It is of claim class
 * NONE for ever, and makes MIXED whatever it joins (I22).
 */
public record IntroduceLot(
        LotId lot,
        Material material,
        GrossMass gross,
        PlaceCode place,
        Source source,
        String evidence,
        boolean statesFineMass)
        implements Command {

    /** Where it comes from, as far as its holder says. */
    enum Source {
        RECYCLED,
        UNDOCUMENTED,
        OTHER_CHAIN
    }

    public static IntroduceLot parse(Statement statement, Fields body) {
        boolean statesFineMass = body.optionalInteger("fineMg").isPresent();
        return new IntroduceLot(
                body.parsed("lot", LotId::new),
                body.parsed("material", Codes.of(Material.class)),
                body.quantity("grossMg", GrossMass::weighed),
                body.parsed("place", PlaceCode::new),
                body.parsed("source", Codes.of(Source.class)),
                body.parsed("evidence", Digest::requireHex),
                statesFineMass);
    }

    @Override
    public Decision decide(Act act, LedgerState ledger) {
        return Decision.unless(
                        at("fineMg", () -> LotChecks.fineMassIsComputed(statesFineMass)),
                        at("lot", () -> LotChecks.newId(lot, ledger)))
                .then(() -> List.of(begun(act).event("LotIntroduced"), introduced(act)));
    }

    private Lot.Draft begun(Act act) {
        var origin = new Provenance.Share(lot, act.party(), act.eventDay(), act.eventDay(), FineMass.NONE);
        return new Lot.Draft(new Lot.Facts(
                lot,
                material,
                gross,
                Optional.empty(),
                FineMass.NONE,
                act.party(),
                place,
                Optional.empty(),
                List.of(),
                ClaimClass.NONE,
                new Provenance(List.of(origin)),
                0,
                act.party(),
                act.eventAt(),
                Optional.empty()));
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
