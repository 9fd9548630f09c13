package org.capaz.ledger.certificate;

import static org.capaz.ledger.rule.Decision.at;
import static org.capaz.ledger.rule.Decision.require;

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
import org.capaz.ledger.custody.Custody;
import org.capaz.ledger.flag.Flag;
import org.capaz.ledger.identity.CertificateId;
import org.capaz.ledger.identity.Digest;
import org.capaz.ledger.identity.LotId;
import org.capaz.ledger.identity.PartyId;
import org.capaz.ledger.json.Fields;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.json.JsonException;
import org.capaz.ledger.lot.Assay;
import org.capaz.ledger.lot.ClaimClass;
import org.capaz.ledger.lot.Lot;
import org.capaz.ledger.lot.LotChecks;
import org.capaz.ledger.lot.Provenance;
import org.capaz.ledger.producer.Amp;
import org.capaz.ledger.quantity.FineMass;
import org.capaz.ledger.record.LedgerKeys;
import org.capaz.ledger.record.LedgerState;
import org.capaz.ledger.record.StateChange;
import org.capaz.ledger.registry.Party;
import org.capaz.ledger.registry.ReferenceValue;
import org.capaz.ledger.registry.ReferenceValues;
import org.capaz.ledger.rule.Decision;
import org.capaz.ledger.rule.Refused;
import org.capaz.ledger.rule.Rule;
import org.capaz.ledger.statement.Act;
import org.capaz.ledger.statement.Command;
import org.capaz.ledger.statement.Statement;
import org.capaz.ledger.status.CertificateStatus;
import org.capaz.ledger.status.StatusIndex;

/**
 * The custodian issues a certificate for a lot as the ledger knows it. Nothing in it is the custodian's to choose but
 * its id and the commitments to what may be withheld; a refusal lists all that is missing.
 */
public record IssueCertificate(CertificateId certificate, LotId lot, Json.Obj commitments) implements Command {
    private static final long FORMAT = 1;
    private static final int MOST_COMMITMENTS = 20;

    public static IssueCertificate parse(Statement statement, Fields body) {
        Json.Obj commitments = body.rawObject("commitments");
        if (commitments.members().size() > MOST_COMMITMENTS) {
            throw new JsonException("body.commitments", "body.commitments: at most " + MOST_COMMITMENTS);
        }
        commitments.members().forEach((name, value) -> {
            String path = "body.commitments." + name;
            if (!name.matches("[A-Za-z]{1,40}") || !(value instanceof Json.Str hash) || !Digest.isHex(hash.text())) {
                throw new JsonException(
                        path, path + ": expected a name of letters and a hash of 64 lower-case hexadecimal digits");
            }
        });
        return new IssueCertificate(
                body.parsed("certificate", CertificateId::new), body.parsed("lot", LotId::new), commitments);
    }

    @Override
    public Decision decide(Act act, LedgerState ledger) {
        Optional<Lot> found = Custody.effectiveAt(lot, act.eventAt(), ledger);
        StatusIndex index = StatusIndex.beside(act);
        return Decision.unless(
                        at("lot", () -> LotChecks.heldBy(act.party(), lot, found.map(Lot::withoutHold))),
                        at(
                                "certificate",
                                () -> require(
                                        Rule.I3,
                                        !ledger.has(LedgerKeys.certificate(certificate)),
                                        () -> "certificate " + certificate + " exists already")),
                        at(
                                "certificate",
                                () -> require(
                                        Rule.I3,
                                        !ledger.has(LedgerKeys.number(certificate.number())),
                                        () -> "another certificate is known by the number " + certificate.shortId()
                                                + " already; choose another id")),
                        at("lot", () -> nothingMissing(found.orElseThrow(), act, ledger)))
                .then(() -> {
                    index.requireFree(ledger);
                    return events(found.orElseThrow().facts(), index, act, ledger);
                });
    }

