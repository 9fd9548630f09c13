// SPDX-License-Identifier: Apache-2.0
package org.capaz.ledger.sample;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.capaz.ledger.contract.Signing;
import org.capaz.ledger.contract.StatementKind;
import org.capaz.ledger.identity.Digest;
import org.capaz.ledger.identity.MinerRef;
import org.capaz.ledger.identity.RecordId;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.quantity.Day;
import org.capaz.ledger.registry.PartyRole;
import org.capaz.ledger.statement.OfficerRole;
import org.capaz.ledger.statement.OfficerSignature;
import org.capaz.ledger.statement.SignedStatement;
import org.capaz.ledger.statement.Statement;

/**
 * Months as they could have been, from a seed: two dozen producers bring a lot each week, aggregators melt what they
 * bought, refiners settle it, payers pay premiums, of which some arrive short or late. It makes statements and knows no
 * ledger; who plays them says when, and what a payer finds it owes.
 */
public final class PlausibleMonths {
    private static final String STANDARD = "'standard':'CRAFT','version':'2.1'";
    private static final int PRODUCERS_OF_AN_AGGREGATOR = 4;

    /**
     * One statement of somebody.
     *
     * @param late how long after it happened it is recorded, besides the usual minutes
     * @param signers beside the registrars, where an organisation states it
     */
    public record Step(
            String actor,
            StatementKind kind,
            Json.Obj body,
            Instant happened,
            Duration late,
            List<DemoOfficer> signers) {

        /** The member through whose gateway it is said: everybody's own organisation. */
        public String member() {
            String role = actor.endsWith("MSP") ? actor : actor.split("-")[1];
            return switch (role) {
                case "AMP" -> "producers";
                case "AGG", "CAR", "LAB" -> "traders";
                case "REF", "PAY" -> "buyers";
                case "SCH", "AUD" -> "assurance";
                default -> role.replace("MSP", "").toLowerCase(Locale.ROOT);
            };
        }

        /**
         * Under a new id, with all its signatures.
         *
         * @param registrar what the registrar of that member signs
         */
        public SignedStatement signed(BiFunction<String, Statement, OfficerSignature> registrar) {
            var statement = new Statement(
                    kind.kind(),
                    Consortium.CHANNEL,
                    new RecordId(UUID.randomUUID().toString()),
                    actor,
                    happened,
                    body);
            Stream<OfficerSignature> ofTheOrganisation = kind.actedByOrganisation()
                    ? registrars().map(member -> registrar.apply(member, statement))
                    : Stream.of();
            return new SignedStatement(
                    statement,
                    Stream.concat(ofTheOrganisation, signers.stream().map(officer -> officer.sign(statement)))
                            .toList());
        }

        /** Who judges others is admitted by all members, everything else is its own organisation's to say. */
        private Stream<String> registrars() {
            boolean judge = kind == StatementKind.REGISTER_PARTY
                    && ((Json.Arr) body.get("roles"))
                            .items().stream()
                                    .map(role -> PartyRole.valueOf(((Json.Str) role).text()))
                                    .anyMatch(PartyRole::judgesOthers);
            return judge ? Stream.of("producers", "traders", "buyers", "assurance") : Stream.of(member());
        }
    }

    /** What a payer reads of its obligations. */
    public interface Owed {
        /** By beneficiary, in minor units; only producers that are owed something. */
        SequencedMap<String, Long> on(String lot, String scheme);
    }

    /** What people know of a lot that they hold: what the scale and the laboratory said. */
    private record Metal(String lot, long grossMg, long fineness, String seal) {
        long fineMg() {
            return grossMg * fineness / 100_000;
        }
    }

    private final Random random;
    private final String prefix;
    private final int aggregators;
    private final int weeks;
    private final Duration week;
    private final Consumer<Step> ledger;
    private final Owed owed;
    private Instant now;
    private int numbers;

    /**
     * @param prefix of every id, so that several runs share a ledger
     * @param aggregators each with four producers
     * @param week how long a week takes; shorter than seven days where the ledger's clock cannot be moved
     */
    public PlausibleMonths(
            long seed,
            String prefix,
            int aggregators,
            int weeks,
            Duration week,
            Instant start,
            Consumer<Step> ledger,
            Owed owed) {
        this.random = new Random(seed);
        this.prefix = prefix;
        this.aggregators = aggregators;
        this.weeks = weeks;
        this.week = week;
        this.ledger = ledger;
        this.owed = owed;
        this.now = start;
    }

