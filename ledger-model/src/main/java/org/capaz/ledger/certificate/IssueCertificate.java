// SPDX-License-Identifier: Apache-2.0
package org.capaz.ledger.certificate;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.capaz.ledger.assessment.Affiliation;
import org.capaz.ledger.assessment.LookBack;
import org.capaz.ledger.custody.EffectiveLot;
import org.capaz.ledger.flag.Flag;
import org.capaz.ledger.identity.CertificateId;
import org.capaz.ledger.identity.Digest;
import org.capaz.ledger.identity.LotId;
import org.capaz.ledger.identity.PartyId;
import org.capaz.ledger.identity.SealNumber;
import org.capaz.ledger.json.Fields;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.lot.Assay;
import org.capaz.ledger.lot.ClaimClass;
import org.capaz.ledger.lot.Lot;
import org.capaz.ledger.lot.LotChecks;
import org.capaz.ledger.lot.Provenance;
import org.capaz.ledger.message.Argument;
import org.capaz.ledger.message.Message;
import org.capaz.ledger.message.Sentence;
import org.capaz.ledger.producer.Amp;
import org.capaz.ledger.quantity.FineMass;
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
import org.capaz.ledger.status.CertificateStatus;
import org.capaz.ledger.status.StatusIndex;

/**
 * {@code certificate.issue}: the custodian issues a certificate for a lot as the ledger knows it. Nothing in it is the
 * custodian's to choose but its id and the commitments to what may be withheld; a refusal lists all that is missing.
 *
 * <p>Decision 074.
 *
 * @param commitments SHA-256 in hexadecimal by the name of the withheld field, at most 20
 */
public record IssueCertificate(CertificateId certificate, LotId lot, Json.Obj commitments) implements Command {
    private static final long FORMAT = 1;
    private static final int MOST_COMMITMENTS = 20;

    /**
     * A certificate whose withheld fields are committed to.
     *
     * @param commitments SHA-256 in hexadecimal by the name of the withheld field, at most 20
     */
    public static IssueCertificate withholding(CertificateId certificate, LotId lot, Map<String, String> commitments) {
        Json.Obj stated = Json.object();
        for (Map.Entry<String, String> withheld : commitments.entrySet()) {
            stated = stated.with(withheld.getKey(), withheld.getValue());
        }
        return new IssueCertificate(certificate, lot, stated);
    }

    public static IssueCertificate parse(Statement statement, Fields body) {
        Json.Obj commitments = body.rawObject("commitments");
        if (commitments.members().size() > MOST_COMMITMENTS) {
            throw body.unfit("commitments", Message.NUMBER_TOO_LARGE.with("most", Argument.count(MOST_COMMITMENTS)));
        }
        commitments.members().forEach((name, value) -> {
            if (!name.matches("[A-Za-z]{1,40}") || !(value instanceof Json.Str hash) || !Digest.isHex(hash.text())) {
                throw body.unfit("commitments." + name, Message.ARGUMENTS_NOT_NAME_AND_HASH.sentence());
            }
        });
        return new IssueCertificate(
                body.parsed("certificate", CertificateId::new), body.parsed("lot", LotId::new), commitments);
    }

    @Override
    public Json.Obj body() {
        return Json.object()
                .with("certificate", certificate.value())
                .with("lot", lot.value())
                .with("commitments", commitments);
    }

    /** What the checks found: a lot with all that a certificate states, and each producer's state on the day of issue. */
    private record Certifiable(
            Lot.Facts facts, Assay.OfRecord assay, SealNumber seal, Map<PartyId, Affiliation> producers) {}

    @Override
    public Decision decide(Act act, LedgerState ledger) {
        Optional<Lot> found = EffectiveLot.at(act.eventAt(), lot, ledger).lot();
        StatusIndex index = StatusIndex.beside(act);
        return LotChecks.held(act.party(), lot, found.map(Lot::withoutHold))
                .at("lot")
                .and(held -> newCertificate(ledger).and(ok -> newNumber(ledger)).at("certificate"))
                .then(held -> nothingMissing(held.facts(), act, ledger).at("lot"))
                .decide(ready -> {
                    index.requireFree(ledger);
                    return events(ready, index, act, ledger);
                });
    }

