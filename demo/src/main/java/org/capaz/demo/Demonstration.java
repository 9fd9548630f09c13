// SPDX-License-Identifier: Apache-2.0
package org.capaz.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.capaz.client.gateway.JsonValues;
import org.capaz.client.gateway.MemberGateway;
import org.capaz.client.key.OfficerKey;
import org.capaz.demo.casefolder.CaseFolder;
import org.capaz.demo.casefolder.Row;
import org.capaz.demo.message.CaseMessage;
import org.capaz.demo.report.CaseReport;
import org.capaz.demo.report.LedgerAnswers;
import org.capaz.demo.report.Quantities;
import org.capaz.demo.secret.FileMemberSecrets;
import org.capaz.demo.statement.CaseDays;
import org.capaz.demo.statement.CaseParties;
import org.capaz.demo.statement.CaseStatement;
import org.capaz.demo.statement.CaseStatements;
import org.capaz.demo.statement.CaseValidation;
import org.capaz.demo.statement.PlayableCase;
import org.capaz.demo.submit.CaseSubmitter;
import org.capaz.ledger.identity.CertificateId;
import org.capaz.ledger.json.CanonicalJson;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.message.Argument;
import org.capaz.ledger.message.ArgumentSource;
import org.capaz.ledger.message.Sentence;

/**
 * Submits a case to a network and shows the result: a report with the ledger's own numbers, a label, and the check of the
 * label by another process without a network. A demonstration that was interrupted anywhere is continued by running it
 * again, because its statements, salts and times come out the same.
 */
public final class Demonstration {
    /** The member that holds the key of the miner references. */
    private static final String MINER_KEY_HOLDER = "assurance";

    private final Path caseFolder;
    private final DemoNetwork network;
    private final LabelTools tools;
    private final DemoOutput output;
    private final DemoFolder demo;
    private final Map<String, DemoNetwork.Member> members = new LinkedHashMap<>();
    private final Map<String, Long> stages = new LinkedHashMap<>();

    public Demonstration(Path caseFolder, DemoNetwork network, LabelTools tools, DemoOutput output) {
        this.caseFolder = caseFolder;
        this.network = network;
        this.tools = tools;
        this.output = output;
        this.demo = new DemoFolder(network.folder());
        network.members().forEach(member -> members.put(member.name(), member));
    }