    /** Parties with their organisation, in the order in which they are registered. */
    public SequencedMap<String, String> parties() {
        SequencedMap<String, String> parties = new TreeMap<>();
        for (int aggregator = 1; aggregator <= aggregators; aggregator++) {
            parties.put(aggregator(aggregator), "TradersMSP");
            for (int producer = 1; producer <= PRODUCERS_OF_AN_AGGREGATOR; producer++) {
                parties.put(producer(aggregator, producer), "ProducersMSP");
            }
        }
        for (int number = 1; number <= 2; number++) {
            parties.put(prefix + "-CAR-" + number, "TradersMSP");
            parties.put(prefix + "-LAB-" + number, "TradersMSP");
            parties.put(prefix + "-REF-" + number, "BuyersMSP");
            parties.put(prefix + "-PAY-" + number, "BuyersMSP");
        }
        parties.put(prefix + "-SCH-1", "AssuranceMSP");
        parties.put(prefix + "-AUD-1", "AssuranceMSP");
        return parties;
    }

    private String aggregator(int number) {
        return prefix + "-AGG-" + number;
    }

    private String producer(int aggregator, int number) {
        return prefix + "-AMP-" + aggregator + number;
    }

    private static boolean pansByHand(String producer) {
        return producer.charAt(producer.length() - 1) % 2 == 0;
    }

    /** Registers and admits everybody, then lives through the weeks. */
    public void play() {
        parties().forEach(this::register);
        admit();
        for (int number = 1; number <= weeks; number++) {
            Instant monday = now;
            for (int aggregator = 1; aggregator <= aggregators; aggregator++) {
                now = monday;
                aWeekOf(aggregator, number);
            }
            now = monday.plus(week);
        }
    }

    // Who is who

    private void register(String party, String organisation) {
        String role = party.substring(prefix.length() + 1, prefix.length() + 4);
        String roles = switch (role) {
            case "AMP" -> "'AMP'";
            case "AGG" -> "'AGGREGATOR'";
            case "CAR" -> "'CARRIER'";
            case "LAB" -> "'LABORATORY'";
            case "REF" -> "'REFINER'";
            case "PAY" -> "'BUYER','PAYER'";
            case "SCH" -> "'SCHEME'";
            default -> "'ASSESSOR','AUDITOR'";
        };
        state(
                organisation,
                StatementKind.REGISTER_PARTY,
                Body.of(
                        "{'party':'%s','name':'Demo %s','roles':[%s],'country':'CO','municipality':'05001',"
                                + "'registrations':[{'kind':'RUCOM','commitment':'%s','validFrom':'2020-01-01','validTo':'2030-12-31'}]}",
                        party, party, roles, Body.hash("Demo registration " + party)));
        DemoOfficer first = officersOf(party).getFirst();
        for (DemoOfficer officer : officersOf(party)) {
            ledger.accept(new Step(
                    organisation,
                    StatementKind.REGISTER_OFFICER,
                    keyOf(officer),
                    now,
                    Duration.ZERO,
                    Stream.of(first, officer).distinct().toList()));
            pass(1);
        }
    }

    /** Trusted from the day before the weeks begin, for two years. */
    private Json.Obj keyOf(DemoOfficer officer) {
        return WorkedCase.officer(officer)
                .with("validFrom", now.getEpochSecond() - 86_400)
                .with("validTo", now.getEpochSecond() + 2 * 365 * 86_400L);
    }