    private Checked<Holds> newCertificate(LedgerState ledger) {
        return Checked.unrecorded(
                Rule.I3,
                LedgerKeys.certificate(certificate),
                ledger,
                () -> Message.CERTIFICATE_EXISTS.with("certificate", certificate));
    }

    private Checked<Holds> newNumber(LedgerState ledger) {
        return Checked.unrecorded(
                Rule.I3,
                LedgerKeys.number(certificate.number()),
                ledger,
                () -> Message.CERTIFICATE_NUMBER_EXISTS.with("number", Argument.id(certificate.shortId())));
    }

    /** I44: every condition at once, so that the holder sees all that is missing. */
    private Checked<Certifiable> nothingMissing(Lot.Facts facts, Act act, LedgerState ledger) {
        Map<PartyId, Affiliation> producers = new TreeMap<>();
        facts.provenance().byProducer().keySet().forEach(amp -> producers.put(amp, standing(amp, act, ledger)));
        List<Sentence> missing = new ArrayList<>();
        ofTheLot(facts, ledger, missing);
        producers.forEach((amp, standing) -> note(
                missing,
                standing.state().admitsProduction(),
                () -> Message.PRODUCER_HAS_STATE.with("amp", amp).and("state", Argument.code(standing.state()))));
        facts.provenance().shares().forEach(share -> ofAShare(share, act, ledger, missing));
        return Checked.present(
                Rule.I44,
                facts.assay()
                        .flatMap(assay -> facts.seal().map(seal -> new Certifiable(facts, assay, seal, producers)))
                        .filter(ready -> missing.isEmpty()),
                () -> Message.LOT_NOT_CERTIFIABLE.with("lot", lot).and("missing", Argument.several(missing)));
    }

    private void ofTheLot(Lot.Facts facts, LedgerState ledger, List<Sentence> missing) {
        List<Json.Obj> flags = Flag.openOn(LedgerKeys.lot(lot), ledger);
        flags.stream()
                .filter(Flag::isHold)
                .findFirst()
                .ifPresent(hold -> missing.add(Message.IS_ON_HOLD.with("hold", Flag.holdOf(hold))));
        note(missing, facts.assay().isPresent(), Message.LACKS_ASSAY_OF_RECORD::sentence);
        note(
                missing,
                facts.assay().filter(Assay.OfRecord::own).isEmpty(),
                Message.IS_READ_BY_ITS_HOLDER_ONLY::sentence);
        note(missing, facts.seal().isPresent(), Message.IS_NOT_SEALED::sentence);
        note(
                missing,
                facts.claimClass() == ClaimClass.FULL || facts.claimClass() == ClaimClass.CANDIDATE,
                () -> Message.HAS_CLAIM_CLASS.with("claim", Argument.code(facts.claimClass())));
        note(missing, flags.stream().allMatch(Flag::isHold), Message.IS_FLAGGED::sentence);
        note(
                missing,
                facts.provenance().total().equals(facts.fine()),
                () -> Message.ORIGINS_NOT_FINE_MASS
                        .with("sum", facts.provenance().total())
                        .and("fine", facts.fine()));
        CertificateStatus.liveFor(lot, ledger)
                .ifPresent(other -> CertificateStatus.find(ledger, other)
                        .ifPresent(status -> missing.add(Message.CERTIFICATE_STATE_WRONG
                                .with("certificate", other)
                                .and("state", Argument.code(status.state())))));
    }

    private void ofAShare(Provenance.Share share, Act act, LedgerState ledger, List<Sentence> missing) {
        note(
                missing,
                share.lot().equals(lot) || !Flag.anyOn(LedgerKeys.lot(share.lot()), ledger),
                () -> Message.PRODUCTION_LOT_IS_FLAGGED.with("lot", share.lot()));
        LookBack.covering(share.amp(), share.periodFrom(), share.periodTo(), act.recordedAt(), ledger)
                .ifPresent(finding -> missing.add(Message.IS_UNDER_LOOK_BACK
                        .with("lot", share.lot())
                        .and("amp", share.amp())
                        .and("finding", finding)));
    }

    private static void note(List<Sentence> missing, boolean holds, Supplier<Sentence> what) {
        if (!holds) {
            missing.add(what.get());
        }
    }

