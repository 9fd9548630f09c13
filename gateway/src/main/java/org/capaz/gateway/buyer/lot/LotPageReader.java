// SPDX-License-Identifier: Apache-2.0
package org.capaz.gateway.buyer.lot;

import io.micronaut.context.BeanProvider;
import io.micronaut.core.io.ResourceResolver;
import jakarta.inject.Singleton;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.capaz.gateway.Settings;
import org.capaz.gateway.access.LedgerHeight;
import org.capaz.gateway.buyer.lot.LotPage.Answer;
import org.capaz.gateway.buyer.lot.LotPage.Explanation;
import org.capaz.gateway.buyer.lot.LotPage.FlagAnswered;
import org.capaz.gateway.buyer.lot.LotPage.Holder;
import org.capaz.gateway.buyer.lot.LotPage.LedgerPosition;
import org.capaz.gateway.buyer.lot.LotPage.LotFacts;
import org.capaz.gateway.buyer.lot.LotPage.Parcel;
import org.capaz.gateway.buyer.lot.LotPage.ProducerNotice;
import org.capaz.gateway.buyer.lot.LotPage.Profile;
import org.capaz.gateway.buyer.lot.LotPage.Reason;
import org.capaz.gateway.buyer.lot.LotPage.State;
import org.capaz.gateway.certificate.TrustFiles;
import org.capaz.gateway.follow.BlockFollower;
import org.capaz.gateway.projection.ProjectedLedgerState;
import org.capaz.ledger.certificate.AsIssued;
import org.capaz.ledger.certificate.Notice;
import org.capaz.ledger.certificate.Notices;
import org.capaz.ledger.certificate.StandingNow;
import org.capaz.ledger.custody.EffectiveLot;
import org.capaz.ledger.flag.FlagAnswer;
import org.capaz.ledger.identity.CertificateId;
import org.capaz.ledger.identity.CertificateNumber;
import org.capaz.ledger.identity.Codes;
import org.capaz.ledger.identity.Digest;
import org.capaz.ledger.identity.LotId;
import org.capaz.ledger.identity.MspId;
import org.capaz.ledger.identity.PartyId;
import org.capaz.ledger.json.Fields;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.lot.Assay;
import org.capaz.ledger.lot.Lot;
import org.capaz.ledger.quantity.Material;
import org.capaz.ledger.record.LedgerKeys;
import org.capaz.ledger.registry.PartyRole;
import org.capaz.ledger.status.CertificateStatus;

/** Reads what the page of a certificate shows from the projection; decides what may be shown to anybody. */
@Singleton
public final class LotPageReader {
    private final Settings settings;
    private final LedgerHeight ledgerHeight;
    private final TrustFiles trust;
    private final BeanProvider<BlockFollower> follower;
    private final Map<String, String> municipalities;

    LotPageReader(
            Settings settings,
            LedgerHeight ledgerHeight,
            TrustFiles trust,
            BeanProvider<BlockFollower> follower,
            ResourceResolver resources) {
        this.settings = settings;
        this.ledgerHeight = ledgerHeight;
        this.trust = trust;
        this.follower = follower;
        this.municipalities = municipalities(resources);
    }

    public LotPage.Unknown unknown(CertificateNumber number, ProjectedLedgerState ledger) {
        return new LotPage.Unknown(number.value(), false, position(ledger));
    }

    public LotPage.Unknown mistyped(String typed, ProjectedLedgerState ledger) {
        return new LotPage.Unknown(typed, true, position(ledger));
    }

    /** The certificate with that number, if there is one; what its page shows is then read already, for {@link #known}. */
    public Optional<CertificateId> certificate(CertificateNumber number, ProjectedLedgerState ledger) {
        var plan = new PagePlan(ledger);
        Optional<CertificateId> found = plan.certificate(number, new MspId(settings.mspId()));
        found.ifPresent(plan::read);
        return found;
    }