    private List<DemoOfficer> officersOf(String party) {
        String role = party.substring(prefix.length() + 1, prefix.length() + 4);
        return switch (role) {
            case "AMP" ->
                List.of(
                        officer(party, "responsible", OfficerRole.RESPONSIBLE, OfficerRole.CUSTODIAN),
                        officer(party, "treasurer", OfficerRole.TREASURER),
                        officer(party, "legal", OfficerRole.LEGAL_REPRESENTATIVE));
            case "LAB" -> List.of(officer(party, "assayer", OfficerRole.ASSAYER));
            case "REF" ->
                List.of(officer(party, "desk", OfficerRole.CUSTODIAN, OfficerRole.ASSAYER, OfficerRole.SETTLEMENT));
            case "PAY" -> List.of(officer(party, "payments", OfficerRole.PAYMENTS));
            case "SCH" -> List.of(officer(party, "officer", OfficerRole.SCHEME_OFFICER));
            case "AUD" -> List.of(officer(party, "assessor", OfficerRole.ASSESSOR));
            default -> List.of(officer(party, "custodian", OfficerRole.CUSTODIAN, OfficerRole.SETTLEMENT));
        };
    }

    private static DemoOfficer officer(String party, String name, OfficerRole... roles) {
        return DemoOfficer.of(party + "-" + name, party, roles);
    }

    // Assessment

    private void admit() {
        String from = Day.of(now).plusDays(-30).toString();
        String until = Day.of(now).monthsLater(10).toString();
        state(
                prefix + "-SCH-1",
                StatementKind.ACCREDIT_ASSESSOR,
                Body.of(
                        "{'assessor':'%s-AUD-1',%s,'level':'THIRD_PARTY','validFrom':'%s','validTo':'%s'}",
                        prefix, STANDARD, from, until));
        for (String party : parties().keySet()) {
            if (party.startsWith(prefix + "-LAB-") || party.startsWith(prefix + "-REF-")) {
                state(
                        prefix + "-SCH-1",
                        StatementKind.ACCREDIT_JUDGE,
                        Body.of(
                                "{'party':'%s','activity':'FIRE_ASSAY','validFrom':'%s','validTo':'%s'}",
                                party, from, until));
            }
        }
        state(prefix + "-SCH-1", StatementKind.PUBLISH_SCHEME, scheme(from));
        for (String party : parties().keySet()) {
            if (party.startsWith(prefix + "-AMP-")) {
                admit(party, from, until);
            }
        }
    }

    /** The terms of the worked case under this run's name. */
    private Json.Obj scheme(String from) {
        Json.Obj scheme = Body.set(WorkedCase.scheme(), "scheme", "'" + premium() + "'");
        return Body.set(scheme, "effectiveFrom", "'" + from + "'");
    }

    private String premium() {
        return prefix + "-PREMIUM";
    }

    private void admit(String amp, String from, String until) {
        state(
                amp,
                StatementKind.DECLARE_AMP,
                Body.of(
                        "{'type':'%s','municipality':'%s','materials':['%s'],'miners':60,'legalBasis':[{'id':'LB-01',"
                                + "'kind':'%s','reference':'DEMO-%s','authority':'DEMO-ANM','validFrom':'2023-01-01',"
                                + "'validTo':'2035-12-31'}],'scope':{'version':1,'units':['U-01','U-02'],'validFrom':'2023-02-01'}}",
                        pansByHand(amp) ? "GROUP" : "ORGANISATION",
                        pansByHand(amp) ? "05250" : "52385",
                        pansByHand(amp) ? "FREE_GOLD" : "DORE",
                        pansByHand(amp) ? "SUBSISTENCE" : "TITLE",
                        amp));
        state(
                amp,
                StatementKind.ADOPT_COMMITMENT,
                Body.set(
                        Body.set(WorkedCase.commitment("AMP-01"), "commitment", "'C-1'"),
                        "dueAt",
                        "'" + Day.of(now).plusDays(90) + "'"));
        state(
                amp,
                StatementKind.SUBMIT_REPORT,
                Body.set(
                        Body.set(
                                WorkedCase.report(),
                                "periodFrom",
                                "'" + Day.of(now).plusDays(-365) + "'"),
                        "periodTo",
                        "'" + Day.of(now).plusDays(-1) + "'"));
        for (int module = 1; module <= 5; module++) {
            Json.Obj attestation = WorkedCase.attestation("AMP-01", module);
            attestation = Body.set(attestation, "attestation", "'AT-M" + module + "'");
            attestation = Body.set(attestation, "subject", "'" + amp + "'");
            attestation = Body.set(attestation, "validFrom", "'" + from + "'");
            state(
                    prefix + "-AUD-1",
                    StatementKind.ISSUE_ATTESTATION,
                    Body.set(attestation, "validTo", "'" + until + "'"));
        }
        if (pansByHand(amp)) {
            List<Json.Obj> miners = IntStream.rangeClosed(1, 12)
                    .mapToObj(number -> Body.of(
                            "{'miner':'%s','kind':'SUBSISTENCE','from':'%s','evidence':'%s'}",
                            miner(amp, number), from, Body.hash("Demo enrolment " + amp + number)))
                    .toList();
            state(amp, StatementKind.ENROL_MINERS, Json.object().with("miners", miners));
        }
    }

