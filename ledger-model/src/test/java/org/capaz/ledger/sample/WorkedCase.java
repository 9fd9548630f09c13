// SPDX-License-Identifier: Apache-2.0
package org.capaz.ledger.sample;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.capaz.ledger.identity.Digest;
import org.capaz.ledger.identity.MinerRef;
import org.capaz.ledger.json.Json;

/** The worked case, statement by statement: four producers, one bar, one refiner, one premium. */
public final class WorkedCase {
    public static final String CERTIFICATE = "3f2a9f0e-7a51-4f0b-9b55-0d0c7e1ab713";

    private static final Path FOLDER = Path.of("../docs/examples/worked-case");
    private static final Map<Stage, Consortium> PLAYED = new EnumMap<>(Stage.class);

    private WorkedCase() {}

    /** Each stage is played once in a run of the tests; every test gets a copy. */
    static synchronized Consortium upTo(Stage stage) {
        Consortium played = PLAYED.get(stage);
        if (played == null) {
            played = stage == Stage.FOUNDED ? Consortium.empty() : upTo(Stage.values()[stage.ordinal() - 1]);
            play(stage, played);
            PLAYED.put(stage, played);
        }
        return played.copy();
    }

    private static void play(Stage stage, Consortium world) {
        switch (stage) {
            case FOUNDED -> found(world);
            case ADMITTED -> admit(world.at(Instant.parse("2024-03-04T13:00:00Z")));
            case DECLARED -> declare(world.at(Instant.parse("2024-03-04T16:00:00Z")));
            case SEALED -> assayAndSeal(world.at(Instant.parse("2024-03-05T14:00:00Z")));
            case AT_AGGREGATOR -> bringToTheAggregator(world.at(Instant.parse("2024-03-06T13:00:00Z")));
            case MELTED ->
                world.at(Instant.parse("2024-03-07T15:00:00Z"))
                        .agg01()
                        .melts(melt())
                        .recorded();
            case AT_REFINER -> bringToTheRefiner(world.at(Instant.parse("2024-03-07T18:00:00Z")));
            case OUTTURN ->
                world.at(Instant.parse("2024-03-08T19:00:00Z"))
                        .ref01()
                        .recordsOutturn(outturn())
                        .recorded();
            case SETTLED ->
                world.at(Instant.parse("2024-03-08T21:00:00Z"))
                        .ref01()
                        .settles(settlement())
                        .recorded();
            case OBLIGED ->
                world.at(Instant.parse("2024-03-08T22:00:00Z"))
                        .buy01()
                        .obligesItself(obligation())
                        .recorded();
            case ANNOUNCED -> announce(world.at(Instant.parse("2024-03-08T23:00:00Z")));
            case CONFIRMED -> confirm(world.at(Instant.parse("2024-03-09T15:00:00Z")));
            case CERTIFIED -> certify(world.at(Instant.parse("2024-03-09T17:00:00Z")));
        }
    }

    private static void found(Consortium world) {
        Consortium.MEMBERS.forEach(
                member -> world.by(member).founds(organisation(member)).recorded());
        parties()
                .forEach((party, member) ->
                        world.by(member).registersParty(party(party)).recorded());
        for (DemoOfficer officer : Consortium.OFFICERS) {
            if (!Consortium.MEMBERS.contains(officer.owner())) {
                world.by(world.organisationOf(officer.owner()).value())
                        .registersOfficer(officer(officer))
                        .recorded();
            }
        }
        world.assurance().publishesValues(referenceValues()).recorded();
        world.assurance().publishesStandard(standard()).recorded();
    }

    private static void admit(Consortium world) {
        world.sch01().accredits(accreditation()).recorded();
        List.of("ASY-01", "REF-01")
                .forEach(laboratory -> world.sch01()
                        .accreditsJudge(judge(laboratory, "UMPIRE_ASSAY"))
                        .recorded());
        List.of("FLAG_CLOSING", "USE_VERIFICATION", "OUTSIDE_SALES")
                .forEach(activity ->
                        world.sch01().accreditsJudge(judge("AUD-01", activity)).recorded());
        world.sch01().publishesScheme(scheme()).recorded();
        for (int number = 1; number <= 4; number++) {
            Actor amp = world.by("AMP-0" + number);
            amp.describesItself(producer(amp.id())).recorded();
            amp.promises(commitment(amp.id())).recorded();
            amp.reports(report()).recorded();
            for (int module = 1; module <= 5; module++) {
                world.aud01().attests(attestation(amp.id(), module)).recorded();
            }
        }
        world.amp02().enrols(enrolment("AMP-02", 31)).recorded();
        world.amp04().enrols(enrolment("AMP-04", 58)).recorded();
    }