    /** The page of a certificate that is on the ledger. */
    public LotPage known(CertificateId certificate, ProjectedLedgerState ledger) {
        Json.Obj issued =
                (Json.Obj) ledger.read(LedgerKeys.certificate(certificate)).orElseThrow();
        Fields record = Fields.of(issued);
        CertificateStatus status = CertificateStatus.find(ledger, certificate).orElseThrow();
        LotId lot = record.parsed("lot", LotId::new);
        return new LotPage(
                certificate.shortId(),
                answer(issued, status, new StandingNow(ledger.time(), ledger), ledger),
                new Parcel(record.text("seal"), record.integer("grossMg")),
                facts(record, lot, ledger),
                PurchaseReader.read(lot, ledger, this::municipality),
                OriginReader.read(AsIssued.of(issued), ledger, this::municipality),
                WayReader.read(lot, ledger),
                LotHistoryReader.read(certificate, lot, Instant.ofEpochSecond(record.integer("issuedAt")), ledger),
                LotPremiumReader.read(lot, ledger),
                trust.file("anchor.json").map(anchor -> new LotPage.Check(certificate, Digest.hex(anchor))),
                position(ledger));
    }

    /** @param producers what stands on them now */
    static Answer answer(
            Json.Obj issued, CertificateStatus status, StandingNow producers, ProjectedLedgerState ledger) {
        Fields record = Fields.of(issued);
        Instant issuedAt = Instant.ofEpochSecond(record.integer("issuedAt"));
        List<ProducerNotice> notices = Notices.since(issued, producers, ledger).stream()
                .map(notice -> new ProducerNotice(
                        notice,
                        producer(notice, ledger),
                        answers(notice).map(answers -> answered(answers, issued, ledger))))
                .toList();
        return ledger.time().getEpochSecond() > record.integer("validUntil")
                ? new Answer(new State.Expired(), new Explanation.ValidityOver(), notices)
                : new Answer(new State.Stored(status.state()), explanation(status, issuedAt, ledger), notices);
    }

    private static Optional<List<FlagAnswer>> answers(Notice notice) {
        return switch (notice) {
            case Notice.LotFlagged lot -> Optional.of(lot.answers());
            case Notice.ProducerFlagged flagged -> Optional.of(flagged.answers());
            case Notice.LotNoticed lot -> Optional.empty();
            case Notice.ProducerNoticed noticed -> Optional.empty();
            case Notice.StandingWorse worse -> Optional.empty();
            case Notice.AttestationWeaker weaker -> Optional.empty();
            case Notice.LookedBack finding -> Optional.empty();
            case Notice.ModuleWorse worse -> Optional.empty();
        };
    }

    private static List<FlagAnswered> answered(List<FlagAnswer> answers, Json.Obj issued, ProjectedLedgerState ledger) {
        Set<PartyId> named = AsIssued.of(issued).stream().map(AsIssued::amp).collect(Collectors.toSet());
        return answers.stream()
                .map(answer -> new FlagAnswered(
                        Optional.of(answer.by()).filter(named::contains).map(by -> partyName(by, ledger)),
                        Stream.of(FlagReply.values())
                                .filter(reply ->
                                        reply.name().equals(answer.answer().value()))
                                .findFirst(),
                        answer.at()))
                .toList();
    }

    private static String producer(Notice notice, ProjectedLedgerState ledger) {
        return switch (notice) {
            case Notice.LotFlagged lot -> "";
            case Notice.LotNoticed lot -> "";
            case Notice.ProducerNoticed noticed -> partyName(noticed.amp(), ledger);
            case Notice.ProducerFlagged flagged -> partyName(flagged.amp(), ledger);
            case Notice.StandingWorse worse -> partyName(worse.amp(), ledger);
            case Notice.AttestationWeaker weaker -> partyName(weaker.amp(), ledger);
            case Notice.LookedBack finding -> partyName(finding.amp(), ledger);
            case Notice.ModuleWorse worse -> partyName(worse.amp(), ledger);
        };
    }

    static Explanation explanation(CertificateStatus status, Instant issuedAt, ProjectedLedgerState ledger) {
        return switch (status.state()) {
            // A status ISSUED that is younger than the record was given back by a reinstatement.
            case ISSUED ->
                new Explanation.Issued(issuedAt, Optional.of(status.at()).filter(at -> at.isAfter(issuedAt)));
            case FROZEN -> new Explanation.Delivered(status.at());
            case ENDED -> new Explanation.RecordEnded(status.at(), status.end(), status.successors());
            case SUSPENDED, REVOKED -> new Explanation.TakenBack(status.at(), reason(status.reason(), ledger));
        };
    }