    private static Affiliation standing(PartyId amp, Act act, LedgerState ledger) {
        return Affiliation.of(amp, act.recordedDay(), act.recordedAt(), ledger);
    }

    private List<StateChange> events(Certifiable ready, StatusIndex index, Act act, LedgerState ledger) {
        return List.of(
                new StateChange(
                        "CertificateIssued", LedgerKeys.certificate(certificate), record(ready, index, act, ledger)),
                CertificateStatus.issued(act.recordedAt()).event("CertificateStatusSet", certificate),
                index.takenBy(certificate),
                new StateChange("NumberTaken", LedgerKeys.number(certificate.number()), Json.text(certificate.value())),
                new StateChange(
                        "CertificateAssigned",
                        LedgerKeys.certificateOf(lot),
                        Json.object().with("certificate", certificate.value())));
    }

    private Json.Obj record(Certifiable ready, StatusIndex index, Act act, LedgerState ledger) {
        Lot.Facts facts = ready.facts();
        Assay.OfRecord assay = ready.assay();
        long days = ReferenceValues.on(act.recordedDay(), ledger).get(ReferenceValue.CERTIFICATE_VALIDITY);
        Instant validUntil = act.recordedAt().plus(Duration.ofDays(days));
        return unattributed(facts)
                .with("v", FORMAT)
                .with("certId", certificate.value())
                .with("country", country(facts, ledger))
                .with("fineMg", facts.fine().milligrams())
                .with("fineness", assay.fineness().hundredthsPerMille())
                .with("grossMg", facts.gross().milligrams())
                .with("seal", ready.seal().value())
                .with("statusIndex", index.value())
                .with("validUntil", validUntil.getEpochSecond())
                .with("lot", lot.value())
                .with("material", facts.material().name())
                .with("claimClass", facts.claimClass().name())
                .with("issuer", act.party().value())
                .with("issuedAt", act.recordedAt().getEpochSecond())
                .with(
                        "assay",
                        Json.object()
                                .with("assay", assay.assay().value())
                                .with("method", assay.method().name())
                                .with("laboratory", assay.laboratory().value()))
                .with("origins", origins(ready, ledger))
                .with("commitments", commitments);
    }

    /** I49: gold beyond what the origins account for is not certified; the certificate says that it is there. */
    private static Json.Obj unattributed(Lot.Facts facts) {
        return facts.unattributed().equals(FineMass.NONE)
                ? Json.object()
                : Json.object().with("unattributedMg", facts.unattributed().milligrams());
    }

    /** The producers' country; where they are of several, the one with the most fine gold. */
    private static String country(Lot.Facts facts, LedgerState ledger) {
        var byCountry = new TreeMap<String, Long>();
        facts.provenance()
                .byProducer()
                .forEach((amp, fine) -> byCountry.merge(
                        Party.find(ledger, amp).orElseThrow().country(), fine.milligrams(), Math::addExact));
        return byCountry.entrySet().stream()
                .max(Map.Entry.<String, Long>comparingByValue().thenComparing(Map.Entry.comparingByKey()))
                .orElseThrow()
                .getKey();
    }

    private static List<Json.Obj> origins(Certifiable ready, LedgerState ledger) {
        Map<PartyId, FineMass> fine = ready.facts().provenance().byProducer();
        List<Json.Obj> origins = new ArrayList<>();
        ready.producers()
                .forEach((amp, standing) -> origins.add(
                        origin(amp, requireNonNull(fine.get(amp), "producer without a share"), standing, ledger)));
        return origins;
    }

    private static Json.Obj origin(PartyId amp, FineMass fine, Affiliation standing, LedgerState ledger) {
        List<Json.Obj> modules =
                standing.modules().stream().map(Affiliation.ModuleResult::json).toList();
        return Json.object()
                .with("amp", amp.value())
                .with("name", Party.find(ledger, amp).orElseThrow().name())
                .with(
                        "municipality",
                        Amp.find(ledger, amp).orElseThrow().municipality().value())
                .with("fineMg", fine.milligrams())
                .with("affiliation", standing.state().name())
                .with("standard", standing.standard().orElseThrow().name())
                .with("version", standing.standard().orElseThrow().version())
                .with("modules", modules);
    }
}
