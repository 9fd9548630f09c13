package org.capaz.cli.play;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.capaz.cli.casefolder.CaseFolder;
import org.capaz.cli.casefolder.Defect;
import org.capaz.cli.casefolder.Row;
import org.capaz.ledger.identity.Digest;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.notary.StatementKind;
import org.capaz.ledger.registry.PartyRole;

/**
 * Turns a case's rows into statements, in the order of their times. It knows the body of every kind and who signs it,
 * and nothing of rules: what the ledger would refuse is sent all the same, so that the ledger refuses it.
 */
final class Script {
    private static final String CERTIFICATES = "certificates.csv";

    private final CaseFolder folder;
    private final CaseDays days;
    private final Secrets secrets;
    private final Function<String, String> mspOfMember;
    private final String genesis;
    private final List<Entry> entries = new ArrayList<>();

    private Script(
            CaseFolder folder, CaseDays days, Secrets secrets, Function<String, String> mspOfMember, String genesis) {
        this.folder = folder;
        this.days = days;
        this.secrets = secrets;
        this.mspOfMember = mspOfMember;
        this.genesis = genesis;
    }

    /** A row that cannot be said, because nobody in the folder may sign it. */
    static final class Unsayable extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final transient Defect defect;

        Unsayable(Defect defect) {
            super(defect.toString());
            this.defect = defect;
        }