    /** A code, and the name of who stated it; of a hold, only that there is one. */
    private static Reason reason(String stored, ProjectedLedgerState ledger) {
        String code = stored.substring(0, Math.max(stored.indexOf(' '), 0));
        if (code.isEmpty()) {
            return new Reason.Text(stored);
        }
        return code.equals("HOLD")
                ? new Reason.OnHold()
                : new Reason.Stated(code, partyName(new PartyId(stored.substring(code.length() + 1)), ledger));
    }

    /** How far this gateway has read, as its member states. */
    public LedgerPosition position(ProjectedLedgerState ledger) {
        String member = ledger.find(LedgerKeys.organisation(new MspId(settings.mspId())))
                .map(organisation -> organisation.text("name"))
                .orElse(settings.mspId());
        return position(member, ledger);
    }

    /** How far this gateway has read, as it states under that name. */
    public LedgerPosition position(String member, ProjectedLedgerState ledger) {
        boolean behind = follower.isPresent() && follower.get().status().state() != BlockFollower.State.FOLLOWING;
        return new LedgerPosition(
                member, ledger.time(), ledger.height(), Instant.ofEpochSecond(ledgerHeight.time()), behind);
    }

    private static LotFacts facts(Fields record, LotId lot, ProjectedLedgerState ledger) {
        Fields assay = record.object("assay");
        Optional<Fields> now = ledger.find(LedgerKeys.lot(lot));
        return new LotFacts(
                lot,
                record.parsed("material", Codes.of(Material.class)),
                record.integer("fineness"),
                assay.parsed("method", Codes.of(Assay.Method.class)),
                record.integer("fineMg"),
                record.optionalInteger("unattributedMg").orElse(0L),
                partyName(assay.parsed("laboratory", PartyId::new), ledger),
                partyName(record.parsed("issuer", PartyId::new), ledger),
                Instant.ofEpochSecond(record.integer("issuedAt")),
                Instant.ofEpochSecond(record.integer("validUntil")),
                now.isEmpty()
                        ? Optional.empty()
                        : EffectiveLot.at(ledger.time(), lot, ledger)
                                .lot()
                                .flatMap(standing -> holder(standing, ledger)),
                now.map(fields -> fields.texts("parents", name -> name)).orElse(List.of()),
                now.map(fields -> fields.texts("successors", name -> name)).orElse(List.of()));
    }

    /** Nobody holds a lot that has ended. */
    private static Optional<Holder> holder(Lot lot, ProjectedLedgerState ledger) {
        return switch (lot) {
            case Lot.OnHold stopped -> holder(stopped.under(), ledger);
            case Lot.Draft draft -> Optional.of(custodian(draft.facts(), ledger));
            case Lot.Held held -> Optional.of(custodian(held.facts(), ledger));
            case Lot.Offered offered -> Optional.of(new Holder.HandOver());
            case Lot.InTransit moving -> Optional.of(new Holder.HandOver());
            case Lot.Ended gone -> Optional.empty();
        };
    }

    private static Holder custodian(Lot.Facts facts, ProjectedLedgerState ledger) {
        Optional<Profile> profile = ledger.find(LedgerKeys.party(facts.custodian()))
                .map(party -> new Profile(
                        party.texts("roles", Codes.of(PartyRole.class)).getFirst(), party.text("country")));
        return new Holder.Custodian(profile, facts.movedAt());
    }

    static String partyName(PartyId party, ProjectedLedgerState ledger) {
        return ledger.find(LedgerKeys.party(party))
                .map(found -> found.text("name"))
                .orElse(party.value());
    }

    /** What people call a municipality, with its code. */
    public String municipality(String code) {
        return municipalities.containsKey(code) ? municipalities.get(code) + " (" + code + ")" : code;
    }

    private static Map<String, String> municipalities(ResourceResolver resources) {
        Map<String, String> names = new TreeMap<>();
        try (var in = new BufferedReader(new InputStreamReader(
                resources.getResourceAsStream("classpath:municipalities.csv").orElseThrow(), StandardCharsets.UTF_8))) {
            in.lines().map(line -> line.split(",", 2)).forEach(row -> names.put(row[0], row[1]));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return names;
    }
}