    private static void declare(Consortium world) {
        for (String lot : List.of("LA", "LB", "LC", "LD")) {
            Actor amp = world.by(producerOf(lot));
            amp.registersPaper(paper(lot)).recorded();
            amp.declares(lot(lot)).recorded();
        }
    }

    private static void assayAndSeal(Consortium world) {
        for (String lot : List.of("LA", "LB", "LC", "LD")) {
            world.asy01().assays(assay(lot)).recorded();
        }
        world.later(Duration.ofHours(6));
        for (String lot : List.of("LA", "LB", "LC", "LD")) {
            world.by(producerOf(lot)).seals(seal(lot)).recorded();
        }
    }

    private static void bringToTheAggregator(Consortium world) {
        for (String lot : List.of("LA", "LB", "LC", "LD")) {
            world.by(producerOf(lot)).offers(offer(lot)).recorded();
            world.by(producerOf(lot)).dispatches(dispatch(lot)).recorded();
        }
        world.later(Duration.ofHours(8));
        for (String lot : List.of("LA", "LB", "LC", "LD")) {
            world.agg01().receives(receipt(lot)).recorded();
            world.agg01().accepts(acceptance(lot)).recorded();
        }
    }

    private static void bringToTheRefiner(Consortium world) {
        world.agg01().seals(seal("LE")).recorded();
        world.agg01().offers(offer("LE")).recorded();
        world.agg01().dispatches(dispatch("LE")).recorded();
        world.later(Duration.ofHours(21));
        world.ref01().receives(receipt("LE")).recorded();
        world.ref01().accepts(acceptance("LE")).recorded();
    }

    private static void announce(Consortium world) {
        for (int number = 1; number <= 4; number++) {
            world.buy01().announces(payment("AMP-0" + number)).recorded();
        }
    }

    private static void confirm(Consortium world) {
        for (int number = 1; number <= 4; number++) {
            world.by("AMP-0" + number).confirms(arrival("AMP-0" + number)).recorded();
        }
    }

    /** Its four payments are announced and unanswered, and the bar has its certificate. */
    public static Consortium unansweredWithCertificate() {
        Consortium world = Stage.ANNOUNCED.world();
        certify(world);
        return world;
    }

    private static void certify(Consortium world) {
        world.ref01().seals(Body.set(seal("LE"), "seal", "'S-000902'")).recorded();
        world.ref01().certifies(certificate("LE")).recorded();
    }

    // Who is who

    private static Map<String, String> parties() {
        var parties = new java.util.LinkedHashMap<String, String>();
        List.of("AMP-01", "AMP-02", "AMP-03", "AMP-04").forEach(party -> parties.put(party, "ProducersMSP"));
        List.of("AGG-01", "TRD-01", "CAR-01", "ASY-01").forEach(party -> parties.put(party, "TradersMSP"));
        List.of("REF-01", "BUY-01").forEach(party -> parties.put(party, "BuyersMSP"));
        List.of("SCH-01", "AUD-01").forEach(party -> parties.put(party, "AssuranceMSP"));
        return parties;
    }

    public static Json.Obj organisation(String member) {
        DemoOfficer registrar = Consortium.OFFICERS.stream()
                .filter(officer -> officer.owner().equals(member))
                .findFirst()
                .orElseThrow();
        return Body.of(
                "{'name':'%s Demo','officer':{'kind':'P256','spki':'%s','validFrom':1704067200,'validTo':1798761599}}",
                member, registrar.spki());
    }

    /** Valid from 2024-01-01 to 2026-12-31. */
    public static Json.Obj officer(DemoOfficer officer) {
        return Body.of(
                        "{'party':'%s','kind':'P256','spki':'%s','validFrom':1704067200,'validTo':1798761599}",
                        officer.owner(), officer.spki())
                .with(
                        "roles",
                        Json.texts(officer.roles().stream().map(Enum::name).toList()));
    }