        Defect defect() {
            return defect;
        }
    }

    /** @param genesis the network's genesis hash: the same case on another network is another set of statements */
    static List<Entry> of(
            CaseFolder folder, CaseDays days, Secrets secrets, Function<String, String> mspOfMember, String genesis) {
        Script script = new Script(folder, days, secrets, mspOfMember, genesis);
        script.opening();
        script.assessment();
        script.gold();
        script.premium();
        script.certificates();
        // Stable: rows of the same time stay in the order of the files.
        script.entries.sort(Comparator.comparing(Entry::eventAt));
        return List.copyOf(script.entries);
    }

    /** The client record id of a statement: the same whenever the same row is played on the same network (I4). */
    static String recordId(String genesis, Entry entry) {
        return uuid(genesis, entry.kind(), entry.row()).toString();
    }

    /** The id of the certificate that a row of certificates.csv asks for. */
    static String certificateId(String genesis, Row row) {
        return uuid(genesis, "certificate", row).toString();
    }

    private static UUID uuid(String genesis, String purpose, Row row) {
        byte[] hash = Digest.sha256(String.join("\n", "capaz/case/v1", genesis, purpose, row.file(), "" + row.number())
                .getBytes(StandardCharsets.UTF_8));
        // The version and variant bits of a random UUID; the rest comes from the hash.
        hash[6] = (byte) (hash[6] & 0x0f | 0x40);
        hash[8] = (byte) (hash[8] & 0x3f | 0x80);
        var bytes = java.nio.ByteBuffer.wrap(hash);
        return new UUID(bytes.getLong(), bytes.getLong());
    }

    // ---- who is there ----

    private void opening() {
        Instant at = days.opening();
        for (Row member : folder.rows("members.csv")) {
            String name = member.text("member");
            Row registrar = registrar(name);
            add(
                    member,
                    "organisation.found",
                    name,
                    msp(name),
                    at,
                    Json.object().with("name", member.text("name")).with("officer", key(name, registrar)),
                    List.of(registrar.text("officer")),
                    Set.of(),
                    Set.of("member:" + name, "officer:" + registrar.text("officer")));
        }
        for (Row party : folder.rows("parties.csv")) {
            String id = party.text("party");
            String member = party.text("member");
            Json.Obj body = Json.object()
                    .with("party", id)
                    .with("name", party.text("name"))
                    .with("roles", Json.texts(party.list("roles")))
                    .with("country", party.text("country"))
                    .with(
                            "registrations",
                            folder.rows("registrations.csv", "party", id).stream()
                                    .map(row -> registration(member, row))
                                    .toList());
            add(
                    party,
                    "party.register",
                    member,
                    msp(member),
                    at,
                    optional(body, "municipality", party),
                    admittedBy(party),
                    membersFounded(),
                    Set.of("party:" + id));
        }
        for (Row officer : folder.rows("officers.csv")) {
            registerOfficer(officer, at);
        }
        agreedValues(at);
        catalogues(at);
        for (Row row : folder.rows("accreditations.csv")) {
            byParty(
                    row,
                    "assessor.accredit",
                    row.text("scheme"),
                    at,
                    standard(row)
                            .with("assessor", row.text("assessor"))
                            .with("level", row.text("level"))
                            .with("validFrom", days.day(row, "valid_from"))
                            .with("validTo", days.day(row, "valid_to")),
                    "SCHEME_OFFICER",
                    Set.of(standardKey(row), "party:" + row.text("assessor")),
                    Set.of("accreditation:" + row.text("assessor")));
        }
        for (Row row : folder.rows("premium-schemes.csv")) {
            byParty(
                    row,
                    "scheme.publish",
                    row.text("publisher"),
                    at,
                    Json.object()
                            .with("scheme", row.text("scheme"))
                            .with("version", row.whole("version"))
                            .with(
                                    "ratePerKg",
                                    Json.object()
                                            .with("minor", row.hundredths("rate_per_kg"))
                                            .with("currency", row.text("currency")))
                            .with("base", row.text("base"))
                            .with("stacking", row.yes("stacking"))
                            .with("dueDays", row.whole("due_days"))
                            .with(
                                    "modules",
                                    row.list("modules").stream()
                                            .map(module -> Json.number(Long.parseLong(module)))
                                            .toList())
                            .with("effectiveFrom", days.day(row, "effective_from")),
                    "SCHEME_OFFICER",
                    Set.of(),
                    Set.of("scheme:" + row.text("scheme")));
        }
    }

    private void registerOfficer(Row officer, Instant at) {
        String owner = officer.text("owner");
        String member = memberOfOwner(owner);
        if (officer.equals(registrar(member))) {
            return; // entered with the founding
        }
        add(
                officer,
                "officer.register",
                member,
                msp(member),
                at,
                key(member, officer)
                        .with("party", owner.equals(member) ? msp(member) : owner)
                        .with("roles", Json.texts(officer.list("roles"))),
                List.of(registrar(member).text("officer")),
                owner.equals(member) ? Set.of() : Set.of("party:" + owner),
                Set.of("officer:" + officer.text("officer")));
    }

    private void agreedValues(Instant at) {
        var byDay = new LinkedHashMap<String, List<Row>>();
        for (Row row : folder.rows("reference-values.csv")) {
            byDay.computeIfAbsent(days.day(row, "effective_from"), day -> new ArrayList<>())
                    .add(row);
        }
        byDay.forEach((day, rows) -> {
            Json.Obj values = Json.object();
            for (Row row : rows) {
                values = values.with(row.text("key"), row.whole("value"));
            }
            byAllMembers(
                    rows.getFirst(),
                    "reference.publish",
                    at,
                    Json.object().with("effectiveFrom", day).with("values", values),
                    "values");
        });
    }

    private void catalogues(Instant at) {
        var byVersion = new LinkedHashMap<String, List<Row>>();
        for (Row row : folder.rows("standards.csv")) {
            byVersion
                    .computeIfAbsent(standardKey(row), version -> new ArrayList<>())
                    .add(row);
        }
        byVersion.forEach((version, rows) -> byAllMembers(
                rows.getFirst(),
                "standard.publish",
                at,
                standard(rows.getFirst())
                        .with(
                                "requirements",
                                rows.stream()
                                        .map(row -> Json.object()
                                                .with("code", row.text("code"))
                                                .with("module", row.whole("module"))
                                                .with("title", row.text("title"))
                                                .with("gate", row.text("gate")))
                                        .toList()),
                version));
    }

    private Json.Obj registration(String member, Row row) {
        return Json.object()
                .with("kind", row.text("kind"))
                .with("commitment", hash(member, row, "number"))
                .with("validFrom", days.day(row, "valid_from"))
                .with("validTo", days.day(row, "valid_to"));
    }

    private Json.Obj key(String member, Row officer) {
        return Json.object()
                .with("kind", "P256")
                .with("spki", secrets.spki(member, officer.text("officer")))
                .with("validFrom", days.dawn(officer, "valid_from"))
                .with("validTo", days.dusk(officer, "valid_to"));
    }

    // ---- how the producers work ----

    private void assessment() {
        for (Row row : folder.rows("producers.csv")) {
            String producer = row.text("producer");
            Json.Obj body = Json.object()
                    .with("type", row.text("type"))
                    .with("municipality", row.text("municipality"))
                    .with("materials", Json.texts(row.list("materials")))
                    .with("miners", row.whole("miners"))
                    .with(
                            "legalBasis",
                            folder.rows("legal-bases.csv", "producer", producer).stream()
                                    .map(this::legalBasis)
                                    .toList())
                    .with(
                            "scope",
                            Json.object()
                                    .with("version", 1)
                                    .with(
                                            "units",
                                            Json.texts(folder.rows("units.csv", "producer", producer).stream()
                                                    .map(unit -> unit.text("unit"))
                                                    .toList()))
                                    .with("validFrom", days.day(row, "scope_from")));
            if (row.maybe("capacity_g_month").isPresent()) {
                body = body.with("capacityMg", row.milligrams("capacity_g_month"));
            }
            byParty(
                    row,
                    "amp.declare",
                    producer,
                    days.opening(),
                    body,
                    "RESPONSIBLE",
                    Set.of(),
                    Set.of("amp:" + producer));
            enrolment(producer);
        }
        for (Row row : folder.rows("reports.csv")) {
            String producer = row.text("producer");
            byParty(
                    row,
                    "report.submit",
                    producer,
                    days.moment(row, "at"),
                    standard(row)
                            .with("periodFrom", days.day(row, "period_from"))
                            .with("periodTo", days.day(row, "period_to"))
                            .with("full", hash(row, "full_report"))
                            .with("summary", hash(row, "summary_report"))
                            .with("responsibleRole", row.text("responsible_role")),
                    "RESPONSIBLE",
                    Set.of(standardKey(row)),
                    Set.of("amp:" + producer));
        }
        for (Row row : folder.rows("commitments.csv")) {
            String producer = row.text("producer");
            byParty(
                    row,
                    "commitment.adopt",
                    producer,
                    days.moment(row, "at"),
                    standard(row)
                            .with("commitment", row.text("commitment"))
                            .with("requirement", row.text("requirement"))
                            .with("measure", row.text("measure"))
                            .with("dueAt", days.day(row, "due")),
                    "RESPONSIBLE",
                    Set.of(standardKey(row)),
                    Set.of("amp:" + producer));
        }
        for (Row row : folder.rows("attestations.csv")) {
            attestation(row);
        }
    }

    private Json.Obj legalBasis(Row row) {
        return Json.object()
                .with("id", row.text("basis"))
                .with("kind", row.text("kind"))
                .with("reference", row.text("reference"))
                .with("authority", row.text("authority"))
                .with("validFrom", days.day(row, "valid_from"))
                .with("validTo", days.day(row, "valid_to"));
    }

    /** At most 200 miners make one statement. */
    private void enrolment(String producer) {
        List<Row> miners = folder.rows("miners.csv", "producer", producer);
        for (int from = 0; from < miners.size(); from += 200) {
            List<Row> some = miners.subList(from, Math.min(miners.size(), from + 200));
            add(
                    some.getFirst(),
                    "miner.enrol",
                    memberOf(producer),
                    producer,
                    days.opening(),
                    Json.object()
                            .with(
                                    "miners",
                                    some.stream()
                                            .map(row -> Json.object()
                                                    .with(
                                                            "miner",
                                                            secrets.miner(row.text("miner"))
                                                                    .value())
                                                    .with("kind", row.text("kind"))
                                                    .with("from", days.day(row, "from"))
                                                    .with("evidence", hash(row, "evidence")))
                                            .toList()),
                    twoOf(some.getFirst(), producer, List.of("RESPONSIBLE", "SUPERVISOR", "TREASURER")),
                    Set.of("party:" + producer),
                    Set.of("amp:" + producer));
        }
    }

    private void attestation(Row row) {
        String member = memberOf(row.text("assessor"));
        Json.Obj body = standard(row)
                .with("attestation", row.text("attestation"))
                .with("subject", row.text("producer"))
                .with("module", row.whole("module"))
                .with("level", row.text("level"))
                .with("validFrom", days.day(row, "valid_from"))
                .with("validTo", days.day(row, "valid_to"))
                .with(
                        "findings",
                        folder.rows("findings.csv", "attestation", row.text("attestation")).stream()
                                .map(finding -> finding(member, finding))
                                .toList());
        byParty(
                row,
                "attestation.issue",
                row.text("assessor"),
                days.moment(row, "at"),
                optional(body, "supersedes", row),
                "ASSESSOR",
                Set.of(standardKey(row), "accreditation:" + row.text("assessor")),
                Set.of("amp:" + row.text("producer")));
    }

    private Json.Obj finding(String member, Row row) {
        Json.Obj finding = Json.object()
                .with("requirement", row.text("requirement"))
                .with("status", row.text("status"))
                .with("evidence", Json.texts(List.of(hash(member, row, "evidence"))));
        if (row.maybe("deadline").isPresent()) {
            finding = finding.with("deadline", days.day(row, "deadline"));
        }
        return row.maybe("plan").isPresent() ? finding.with("plan", hash(member, row, "plan")) : finding;
    }

    // ---- where the gold goes ----

    private void gold() {
        for (Row row : folder.rows("origin-documents.csv")) {
            byParty(
                    row,
                    "origin.register",
                    row.text("producer"),
                    days.moment(row, "at"),
                    Json.object()
                            .with("issuer", row.text("issuer"))
                            .with("number", row.text("number"))
                            .with("kind", row.text("kind"))
                            .with("date", days.day(row, "date"))
                            .with("quantityMg", row.milligrams("quantity_g"))
                            .with("file", hash(memberOf(row.text("producer")), row, "file")),
                    "RESPONSIBLE",
                    Set.of("amp:" + row.text("producer")),
                    Set.of(paperKey(row)));
        }
        for (Row row : folder.rows("lots.csv")) {
            productionLot(row);
        }
        for (Row row : folder.rows("assays.csv")) {
            byParty(
                    row,
                    "assay.record",
                    row.text("laboratory"),
                    days.moment(row, "at"),
                    Json.object()
                            .with("assay", row.text("assay"))
                            .with("lot", row.text("lot"))
                            .with("method", row.text("method"))
                            .with("sampledBy", row.text("sampled_by"))
                            .with("sampledOn", days.day(row, "sampled_on"))
                            .with("fineness", row.hundredths("fineness_permille"))
                            .with("certificate", hash(memberOf(row.text("laboratory")), row, "certificate"))
                            .with("purpose", row.text("purpose")),
                    "ASSAYER",
                    Set.of("party:" + row.text("sampled_by")),
                    Set.of("lot:" + row.text("lot")));
        }
        for (Row row : folder.rows("seals.csv")) {
            byParty(
                    row,
                    "seal.apply",
                    row.text("custodian"),
                    days.moment(row, "at"),
                    Json.object()
                            .with("seal", row.text("seal"))
                            .with("lot", row.text("lot"))
                            .with("kind", row.text("kind")),
                    "CUSTODIAN",
                    Set.of(),
                    Set.of("lot:" + row.text("lot"), "seal:" + row.text("seal")));
        }
        for (Row row : folder.rows("transfers.csv")) {
            transfer(row);
        }
        for (Row row : folder.rows("melts.csv")) {
            melt(row);
        }
        for (Row row : folder.rows("outturns.csv")) {
            byParty(
                    row,
                    "lot.outturn",
                    row.text("refiner"),
                    days.moment(row, "at"),
                    Json.object()
                            .with("lot", row.text("lot"))
                            .with("netMeltMg", row.milligrams("net_melt_g"))
                            .with("assay", assay(memberOf(row.text("refiner")), row)),
                    "ASSAYER",
                    Set.of(),
                    Set.of("lot:" + row.text("lot")));
        }
        for (Row row : folder.rows("settlements.csv")) {
            settlement(row);
        }
    }

    private void productionLot(Row row) {
        String lot = row.text("lot");
        String producer = row.text("producer");
        List<Row> slips = folder.rows("purchase-slips.csv", "lot", lot);
        List<Row> papers = folder.rows("lot-origins.csv", "lot", lot);
        Json.Obj body = Json.object()
                .with("lot", lot)
                .with("material", row.text("material"))
                .with("grossMg", row.milligrams("gross_g"))
                .with("place", row.text("place"))
                .with("periodFrom", days.day(row, "period_from"))
                .with("periodTo", days.day(row, "period_to"))
                .with("contributions", contributions(slips))
                .with(
                        "origins",
                        papers.stream()
                                .map(paper -> Json.object()
                                        .with("issuer", paper.text("issuer"))
                                        .with("number", paper.text("number"))
                                        .with("grossMg", paper.milligrams("gross_g")))
                                .toList());
        List<Json.Obj> prices = slips.stream()
                .filter(slip -> slip.maybe("cop_per_g").isPresent())
                .map(slip -> Json.object().with("slip", slip.text("slip")).with("copPerG", slip.text("cop_per_g")))
                .toList();
        if (!prices.isEmpty()) {
            body = body.with(
                    "priceCommitment",
                    secrets.commitment(memberOf(producer), slips.getFirst(), "cop_per_g", Json.array(prices)));
        }
        Set<String> writes = new TreeSet<>(Set.of("lot:" + lot));
        papers.forEach(paper -> writes.add(paperKey(paper)));
        byParty(
                row,
                "lot.declare",
                producer,
                days.moment(row, "at"),
                body,
                "RESPONSIBLE",
                Set.of("amp:" + producer),
                writes);
    }

    /** Several slips of one miner or unit are one contribution to the lot. */
    private List<Json.Obj> contributions(List<Row> slips) {
        var byMiner = new LinkedHashMap<String, Long>();
        var byUnit = new LinkedHashMap<String, Long>();
        for (Row slip : slips) {
            Map<String, Long> sums = slip.maybe("miner").isPresent() ? byMiner : byUnit;
            sums.merge(
                    slip.text(slip.maybe("miner").isPresent() ? "miner" : "unit"),
                    slip.milligrams("gross_g"),
                    Math::addExact);
        }
        var contributions = new ArrayList<Json.Obj>();
        byMiner.forEach((miner, mass) -> contributions.add(
                Json.object().with("miner", secrets.miner(miner).value()).with("grossMg", mass)));
        byUnit.forEach((unit, mass) ->
                contributions.add(Json.object().with("unit", unit).with("grossMg", mass)));
        return contributions;
    }

    private void transfer(Row row) {
        String transfer = row.text("transfer");
        List<Row> items = folder.rows("transfer-items.csv", "transfer", transfer);
        List<String> lots = items.stream().map(item -> item.text("lot")).toList();
        Set<String> writes = lots.stream().map(lot -> "lot:" + lot).collect(Collectors.toCollection(TreeSet::new));
        writes.add("transfer:" + transfer);
        String from = row.text("from");
        String to = row.text("to");
        Json.Obj named = Json.object().with("transfer", transfer);
        custody(
                row,
                "offer",
                from,
                "offered_at",
                named.with("lots", Json.texts(lots)).with("to", to),
                Set.of("party:" + to),
                writes);
        custody(
                row,
                "dispatch",
                from,
                "dispatched_at",
                named.with("carrier", row.text("carrier")).with("items", weighings(items, "dispatch_g", "seal_out")),
                Set.of("party:" + row.text("carrier")),
                writes);
        custody(
                row,
                "receive",
                to,
                "received_at",
                named.with("place", row.text("place")).with("items", weighings(items, "receipt_g", "seal_in")),
                Set.of(),
                writes);
        custody(row, "accept", to, "accepted_at", named, Set.of(), writes);
    }

    private void custody(
            Row row, String step, String actor, String at, Json.Obj body, Set<String> reads, Set<String> writes) {
        byParty(row, "custody." + step, actor, days.moment(row, at), body, "CUSTODIAN", reads, writes);
    }

    private static List<Json.Obj> weighings(List<Row> items, String mass, String seal) {
        return items.stream()
                .map(item -> Json.object()
                        .with("lot", item.text("lot"))
                        .with("grossMg", item.milligrams(mass))
                        .with("seal", item.text(seal)))
                .toList();
    }

    private void melt(Row row) {
        String melt = row.text("melt");
        List<String> inputs = folder.rows("melt-inputs.csv", "melt", melt).stream()
                .map(input -> input.text("lot"))
                .toList();
        Json.Obj body = Json.object()
                .with("transformation", melt)
                .with("place", row.text("place"))
                .with("inputs", Json.texts(inputs))
                .with(
                        "output",
                        Json.object()
                                .with("lot", row.text("output_lot"))
                                .with("material", row.text("material"))
                                .with("grossMg", row.milligrams("gross_g"))
                                .with("assay", assay(memberOf(row.text("custodian")), row)))
                .with(
                        "losses",
                        folder.rows("melt-losses.csv", "melt", melt).stream()
                                .map(loss -> Json.object()
                                        .with("reason", loss.text("reason"))
                                        .with("fineMg", loss.milligrams("fine_g")))
                                .toList());
        Set<String> writes = inputs.stream().map(lot -> "lot:" + lot).collect(Collectors.toCollection(TreeSet::new));
        writes.add("lot:" + row.text("output_lot"));
        byParty(
                row,
                "lot.melt",
                row.text("custodian"),
                days.moment(row, "at"),
                optional(body, "witness", row),
                "CUSTODIAN",
                row.maybe("witness").map(witness -> Set.of("party:" + witness)).orElse(Set.of()),
                writes);
    }

    private Json.Obj assay(String member, Row row) {
        return Json.object()
                .with("assay", row.text("assay"))
                .with("method", row.text("method"))
                .with("fineness", row.hundredths("fineness_permille"))
                .with("certificate", hash(member, row, "certificate"));
    }

    private void settlement(Row row) {
        String buyer = row.text("buyer");
        String seller = row.text("seller");
        add(
                row,
                "settlement.final",
                memberOf(buyer),
                buyer,
                days.moment(row, "at"),
                Json.object()
                        .with("settlement", row.text("settlement"))
                        .with("lot", row.text("lot"))
                        .with("seller", seller)
                        .with("payableBp", row.hundredths("payable_percent"))
                        .with(
                                "fixing",
                                Json.object()
                                        .with("source", row.text("price_source"))
                                        .with("date", row.text("fixing_date"))
                                        .with("session", row.text("session")))
                        .with("valueCommitment", hash(memberOf(buyer), row, "usd_per_oz")),
                List.of(officer(row, buyer, "SETTLEMENT"), officer(row, seller, "SETTLEMENT")),
                Set.of("party:" + buyer, "party:" + seller),
                Set.of("lot:" + row.text("lot")));
    }

    // ---- the premium ----

    private void premium() {
        for (Row row : folder.rows("obligations.csv")) {
            byParty(
                    row,
                    "premium.oblige",
                    row.text("payer"),
                    days.moment(row, "at"),
                    Json.object()
                            .with("lot", row.text("lot"))
                            .with("scheme", row.text("scheme"))
                            .with("version", row.whole("version")),
                    "PAYMENTS",
                    Set.of("lot:" + row.text("lot"), "scheme:" + row.text("scheme")),
                    Set.of("obligation:" + row.text("lot")));
        }
        for (Row row : folder.rows("payments.csv")) {
            Json.Obj body = Json.object()
                    .with("payment", row.text("payment"))
                    .with(
                            "for",
                            List.of(Json.object()
                                    .with("lot", row.text("lot"))
                                    .with("scheme", row.text("scheme"))
                                    .with("beneficiary", row.text("beneficiary"))
                                    .with("minor", row.hundredths("amount"))))
                    .with("currency", row.text("currency"))
                    .with("sentOn", days.day(row, "sent_on"))
                    .with("bankReference", row.text("bank_reference"))
                    .with("advice", hash(memberOf(row.text("payer")), row, "advice"));
            byParty(
                    row,
                    "premium.announce",
                    row.text("payer"),
                    days.moment(row, "at"),
                    optional(body, "intermediary", row),
                    "PAYMENTS",
                    Set.of("obligation:" + row.text("lot")),
                    Set.of("payment:" + row.text("payment")));
        }
        for (Row row : folder.rows("receipts.csv")) {
            receipt(row);
        }
    }

    private void receipt(Row row) {
        Row payment =
                folder.rows("payments.csv", "payment", row.text("payment")).getFirst();
        String producer = payment.text("beneficiary");
        String member = memberOf(producer);
        List<Json.Obj> deductions = row.maybe("deduction").isPresent()
                ? List.of(Json.object()
                        .with("reason", row.text("deduction_reason"))
                        .with("minor", row.hundredths("deduction")))
                : List.of();
        Json.Obj body = Json.object()
                .with("receipt", row.text("receipt"))
                .with("payment", row.text("payment"))
                .with(
                        "received",
                        Json.object().with("minor", row.hundredths("received")).with("currency", row.text("currency")))
                .with(
                        "rate",
                        new java.math.BigDecimal(row.text("rate")).setScale(6).toPlainString())
                .with("deductions", deductions)
                .with("valueDate", days.day(row, "value_date"))
                .with("statement", hash(member, row, "statement"));
        if (row.maybe("rate_source").isPresent()) {
            body = body.with("rateSource", row.text("rate_source")).with("rateDay", days.day(row, "rate_day"));
        }
        add(
                row,
                "premium.confirm",
                member,
                producer,
                days.moment(row, "at"),
                body,
                List.of(row.text("confirmed_by"), row.text("second_confirmer")).stream()
                        .distinct()
                        .toList(),
                Set.of("party:" + producer),
                Set.of("payment:" + row.text("payment")));
    }

    private void certificates() {
        for (Row row : folder.rows(CERTIFICATES)) {
            byParty(
                    row,
                    "certificate.issue",
                    row.text("custodian"),
                    days.moment(row, "at"),
                    Json.object()
                            .with("certificate", certificateId(genesis, row))
                            .with("lot", row.text("lot"))
                            .with("commitments", withheld(row)),
                    "CUSTODIAN",
                    Set.of(),
                    Set.of("lot:" + row.text("lot")));
        }
    }

    /** What the issuer keeps to itself and may open to whom it likes: its registrations, and the price it settled at. */
    private Json.Obj withheld(Row certificate) {
        String issuer = certificate.text("custodian");
        String member = memberOf(issuer);
        Json.Obj commitments = Json.object();
        for (Row row : folder.rows("registrations.csv")) {
            if (row.text("party").equals(issuer)) {
                commitments = commitments.with("registration", hash(member, row, "number"));
            }
        }
        for (Row row : folder.rows("settlements.csv")) {
            if (row.text("lot").equals(certificate.text("lot"))
                    && row.text("buyer").equals(issuer)) {
                commitments = commitments.with("purchasePrice", hash(member, row, "usd_per_oz"));
            }
        }
        return commitments;
    }

    // ---- helpers in the words of the case ----

    private void byParty(
            Row row,
            String kind,
            String actor,
            Instant at,
            Json.Obj body,
            String role,
            Set<String> reads,
            Set<String> writes) {
        Set<String> needs = new TreeSet<>(reads);
        needs.add("party:" + actor);
        add(row, kind, memberOf(actor), actor, at, body, List.of(officer(row, actor, role)), needs, writes);
    }

    /** Limits and standards are everybody's: one registrar of each member signs, the first member sends. */
    private void byAllMembers(Row row, String kind, Instant at, Json.Obj body, String brings) {
        List<String> members = folder.rows("members.csv").stream()
                .map(member -> member.text("member"))
                .toList();
        add(
                row,
                kind,
                members.getFirst(),
                msp(members.getFirst()),
                at,
                body,
                members.stream().map(name -> registrar(name).text("officer")).toList(),
                membersFounded(),
                Set.of(brings));
    }

    private void add(
            Row row,
            String kind,
            String member,
            String actor,
            Instant at,
            Json.Obj body,
            List<String> officers,
            Set<String> reads,
            Set<String> writes) {
        Set<String> needs = new TreeSet<>(reads);
        if (!kind.equals("organisation.found")) {
            needs.add("member:" + member);
            officers.forEach(officer -> needs.add("officer:" + officer));
            if (!StatementKind.of(kind).orElseThrow().actedByOrganisation()) {
                needs.add("values");
            }
        }
        entries.add(new Entry(row, kind, member, actor, at, body, officers, needs, writes));
    }

    /** A party whose word others stand or fall by is admitted by all members, any other by its own. */
    private List<String> admittedBy(Row party) {
        boolean judges = party.list("roles").stream().map(PartyRole::valueOf).anyMatch(PartyRole::judgesOthers);
        Stream<String> members = judges
                ? folder.rows("members.csv").stream().map(member -> member.text("member"))
                : Stream.of(party.text("member"));
        return members.map(name -> registrar(name).text("officer")).toList();
    }

    private Set<String> membersFounded() {
        return folder.rows("members.csv").stream()
                .map(member -> "member:" + member.text("member"))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private Row registrar(String member) {
        return folder.rows("officers.csv", "owner", member).stream()
                .filter(officer -> officer.list("roles").contains("REGISTRAR"))
                .findFirst()
                .orElseThrow();
    }

    private String officer(Row row, String owner, String role) {
        return folder.rows("officers.csv", "owner", owner).stream()
                .filter(officer -> officer.list("roles").contains(role))
                .map(officer -> officer.text("officer"))
                .findFirst()
                .orElseThrow(() -> new Unsayable(new Defect(
                        row.file(),
                        row.number(),
                        "",
                        owner + " has no officer with the role " + role + " in officers.csv to sign this")));
    }

    private List<String> twoOf(Row row, String owner, List<String> roles) {
        List<String> officers = folder.rows("officers.csv", "owner", owner).stream()
                .filter(officer -> officer.list("roles").stream().anyMatch(roles::contains))
                .map(officer -> officer.text("officer"))
                .limit(2)
                .toList();
        if (officers.size() < 2) {
            throw new Unsayable(new Defect(
                    row.file(),
                    row.number(),
                    "",
                    owner + " needs two officers with roles of " + roles + " in officers.csv to sign this"));
        }
        return officers;
    }

    private String memberOf(String party) {
        return folder.rows("parties.csv", "party", party).getFirst().text("member");
    }

    private String memberOfOwner(String owner) {
        return folder.rows("members.csv", "member", owner).isEmpty() ? memberOf(owner) : owner;
    }

    private String msp(String member) {
        return mspOfMember.apply(member);
    }

    private String hash(Row row, String column) {
        return hash(memberOf(row.text("producer")), row, column);
    }

    private String hash(String member, Row row, String column) {
        return secrets.commitment(member, row, column, Json.text(row.text(column)));
    }

    private static Json.Obj standard(Row row) {
        return Json.object().with("standard", row.text("standard")).with("version", row.text("version"));
    }

    private static String standardKey(Row row) {
        return "standard:" + row.text("standard") + " " + row.text("version");
    }

    private static String paperKey(Row row) {
        return "paper:" + row.text("issuer") + " " + row.text("number");
    }

    private static Json.Obj optional(Json.Obj body, String column, Row row) {
        return row.maybe(column).map(text -> body.with(column, text)).orElse(body);
    }
}