    /**
     * Runs it all, from the check of the case folder to the check of the label and to what is left to be answered.
     *
     * @return a party that has something to answer
     */
    public Optional<Answerers> run() {
        var mspOfMember = new LinkedHashMap<String, String>();
        members.forEach((name, member) -> mspOfMember.put(name, member.mspId()));
        PlayableCase playable = CaseValidation.of(caseFolder, mspOfMember, Instant.now());
        CaseFolder whole = playable.folder();
        CaseFolder folder = whole.withoutWaiting();
        output.print(CaseMessage.CASE_IS_PLAYED.with(
                "name", Argument.id(folder.first("case.csv").text("name"))));
        if (!playable.warnings().isEmpty()) {
            output.printNotice(CaseMessage.CASE_WARNINGS.sentence());
            playable.warnings().forEach(output::printNotice);
        }
        DemoFolder.Journal journal = continueOrBegin();
        timed("network", network::start);

        String genesis = network.genesisHash();
        var keys = new FileMemberSecrets(member -> present(members, member).folder(), MINER_KEY_HOLDER);
        List<CaseStatement> all = CaseStatements.of(
                whole, new CaseDays(folder.first("case.csv"), journal.played()), keys, this::msp, genesis);
        List<CaseStatement> caseStatements =
                all.stream().filter(each -> !CaseFolder.isWaiting(each.row())).toList();
        output.print("");
        output.print(CaseMessage.NETWORK_STARTED
                .with("members", Argument.count(members.size()))
                .and("seconds", seconds("network")));

        Map<String, MemberGateway> gateways = gateways();
        var parties = new CaseParties(whole, keys, this::msp);
        Map<String, String> gatewayOfficers = gatewayOfficers(parties);
        var submitter = new CaseSubmitter(
                network.channel(),
                genesis,
                keys::key,
                gateways,
                gatewayOfficers,
                (done, total) -> output.step(CaseMessage.STATING_CASE.sentence(), done, total));
        Map<CaseStatement, CaseSubmitter.Position> positions = timed("case", () -> submitter.submitAll(caseStatements));
        long officers = caseStatements.stream()
                .flatMap(caseStatement -> caseStatement.officers().stream())
                .distinct()
                .count();
        output.print(CaseMessage.CASE_STATED
                .with("statements", Argument.count(caseStatements.size()))
                .and("officers", Argument.count(officers))
                .and("block", Argument.id(Long.toString(submitter.height())))
                .and("seconds", seconds("case")));

        output.step(CaseMessage.ASKING_LEDGER.sentence(), 0, 0);
        LedgerAnswers answers = LedgerAnswers.read(
                folder, gateways, member -> keys.key(present(gatewayOfficers, member)), submitter.height());
        CaseReport.lines(folder, answers, output.language()).forEach(output::print);

        byte[] anchor = network.anchor();
        byte[] peers = network.peerDirectory();
        demo.write("anchor.json", anchor);
        demo.write("peers.json", peers);
        List<Json.Obj> labels = new ArrayList<>();
        for (Row row : folder.rows("certificates.csv")) {
            String member = parties.memberOf(row.text("custodian"));
            labels.add(label(
                    row,
                    CaseStatements.certificateId(genesis, row),
                    present(gateways, member),
                    keys.key(present(gatewayOfficers, member)),
                    submitter.height(),
                    labels.isEmpty()));
        }
        if (!labels.isEmpty()) {
            check(anchor, peers);
        }
        summary(folder, genesis, caseStatements, positions, answers, labels);
        List<CaseStatement> further =
                all.stream().filter(each -> CaseFolder.isWaiting(each.row())).toList();
        if (!further.isEmpty()) {
            timed("waiting", () -> submitter.submitAll(further));
            CaseFolder waiting = whole.waiting();
            waiting(
                    waiting,
                    row -> page(
                            CaseStatements.certificateId(genesis, row),
                            present(gateways, parties.memberOf(row.text("custodian")))),
                    LedgerAnswers.read(
                            waiting,
                            gateways,
                            member -> keys.key(present(gatewayOfficers, member)),
                            submitter.height()));
        }
        output.print("");
        output.print(CaseMessage.ALL_IS_IN_FOLDER.with(
                "folder", Argument.id(demo.path().toString())));
        return whole.waiting().rows("payments.csv").stream().findFirst().map(payment -> {
            String party = payment.text("beneficiary");
            String member = parties.memberOf(party);
            String officer =
                    whole.rows("officers.csv", "owner", party).getFirst().text("officer");
            return new Answerers(
                    party,
                    present(gateways, member),
                    List.of(keys.key(present(gatewayOfficers, member)), keys.key(officer)));
        });
    }

    /** The same case is continued; another one begins on a fresh network. */
    private DemoFolder.Journal continueOrBegin() {
        String digest = DemoFolder.digest(caseFolder);
        Optional<DemoFolder.Journal> before = demo.journal();
        if (before.isPresent() && before.get().digest().equals(digest)) {
            return before.get();
        }
        if (before.isPresent()) {
            output.printNotice(CaseMessage.OTHER_CASE_WAS_PLAYED.sentence());
            network.reset();
            demo.delete();
        }
        var begun = new DemoFolder.Journal(digest, CaseDays.today(Instant.now()));
        demo.save(begun);
        return begun;
    }

    private Map<String, MemberGateway> gateways() {
        var gateways = new LinkedHashMap<String, MemberGateway>();
        members.forEach((name, member) -> gateways.put(name, new MemberGateway(name, member.gateway())));
        return gateways;
    }