    public static Json.Obj party(String party) {
        return switch (party) {
            case "AMP-01" -> party(party, "Cooperativa Demo Minera La Esmeraldita", "AMP", "CO", "52385");
            case "AMP-02" -> party(party, "Asociación Demo de Seleccionadoras Río Claro", "AMP", "CO", "19780");
            case "AMP-03" -> party(party, "Unidad Demo El Guayacan", "AMP", "CO", "05670");
            case "AMP-04" -> party(party, "Grupo Demo de Barequeros El Remolino", "AMP", "CO", "05250");
            case "AGG-01" -> registered(party(party, "Acopio Demo Andino", "AGGREGATOR", "CO", "05001"));
            case "TRD-01" -> registered(party(party, "Comercializadora Demo Dorada del Sur", "TRADER", "CO", "05001"));
            case "CAR-01" -> registered(party(party, "Valores Demo Cóndor", "CARRIER", "CO", "05001"));
            case "ASY-01" -> party(party, "Laboratorio Demo Cordillera", "LABORATORY", "CO", "05001");
            case "REF-01" ->
                registered(
                        Body.without(party(party, "Raffinerie Demo Helvetia", "REFINER", "CH", "0"), "municipality"));
            case "BUY-01" ->
                registered(Body.set(
                        Body.without(party(party, "Maison Demo Lumen", "BUYER", "FR", "0"), "municipality"),
                        "roles",
                        "['BUYER','PAYER']"));
            case "SCH-01" -> party(party, "Esquema Demo", "SCHEME", "CO", "11001");
            case "AUD-01" -> party(party, "Auditoría Demo", "ASSESSOR", "CO", "11001");
            default -> throw new IllegalArgumentException(party);
        };
    }

    private static Json.Obj party(String party, String name, String role, String country, String municipality) {
        return Body.of(
                "{'party':'%s','name':'%s','roles':['%s'],'country':'%s','municipality':'%s','registrations':[]}",
                party, name, role, country, municipality);
    }

    private static Json.Obj registered(Json.Obj party) {
        return Body.set(
                party,
                "registrations",
                "[{'kind':'RUCOM','commitment':'%s','validFrom':'2020-01-01','validTo':'2027-04-30'}]"
                        .formatted(Body.hash("Demo registration")));
    }

    /** The defaults of the case's folder. */
    public static Json.Obj referenceValues() {
        Json.Obj values = Json.object();
        for (String[] row : rows("reference-values.csv")) {
            values = values.with(row[0], Long.parseLong(row[1]));
        }
        return Json.object().with("effectiveFrom", "2024-01-01").with("values", values);
    }

    /** The working set of CRAFT 2.1. */
    public static Json.Obj standard() {
        List<Json.Obj> requirements = new ArrayList<>();
        for (String[] row : rows("standards.csv")) {
            String title = Stream.of(row).skip(4).limit(row.length - 5).collect(Collectors.joining(","));
            requirements.add(Json.object()
                    .with("code", row[2])
                    .with("module", Long.parseLong(row[3]))
                    .with("title", title.replace("\"", ""))
                    .with("gate", row[row.length - 1]));
        }
        return Body.of("{'standard':'CRAFT','version':'2.1'}").with("requirements", requirements);
    }

