// SPDX-License-Identifier: Apache-2.0
package org.capaz.ledger.production;

import java.util.ArrayList;
import java.util.List;
import org.capaz.ledger.custody.Agreement;
import org.capaz.ledger.identity.Code;
import org.capaz.ledger.identity.Digest;
import org.capaz.ledger.identity.PartyId;
import org.capaz.ledger.json.Fields;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.message.Argument;
import org.capaz.ledger.message.Message;
import org.capaz.ledger.quantity.GrossMass;
import org.capaz.ledger.record.LedgerKeys;
import org.capaz.ledger.record.LedgerState;
import org.capaz.ledger.record.StateChange;
import org.capaz.ledger.registry.Party;
import org.capaz.ledger.rule.Checked;
import org.capaz.ledger.rule.Checked.Holds;
import org.capaz.ledger.rule.Decision;
import org.capaz.ledger.rule.Rule;
import org.capaz.ledger.statement.Act;
import org.capaz.ledger.statement.Command;
import org.capaz.ledger.statement.Statement;

/**
 * The quantity of an origin document was written down wrong, such as a nought too few: the producer and a scheme or an
 * auditor, who has seen the paper, correct it, both signing (I77). Both quantities stay in the record, and no lot is left
 * without its paper (I13).
 *
 * <p>Decision 133.
 *
 * @param with the scheme or auditor
 * @param evidence SHA-256 of the document as it was seen, salted, in hexadecimal
 */
public record CorrectPaper(Code issuer, Code number, PartyId with, GrossMass quantity, Code reason, String evidence)
        implements Command {

    public static CorrectPaper parse(Statement statement, Fields body) {
        return new CorrectPaper(
                body.parsed("issuer", Code::new),
                body.parsed("number", Code::new),
                body.parsed("with", PartyId::new),
                body.quantity("quantityMg", GrossMass::weighed),
                body.parsed("reason", Code::new),
                body.parsed("evidence", Digest::requireHex));
    }

    @Override
    public Json.Obj body() {
        return Json.object()
                .with("issuer", issuer.value())
                .with("number", number.value())
                .with("with", with.value())
                .with("quantityMg", quantity.milligrams())
                .with("reason", reason.value())
                .with("evidence", evidence);
    }

    @Override
    public Decision decide(Act act, LedgerState ledger) {
        return registered(act.party(), ledger)
                .at("number")
                .and(paper -> judges(act.party(), ledger).at("with"))
                .and(paper -> Agreement.signedByBoth(act, with).at("with"))
                .and(paper -> coversWhatCitesIt(paper, act.party(), ledger).at("quantityMg"))
                .decide(paper -> List.of(corrected(paper, act, ledger)));
    }

    private Checked<Fields> registered(PartyId amp, LedgerState ledger) {
        return Checked.present(
                Rule.I13,
                ledger.find(LedgerKeys.origin(issuer, number, amp)),
                () -> Message.ORIGIN_DOCUMENT_UNKNOWN
                        .with("number", number)
                        .and("issuer", issuer)
                        .and("amp", amp));
    }

    /** I77: a third person, or the producer's own house would vouch for its paper. */
    private Checked<Holds> judges(PartyId amp, LedgerState ledger) {
        return Checked.require(
                        Rule.I77,
                        Party.isSchemeOrAuditor(with, ledger),
                        () -> Message.PAPER_NOT_SEEN_BY_A_SCHEME.with("party", with))
                .and(ok -> Checked.require(
                        Rule.I77,
                        !Party.sameOrganisation(with, amp, ledger),
                        () -> Message.PAPER_SEEN_BY_OWN_HOUSE
                                .with("party", with)
                                .and("amp", amp)));
    }

    /** I13: what lots cite already stays covered. */
    private Checked<Holds> coversWhatCitesIt(Fields paper, PartyId amp, LedgerState ledger) {
        long citedMg = ledger.list(LedgerKeys.originUses(issuer, number, amp)).stream()
                .filter(use -> use.get("void") == null)
                .mapToLong(use -> Fields.of(use, "originuse").integer("grossMg"))
                .reduce(0, Math::addExact);
        return Checked.require(
                Rule.I13,
                citedMg <= quantity.milligrams() && paper.integer("quantityMg") != quantity.milligrams(),
                () -> Message.PAPER_CORRECTION_NOT_FITTING
                        .with("number", number)
                        .and("cited", Argument.mass(citedMg))
                        .and("quantity", quantity));
    }

    private StateChange corrected(Fields paper, Act act, LedgerState ledger) {
        var key = LedgerKeys.origin(issuer, number, act.party());
        Json.Obj record = (Json.Obj) ledger.read(key).orElseThrow();
        List<Json> corrections =
                new ArrayList<>(record.get("corrections") instanceof Json.Arr earlier ? earlier.items() : List.of());
        corrections.add(Json.object()
                .with("quantityMg", quantity.milligrams())
                .with("quantityMgBefore", paper.integer("quantityMg"))
                .with("reason", reason.value())
                .with("evidence", evidence)
                .with("with", with.value())
                .with("at", act.eventAt().getEpochSecond()));
        return new StateChange(
                "OriginDocumentCorrected",
                key,
                record.with("quantityMg", quantity.milligrams()).with("corrections", new Json.Arr(corrections)));
    }
}