    /** For each member its registrar, whose token opens the gateway; statements are signed by the officers concerned. */
    private static Map<String, String> gatewayOfficers(CaseParties parties) {
        var gatewayOfficers = new LinkedHashMap<String, String>();
        parties.members()
                .forEach(member ->
                        gatewayOfficers.put(member, parties.registrar(member).text("officer")));
        return gatewayOfficers;
    }

    /** Fetches label and bundle of one certificate; the files of the first have names without a suffix. */
    private Json.Obj label(
            Row row, String certificate, MemberGateway gateway, OfficerKey officer, long height, boolean first) {
        String suffix = first ? "" : "-" + row.text("lot");
        Json.Obj record = timed("label" + suffix, () -> {
            output.step(CaseMessage.PRINTING_LABEL.sentence(), 0, 0);
            return new LabelFiles(demo, tools, suffix, output::printNotice)
                    .fetch(certificate, gateway, officer, height);
        });
        String shortId = new CertificateId(certificate).shortId();
        String page = page(certificate, gateway);
        if (first) {
            output.print("");
            output.print(CaseMessage.HEADING_LABEL.with("seconds", seconds("label" + suffix)));
            indented(CaseMessage.LABEL_OF_LOT
                    .with("certificate", Argument.id(shortId))
                    .and("lot", Argument.id(row.text("lot")))
                    .and("claim", Argument.id(JsonValues.text(record, "claimClass")))
                    .and("seal", Argument.id(JsonValues.text(record, "seal")))
                    .and("gross", Quantities.mass(record, "grossMg"))
                    .and("fine", Quantities.mass(record, "fineMg")));
            indented(CaseMessage.LABEL_FILE_AND_PAGE
                    .with("file", Argument.id(demo.path().resolve("label.pdf").toString()))
                    .and("page", Argument.id(page)));
        } else {
            indented(CaseMessage.LABEL_OF_FURTHER_LOT
                    .with("certificate", Argument.id(shortId))
                    .and("lot", Argument.id(row.text("lot")))
                    .and("page", Argument.id(page)));
        }
        return Json.object()
                .with("certificate", certificate)
                .with("shortId", shortId)
                .with("lot", row.text("lot"))
                .with("page", page)
                .with("record", record);
    }

    /** The public page of a certificate at that member's gateway. */
    private static String page(String certificate, MemberGateway gateway) {
        return gateway.base() + "/c/" + new CertificateId(certificate).shortId();
    }

    private void check(byte[] anchor, byte[] peers) {
        String label = new String(bytes(demo.path().resolve("label.txt")), StandardCharsets.UTF_8).strip();
        output.step(CaseMessage.CHECKING_LABEL.sentence(), 0, 0);
        List<LabelTools.Report> reports = timed(
                "check",
                () -> List.of(
                        tools.check(label, anchor, peers),
                        tools.check(tools.withOneDigitChanged(label), anchor, peers)));
        LabelTools.Report genuine = reports.getFirst();
        LabelTools.Report forged = reports.getLast();
        output.print("");
        output.print(CaseMessage.HEADING_CHECK.sentence());
        row(CaseMessage.LABEL_ITSELF, genuine.headline());
        output.print("    "
                + CaseMessage.LABEL_SIGNED_BY
                        .with("members", joined(genuine.signers()))
                        .in(output.language()));
        row(CaseMessage.LABEL_CHANGED, forged.headline() + " (" + forged.code() + ")");
        if (genuine.exit() != 0 || !forged.verdict().equals("NOT_GENUINE")) {
            throw new DemoFailure(
                    CaseMessage.LABEL_NOT_JUDGED_RIGHT
                            .with("exit", Argument.count(genuine.exit()))
                            .and("code", Argument.id(genuine.code()))
                            .and("verdict", Argument.id(forged.verdict())),
                    CaseMessage.LABEL_LIES_IN_FILE.with(
                            "file", Argument.id(demo.path().resolve("label.txt").toString())));
        }
    }