    private static MinerRef miner(String amp, int number) {
        return MinerRef.of(Digest.sha256(
                ("Demo miner " + amp + "/" + number).getBytes(java.nio.charset.StandardCharsets.US_ASCII)));
    }

    // Weeks

    private void aWeekOf(int aggregator, int number) {
        String buyer = aggregator(aggregator);
        List<Metal> bought = new ArrayList<>();
        for (int producer = 1; producer <= PRODUCERS_OF_AN_AGGREGATOR; producer++) {
            Metal lot = brought(producer(aggregator, producer), number);
            bought.add(handedOver(lot, producer(aggregator, producer), buyer, 8));
        }
        pass(80);
        Metal bar = sealed(melted(buyer, bought, number), buyer);
        String refiner = prefix + "-REF-" + (1 + random.nextInt(2));
        Metal arrived = handedOver(bar, buyer, refiner, 8);
        pass(80);
        String payer = prefix + "-PAY-" + (1 + random.nextInt(2));
        settled(arrived, buyer, refiner, payer);
        premium(arrived.lot(), payer);
        if (random.nextInt(3) == 0) {
            state(refiner, StatementKind.DELIVER_LOT, Body.of("{'lot':'%s','recipient':'DEMO-WORKSHOP'}", bar.lot()));
        }
    }

    /** What a producer's people bring in a week: paper, lot, assay, seal. */
    private Metal brought(String amp, int number) {
        String lot =
                amp.substring(0, amp.indexOf("-AMP-")) + "-L" + amp.substring(amp.lastIndexOf('-') + 1) + "-" + number;
        List<Json.Obj> contributions = new ArrayList<>();
        long gross = 0;
        int heads = pansByHand(amp) ? 12 : 2;
        for (int head = 1; head <= heads; head++) {
            // 0.2 to 1.3 g a day for who pans by hand, 150 to 900 g a week for a unit
            long mg = pansByHand(amp) ? between(6 * 200, 6 * 1_300) : between(150_000, 900_000);
            gross += mg;
            Json.Obj who = pansByHand(amp)
                    ? Json.object().with("miner", miner(amp, head).value())
                    : Json.object().with("unit", "U-0" + head);
            contributions.add(who.with("grossMg", mg));
        }
        String day = Day.of(now).toString();
        state(
                amp,
                StatementKind.REGISTER_ORIGIN_DOCUMENT,
                Body.of(
                        "{'issuer':'%s','number':'CO-%s','kind':'%s','date':'%s','quantityMg':%d,'file':'%s'}",
                        amp,
                        lot,
                        pansByHand(amp) ? "PRODUCTION_DECLARATION" : "CERTIFICATE_OF_ORIGIN",
                        day,
                        gross + between(0, 50_000),
                        Body.hash("Demo paper " + lot)));
        boolean lateRecord = random.nextInt(25) == 0;
        state(
                amp,
                StatementKind.DECLARE_LOT,
                Body.of(
                                "{'lot':'%s','material':'%s','grossMg':%d,'place':'05250','periodFrom':'%s','periodTo':'%s',"
                                        + "'origins':[{'issuer':'%s','number':'CO-%s','grossMg':%d}]}",
                                lot, pansByHand(amp) ? "FREE_GOLD" : "DORE", gross, day, day, amp, lot, gross)
                        .with("contributions", contributions),
                lateRecord ? Duration.ofDays(8) : Duration.ZERO);
        long fineness = pansByHand(amp) ? between(83_000, 95_000) : between(70_000, 92_000);
        pass(50);
        stateWithConsent(
                prefix + "-LAB-" + (1 + random.nextInt(2)),
                amp,
                StatementKind.RECORD_ASSAY,
                Body.of(
                        "{'assay':'AS-1','lot':'%s','method':'FIRE','sampledBy':'%s','sampledOn':'%s','fineness':%d,"
                                + "'certificate':'%s','purpose':'PROVISIONAL'}",
                        lot, amp, day, fineness, Body.hash("Demo assay " + lot)));
        return sealed(new Metal(lot, gross, fineness, ""), amp);
    }