    /** I44: every condition at once, so that the holder sees all that is missing. */
    private Optional<Refused> nothingMissing(Lot found, Act act, LedgerState ledger) {
        Lot.Facts facts = found.facts();
        List<String> missing = new ArrayList<>();
        if (found instanceof Lot.OnHold stopped) {
            missing.add("it is on hold " + stopped.hold());
        }
        note(missing, facts.assay().isPresent(), () -> "it has no assay of record");
        note(missing, facts.seal().isPresent(), () -> "it is not sealed");
        note(
                missing,
                facts.claimClass() == ClaimClass.FULL || facts.claimClass() == ClaimClass.CANDIDATE,
                () -> "its claim class is " + facts.claimClass());
        note(missing, Flag.openOn(LedgerKeys.lot(lot), ledger).stream().allMatch(Flag::isHold), () -> "it is flagged");
        note(
                missing,
                facts.provenance().total().equals(facts.fine()),
                () -> "its origins add up to " + facts.provenance().total() + " of " + facts.fine());
        CertificateStatus.liveFor(lot, ledger)
                .ifPresent(other -> missing.add("certificate " + other + " is "
                        + CertificateStatus.find(ledger, other).orElseThrow().state()));
        for (PartyId amp : facts.provenance().byProducer().keySet()) {
            Affiliation.State state = standing(amp, act, ledger).state();
            note(missing, state.admitsProduction(), () -> "producer " + amp + " is " + state);
        }
        for (Provenance.Share share : facts.provenance().shares()) {
            note(
                    missing,
                    share.lot().equals(lot) || !Flag.anyOn(LedgerKeys.lot(share.lot()), ledger),
                    () -> "production lot " + share.lot() + " is flagged");
            LookBack.covering(share.amp(), share.periodFrom(), share.periodTo(), act.recordedAt(), ledger)
                    .ifPresent(finding -> missing.add("its gold out of lot " + share.lot() + " of " + share.amp()
                            + " is under the look-back of finding " + finding));
        }
        return require(
                Rule.I44,
                missing.isEmpty(),
                () -> "lot " + lot + " cannot have a certificate: " + String.join("; ", missing));
    }

    private static void note(List<String> missing, boolean holds, Supplier<String> what) {
        if (!holds) {
            missing.add(what.get());
        }
    }

    private static Affiliation standing(PartyId amp, Act act, LedgerState ledger) {
        return Affiliation.of(amp, act.recordedDay(), act.recordedAt(), ledger);
    }

    private List<StateChange> events(Lot.Facts facts, StatusIndex index, Act act, LedgerState ledger) {
        return List.of(
                new StateChange(
                        "CertificateIssued", LedgerKeys.certificate(certificate), record(facts, index, act, ledger)),
                CertificateStatus.issued(act.recordedAt()).event("CertificateStatusSet", certificate),
                index.takenBy(certificate),
                new StateChange("NumberTaken", LedgerKeys.number(certificate.number()), Json.text(certificate.value())),
                new StateChange(
                        "CertificateAssigned",
                        LedgerKeys.certificateOf(lot),
                        Json.object().with("certificate", certificate.value())));
    }

    private Json.Obj record(Lot.Facts facts, StatusIndex index, Act act, LedgerState ledger) {
        Assay.OfRecord assay = facts.assay().orElseThrow();
        long days = ReferenceValues.on(act.recordedDay(), ledger).get(ReferenceValue.CERTIFICATE_VALIDITY);
        Instant validUntil = act.recordedAt().plus(Duration.ofDays(days));
        return Json.object()
                .with("v", FORMAT)
                .with("certId", certificate.value())
                .with("country", country(facts, ledger))
                .with("fineMg", facts.fine().milligrams())
                .with("fineness", assay.fineness().hundredthsPerMille())
                .with("grossMg", facts.gross().milligrams())
                .with("seal", facts.seal().orElseThrow().value())
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
                .with("origins", origins(facts, act, ledger))
                .with("commitments", commitments);
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

    private List<Json.Obj> origins(Lot.Facts facts, Act act, LedgerState ledger) {
        List<Json.Obj> origins = new ArrayList<>();
        facts.provenance().byProducer().forEach((amp, fine) -> origins.add(origin(amp, fine, act, ledger)));
        return origins;
    }

    private static Json.Obj origin(PartyId amp, FineMass fine, Act act, LedgerState ledger) {
        Affiliation standing = standing(amp, act, ledger);
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