    /** What people may go on with. */
    private void waiting(CaseFolder waiting, Function<Row, String> page, LedgerAnswers answers) {
        output.print("");
        output.print(CaseMessage.HEADING_WAITING.with("seconds", seconds("waiting")));
        waiting.rows("certificates.csv")
                .forEach(row -> indented(CaseMessage.PAGE_OF_LOT
                        .with("lot", Argument.id(row.text("lot")))
                        .and("page", Argument.id(page.apply(row)))));
        CaseReport.payments(waiting, answers, output.language()).forEach(output::print);
    }

    private void indented(Sentence sentence) {
        output.print("  " + sentence.in(output.language()));
    }

    private void row(CaseMessage what, String value) {
        output.print(String.format(Locale.ROOT, "  %-28s %s", what.sentence().in(output.language()), value));
    }

    private static ArgumentSource joined(List<String> names) {
        return names.stream()
                .<ArgumentSource>map(Argument::id)
                .reduce((first, second) ->
                        CaseMessage.AND_ONE_MORE.with("first", first).and("second", second))
                .orElseGet(() -> Argument.id(""));
    }

    private void summary(
            CaseFolder folder,
            String genesis,
            List<CaseStatement> caseStatements,
            Map<CaseStatement, CaseSubmitter.Position> positions,
            LedgerAnswers answers,
            List<Json.Obj> labels) {
        Json.Obj summary = Json.object()
                .with("case", folder.first("case.csv").text("name"))
                .with("folder", caseFolder.toAbsolutePath().normalize().toString())
                .with("channel", network.channel())
                .with("genesis", genesis)
                .with(
                        "members",
                        members.values().stream()
                                .map(member -> Json.object()
                                        .with("member", member.name())
                                        .with("mspId", member.mspId())
                                        .with("gateway", member.gateway().toString()))
                                .toList())
                .with(
                        "stages",
                        stages.entrySet().stream()
                                .map(stage -> Json.object()
                                        .with("stage", stage.getKey())
                                        .with("seconds", stage.getValue() / 1000)
                                        .with("milliseconds", stage.getValue()))
                                .toList())
                .with(
                        "statements",
                        caseStatements.stream()
                                .map(caseStatement -> statement(caseStatement, present(positions, caseStatement)))
                                .toList())
                .with("producers", List.copyOf(answers.producers().values()))
                .with("lots", List.copyOf(answers.lots().values()))
                .with("obligations", answers.obligations())
                .with("payments", answers.payments())
                .with("receipts", answers.receipts())
                .with("certificates", labels);
        demo.write("summary.json", CanonicalJson.bytes(summary));
    }

    private static Json.Obj statement(CaseStatement caseStatement, CaseSubmitter.Position position) {
        return Json.object()
                .with("kind", caseStatement.kind())
                .with("file", caseStatement.row().file())
                .with("row", caseStatement.row().number())
                .with("actor", caseStatement.actor())
                .with("id", position.id())
                .with("transaction", position.transaction())
                .with("block", position.block())
                .with("index", position.index());
    }

    private String msp(String member) {
        return present(members, member).mspId();
    }

    private void timed(String stage, Runnable work) {
        timed(stage, () -> {
            work.run();
            return stage;
        });
    }

    private <T> T timed(String stage, Supplier<T> work) {
        long began = System.nanoTime();
        T done = work.get();
        stages.put(stage, (System.nanoTime() - began) / 1_000_000);
        return done;
    }

    private Argument seconds(String stage) {
        return Argument.count((present(stages, stage) + 500) / 1000);
    }

    /** The value of a key that the map must have: were it missing, the demonstration itself would be at fault. */
    private static <K, V> V present(Map<K, V> map, K key) {
        return Objects.requireNonNull(map.get(key), () -> "no value for " + key);
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