    private Metal sealed(Metal lot, String custodian) {
        String seal = "%s-%06d".formatted(prefix, ++numbers);
        state(custodian, StatementKind.APPLY_SEAL, Body.of("{'seal':'%s','lot':'%s','kind':'BAG'}", seal, lot.lot()));
        return new Metal(lot.lot(), lot.grossMg(), lot.fineness(), seal);
    }

    /** Offer, dispatch, the recipient's own weighing, acceptance; once in a while a wrong seal, which both sides settle. */
    private Metal handedOver(Metal lot, String from, String to, int mostBp) {
        String transfer = prefix + "-T" + ++numbers;
        state(
                from,
                StatementKind.OFFER_CUSTODY,
                Body.of("{'transfer':'%s','lots':['%s'],'to':'%s'}", transfer, lot.lot(), to));
        state(
                from,
                StatementKind.DISPATCH_CUSTODY,
                Body.of(
                        "{'transfer':'%s','carrier':'%s-CAR-%d','items':[{'lot':'%s','grossMg':%d,'seal':'%s'}]}",
                        transfer, prefix, 1 + random.nextInt(2), lot.lot(), lot.grossMg(), lot.seal()));
        pass(150);
        boolean otherSeal = random.nextInt(60) == 0;
        long arrived = lot.grossMg() - lot.grossMg() * between(0, mostBp) / 10_000;
        String read = otherSeal ? "%s-%06d".formatted(prefix, ++numbers) : lot.seal();
        state(
                to,
                StatementKind.RECEIVE_CUSTODY,
                Body.of(
                        "{'transfer':'%s','place':'05001','items':[{'lot':'%s','grossMg':%d,'seal':'%s'}]}",
                        transfer, lot.lot(), arrived, read));
        if (otherSeal) {
            stateTogether(
                    to,
                    from,
                    StatementKind.RESOLVE_CUSTODY,
                    Body.of(
                            "{'transfer':'%s','with':'%s','outcome':'ACCEPTED_WITH_VARIANCE','reason':'SEAL-REPLACED'}",
                            transfer, from));
            return new Metal(lot.lot(), arrived, lot.fineness(), read);
        }
        state(to, StatementKind.ACCEPT_CUSTODY, Body.of("{'transfer':'%s'}", transfer));
        return lot;
    }

    /** One bar of all that was bought, a little lighter: 10 to 40 bp gross, 2 to 15 bp fine. */
    private Metal melted(String custodian, List<Metal> lots, int number) {
        String bar = custodian + "-B" + number;
        long grossIn = lots.stream().mapToLong(Metal::grossMg).sum();
        long fineIn = lots.stream().mapToLong(Metal::fineMg).sum();
        long gross = grossIn - grossIn * between(10, 40) / 10_000;
        long fineness = (fineIn - fineIn * between(2, 15) / 10_000) * 100_000 / gross;
        Metal cast = new Metal(bar, gross, fineness, "");
        state(
                custodian,
                StatementKind.MELT_LOTS,
                Body.of(
                                "{'transformation':'%s-M','place':'05001','output':{'lot':'%s','material':'DORE','grossMg':%d,"
                                        + "'assay':{'assay':'AS-1','method':'FIRE','fineness':%d,'certificate':'%s'}},"
                                        + "'losses':[{'reason':'SLAG','fineMg':%d}]}",
                                bar, bar, gross, fineness, Body.hash("Demo assay " + bar), fineIn - cast.fineMg())
                        .with("inputs", Json.texts(lots.stream().map(Metal::lot).toList())));
        return cast;
    }