    private static List<String[]> rows(String file) {
        try (Stream<String> lines = Files.lines(FOLDER.resolve(file), StandardCharsets.UTF_8)) {
            return lines.skip(1).map(line -> line.split(",")).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    // Assessment

    public static Json.Obj accreditation() {
        return Body.of("{'assessor':'AUD-01','standard':'CRAFT','version':'2.1','level':'THIRD_PARTY',"
                + "'validFrom':'2024-01-01','validTo':'2025-12-31'}");
    }

    /** To judge others in that activity, for as long as AUD-01 may assess. */
    public static Json.Obj judge(String party, String activity) {
        return Body.of(
                "{'party':'%s','activity':'%s','validFrom':'2024-01-01','validTo':'2025-12-31'}", party, activity);
    }

    public static Json.Obj producer(String amp) {
        String what = switch (amp) {
            case "AMP-01" ->
                "'type':'ORGANISATION','municipality':'52385','materials':['DORE'],'miners':84,'capacityMg':4800000";
            case "AMP-02" ->
                "'type':'GROUP','municipality':'19780','materials':['FREE_GOLD','SELECTED_ORE'],'miners':31";
            case "AMP-03" ->
                "'type':'ORGANISATION','municipality':'05670','materials':['DORE'],'miners':46,'capacityMg':4000000";
            default -> "'type':'GROUP','municipality':'05250','materials':['FREE_GOLD'],'miners':58";
        };
        String kind = switch (amp) {
            case "AMP-01" -> "TITLE";
            case "AMP-02" -> "RESERVE_AREA";
            case "AMP-03" -> "FORMALISATION_SUBCONTRACT";
            default -> "SUBSISTENCE";
        };
        return Body.of(
                "{%s,'legalBasis':[{'id':'LB-01','kind':'%s','reference':'DEMO-%s','authority':'DEMO-ANM',"
                        + "'validFrom':'2023-01-01','validTo':'2025-12-31'}],"
                        + "'scope':{'version':1,'units':['U-01','U-02','U-03'],'validFrom':'2023-02-01'}}",
                what, kind, amp);
    }

    public static Json.Obj commitment(String amp) {
        return Body.of(
                "{'commitment':'C-%s','standard':'CRAFT','version':'2.1','requirement':'M5-03',"
                        + "'measure':'TAILINGS-DAM','dueAt':'2024-08-15'}",
                amp);
    }

    /** For the year 2023. */
    public static Json.Obj report() {
        return Body.of(
                "{'standard':'CRAFT','version':'2.1','periodFrom':'2023-01-01','periodTo':'2023-12-31',"
                        + "'full':'%s','summary':'%s','responsibleRole':'LEGAL-REPRESENTATIVE'}",
                Body.hash("Demo report"), Body.hash("Demo summary"));
    }

    /** Everything fulfilled and controlled, from 2024-02-26 for one year. */
    public static Json.Obj attestation(String amp, int module) {
        List<Json.Obj> findings = new ArrayList<>();
        for (String[] row : rows("standards.csv")) {
            if (row[3].equals(Integer.toString(module))) {
                findings.add(Body.of(
                        "{'requirement':'%s','status':'%s','evidence':['%s']}",
                        row[2],
                        row[row.length - 1].equals("FUL") ? "FULFILLED" : "CONTROLLED",
                        Body.hash("Demo evidence " + amp + row[2])));
            }
        }
        return Body.of(
                        "{'attestation':'AT-%s-M%d','subject':'%s','standard':'CRAFT','version':'2.1','module':%d,"
                                + "'level':'THIRD_PARTY','validFrom':'2024-02-26','validTo':'2025-02-25'}",
                        amp, module, amp, module)
                .with("findings", findings);
    }

    public static Json.Obj enrolment(String amp, int miners) {
        List<Json.Obj> entries = IntStream.rangeClosed(1, miners)
                .mapToObj(number -> Body.of(
                        "{'miner':'%s','kind':'SUBSISTENCE','from':'2024-01-15','evidence':'%s'}",
                        miner(amp, number), Body.hash("Demo enrolment " + amp + number)))
                .toList();
        return Json.object().with("miners", entries);
    }

    /** The pseudonym of a producer's miner by number. */
    public static MinerRef miner(String amp, int number) {
        return MinerRef.of(Digest.sha256(("Demo miner " + amp + number).getBytes(StandardCharsets.US_ASCII)));
    }

    // Gold

    static String producerOf(String lot) {
        return switch (lot) {
            case "LA" -> "AMP-01";
            case "LB" -> "AMP-04";
            case "LC" -> "AMP-02";
            case "LD" -> "AMP-03";
            default -> "AGG-01";
        };
    }

    private static long gross(String lot) {
        return switch (lot) {
            case "LA" -> 1_250_000;
            case "LB" -> 487_200;
            case "LC" -> 96_400;
            case "LD" -> 2_140_000;
            default -> 3_948_600;
        };
    }

    /** A paper of origin; that of LC's producer is for more than LC. */
    public static Json.Obj paper(String lot) {
        return Body.of(
                "{'issuer':'%s','number':'CO-%s','kind':'%s','date':'2024-03-03','quantityMg':%d,'file':'%s'}",
                producerOf(lot),
                lot,
                lot.equals("LB") ? "PRODUCTION_DECLARATION" : "CERTIFICATE_OF_ORIGIN",
                lot.equals("LC") ? 120_000 : gross(lot),
                Body.hash("Demo paper " + lot));
    }

    public static Json.Obj lotLA() {
        return lot("LA");
    }

    /** 58 barequeros with 8 400 mg each. */
    public static Json.Obj lotLB() {
        return lot("LB");
    }

    public static Json.Obj lotLC() {
        return lot("LC");
    }

    public static Json.Obj lotLD() {
        return lot("LD");
    }

    static Json.Obj lot(String lot) {
        String what = switch (lot) {
            case "LA" -> "'material':'DORE','place':'52385'";
            case "LB" -> "'material':'FREE_GOLD','place':'05250'";
            case "LC" -> "'material':'FREE_GOLD','place':'19780'";
            default -> "'material':'DORE','place':'05670'";
        };
        return Body.of(
                        "{'lot':'%s',%s,'grossMg':%d,'periodFrom':'2024-02-26','periodTo':'2024-03-03',"
                                + "'origins':[{'issuer':'%s','number':'CO-%s','grossMg':%d}]}",
                        lot, what, gross(lot), producerOf(lot), lot, gross(lot))
                .with("contributions", contributions(lot));
    }

    private static List<Json.Obj> contributions(String lot) {
        return switch (lot) {
            case "LA" -> List.of(unit("U-01", 512_300), unit("U-02", 418_950), unit("U-03", 318_750));
            case "LB" ->
                IntStream.rangeClosed(1, 58)
                        .mapToObj(number -> miner("AMP-04", number, 8_400))
                        .toList();
            case "LC" ->
                IntStream.rangeClosed(1, 31)
                        .mapToObj(number -> miner("AMP-02", number, number == 31 ? 3_100 : 3_110))
                        .toList();
            default -> List.of(unit("U-01", 1_300_000), unit("U-02", 840_000));
        };
    }

    private static Json.Obj unit(String unit, long gross) {
        return Json.object().with("unit", unit).with("grossMg", gross);
    }

    private static Json.Obj miner(String amp, int number, long gross) {
        return Json.object().with("miner", miner(amp, number).value()).with("grossMg", gross);
    }

    public static Json.Obj assay(String lot) {
        long fineness = switch (lot) {
            case "LA" -> 87_250;
            case "LB" -> 91_200;
            case "LC" -> 83_500;
            case "LD" -> 80_120;
            default -> 84_290;
        };
        return Body.of(
                "{'assay':'AS-%s','lot':'%s','method':'FIRE','sampledBy':'ASY-01','sampledOn':'2024-03-05',"
                        + "'fineness':%d,'certificate':'%s','purpose':'PROVISIONAL'}",
                lot, lot, fineness, Body.hash("Demo assay " + lot));
    }

    private static String sealOf(String lot) {
        return switch (lot) {
            case "LA" -> "S-000811";
            case "LB" -> "S-000812";
            case "LC" -> "S-000813";
            case "LD" -> "S-000814";
            default -> "S-000901";
        };
    }

    public static Json.Obj seal(String lot) {
        return Body.of("{'seal':'%s','lot':'%s','kind':'BAG'}", sealOf(lot), lot);
    }

    /** From its producer to AGG-01; LE from AGG-01 to REF-01. */
    public static Json.Obj offer(String lot) {
        return Body.of("{'transfer':'T-%s','lots':['%s'],'to':'%s'}", lot, lot, lot.equals("LE") ? "REF-01" : "AGG-01");
    }

    public static Json.Obj dispatch(String lot) {
        return Body.of(
                "{'transfer':'T-%s','carrier':'CAR-01','items':[{'lot':'%s','grossMg':%d,'seal':'%s'}]}",
                lot, lot, gross(lot), sealOf(lot));
    }

    /** Bar LE weighs 400 mg less on the refiner's scale. */
    public static Json.Obj receipt(String lot) {
        return Body.of(
                "{'transfer':'T-%s','place':'%s','items':[{'lot':'%s','grossMg':%d,'seal':'%s'}]}",
                lot,
                lot.equals("LE") ? "CH-MENDRISIO" : "05001",
                lot,
                lot.equals("LE") ? 3_948_200 : gross(lot),
                sealOf(lot));
    }

    public static Json.Obj acceptance(String lot) {
        return Body.of("{'transfer':'T-%s'}", lot);
    }

    public static Json.Obj melt() {
        return Body.of(
                "{'transformation':'M-01','place':'05001','inputs':['LA','LB','LC','LD'],"
                        + "'output':{'lot':'LE','material':'DORE','grossMg':3948600,"
                        + "'assay':{'assay':'AS-LE','method':'FIRE','fineness':84260,'certificate':'%s'}},"
                        + "'losses':[{'reason':'SLAG','fineMg':2923}],'witness':'TRD-01'}",
                Body.hash("Demo assay LE"));
    }

    /** LA in two parts. */
    public static Json.Obj split() {
        return Body.of("{'transformation':'SP-01','input':'LA',"
                + "'outputs':[{'lot':'LA-1','grossMg':750000},{'lot':'LA-2','grossMg':500000}]}");
    }

    public static Json.Obj outturn() {
        return Body.of(
                "{'lot':'LE','netMeltMg':3944900,"
                        + "'assay':{'assay':'AS-LE-F','method':'FIRE','fineness':84290,'certificate':'%s'}}",
                Body.hash("Demo outturn LE"));
    }

    public static Json.Obj settlement() {
        return Body.of(
                "{'settlement':'SET-01','lot':'LE','seller':'AGG-01','payableBp':9930,"
                        + "'fixing':{'source':'LBMA','date':'2024-03-04','session':'AM'},'valueCommitment':'%s',"
                        + "'payers':[{'payer':'BUY-01','shareBp':10000}]}",
                Body.hash("Demo value"));
    }

    // Premium

    /** USD 4 000 per kilogram of fine gold, for producers with modules 1 to 3. */
    public static Json.Obj scheme() {
        return Body.of("{'scheme':'DEMO-PREMIUM','version':1,'ratePerKg':{'minor':400000,'currency':'USD'},"
                + "'base':'PHYSICAL','stacking':false,'dueDays':30,'modules':[1,2,3],'effectiveFrom':'2024-01-01'}");
    }

    public static Json.Obj obligation() {
        return Body.of("{'lot':'LE','scheme':'DEMO-PREMIUM','version':1}");
    }

    /** What the scheme owes that producer for bar LE, in cents. */
    public static long premiumOf(String amp) {
        return switch (amp) {
            case "AMP-01" -> 435_614;
            case "AMP-02" -> 32_150;
            case "AMP-03" -> 684_827;
            case "AMP-04" -> 177_471;
            default -> throw new IllegalArgumentException(amp);
        };
    }

    public static Json.Obj payment(String amp) {
        return Body.of(
                "{'payment':'P-%s','for':[{'lot':'LE','scheme':'DEMO-PREMIUM','beneficiary':'%s','minor':%d}],"
                        + "'currency':'USD','sentOn':'2024-03-08','bankReference':'DEMO-SWIFT-%s','advice':'%s'}",
                amp, amp, premiumOf(amp), amp, Body.hash("Demo advice " + amp));
    }

    /** In pesos at 3 930.50 for a dollar; the bank of AMP-04 kept 42 500 pesos. */
    public static Json.Obj arrival(String amp) {
        long received = switch (amp) {
            case "AMP-01" -> 1_712_180_827;
            case "AMP-02" -> 126_365_575;
            case "AMP-03" -> 2_691_712_524L;
            default -> 693_299_766;
        };
        return Body.of(
                "{'receipt':'R-%s','payment':'P-%s','received':{'minor':%d,'currency':'COP'},'rate':'3930.500000',"
                        + "'rateSource':'TRM','rateDay':'2024-03-08',"
                        + "'deductions':[%s],'valueDate':'2024-03-09','statement':'%s'}",
                amp,
                amp,
                received,
                amp.equals("AMP-04") ? "{'reason':'BANK-CHARGE','minor':4250000}" : "",
                Body.hash("Demo bank statement " + amp));
    }

    public static Json.Obj certificate(String lot) {
        return Body.of(
                "{'certificate':'%s','lot':'%s','commitments':{'purchasePrice':'%s'}}",
                CERTIFICATE, lot, Body.hash("Demo price"));
    }
}