    private void settled(Metal bar, String seller, String refiner, String payer) {
        long net = bar.grossMg() - bar.grossMg() * between(1, 9) / 10_000;
        long fineness = bar.fineness() + between(-4, 4);
        state(
                refiner,
                StatementKind.RECORD_OUTTURN,
                Body.of(
                        "{'lot':'%s','netMeltMg':%d,'assay':{'assay':'AS-F','method':'FIRE','fineness':%d,'certificate':'%s'}}",
                        bar.lot(), net, fineness, Body.hash("Demo outturn " + bar.lot())));
        stateTogether(
                refiner,
                seller,
                StatementKind.SETTLE_LOT,
                Body.of(
                        "{'settlement':'%s-S','lot':'%s','seller':'%s','payableBp':9930,"
                                + "'fixing':{'source':'LBMA','date':'%s','session':'AM'},'valueCommitment':'%s',"
                                + "'payers':[{'payer':'%s','shareBp':10000}]}",
                        bar.lot(), bar.lot(), seller, Day.of(now), Body.hash("Demo value " + bar.lot()), payer));
    }

    /** The payer takes on what the ledger computes, pays each producer, and most of it arrives. */
    private void premium(String bar, String payer) {
        state(
                payer,
                StatementKind.RAISE_OBLIGATIONS,
                Body.of("{'lot':'%s','scheme':'%s','version':1}", bar, premium()));
        for (var due : owed.on(bar, premium()).entrySet()) {
            String amp = due.getKey();
            String payment = prefix + "-P" + ++numbers;
            state(
                    payer,
                    StatementKind.ANNOUNCE_PAYMENT,
                    Body.of(
                            "{'payment':'%s','for':[{'lot':'%s','scheme':'%s','beneficiary':'%s','minor':%d}],"
                                    + "'currency':'USD','sentOn':'%s','bankReference':'%s-REF','advice':'%s'}",
                            payment,
                            bar,
                            premium(),
                            amp,
                            due.getValue(),
                            Day.of(now),
                            payment,
                            Body.hash("Demo advice " + payment)));
            pass(10);
            boolean isShort = random.nextInt(20) == 0;
            long received = isShort ? due.getValue() - due.getValue() / 20 : due.getValue();
            if (random.nextInt(15) > 0) {
                state(
                        amp,
                        StatementKind.CONFIRM_RECEIPT,
                        Body.of(
                                "{'receipt':'R-%s','payment':'%s','received':{'minor':%d,'currency':'USD'},'rate':'1.000000',"
                                        + "'deductions':[],'valueDate':'%s','statement':'%s'}",
                                payment, payment, received, Day.of(now), Body.hash("Demo statement " + payment)));
            }
        }
    }

    // Saying it

    private void state(String actor, StatementKind kind, Json.Obj body) {
        state(actor, kind, body, Duration.ZERO);
    }

    private void state(String actor, StatementKind kind, Json.Obj body, Duration late) {
        ledger.accept(new Step(actor, kind, body, now, late, signers(actor, kind)));
        pass(1);
    }

    private void stateTogether(String actor, String other, StatementKind kind, Json.Obj body) {
        stateSigned(actor, kind, body, signers(other, kind));
    }

    private void stateWithConsent(String actor, String other, StatementKind kind, Json.Obj body) {
        stateSigned(actor, kind, body, signers(other, kind.consenting(), 1));
    }

    private void stateSigned(String actor, StatementKind kind, Json.Obj body, List<DemoOfficer> others) {
        List<DemoOfficer> signers = new ArrayList<>(signers(actor, kind));
        signers.addAll(others);
        ledger.accept(new Step(actor, kind, body, now, Duration.ZERO, signers));
        pass(1);
    }

    /** Nobody of this run signs for an organisation itself: its own registrar does. */
    private List<DemoOfficer> signers(String actor, StatementKind kind) {
        if (kind.actedByOrganisation()) {
            return List.of();
        }
        return signers(actor, kind.officers(), kind.signing() == Signing.TWO_OFFICERS ? 2 : 1);
    }

    private List<DemoOfficer> signers(String actor, List<OfficerRole> roles, int most) {
        return officersOf(actor).stream()
                .filter(officer -> officer.hasAnyOf(roles))
                .limit(most)
                .toList();
    }

    /** @param thousandths of a week that pass */
    private void pass(int thousandths) {
        now = now.plusSeconds(week.toSeconds() * thousandths / 1_000);
    }

    private long between(long least, long most) {
        return random.nextLong(least, most + 1);
    }
}
