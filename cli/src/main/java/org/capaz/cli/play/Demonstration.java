package org.capaz.cli.play;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.capaz.cli.casefolder.CaseFolder;
import org.capaz.cli.casefolder.Row;
import org.capaz.cli.console.CommandFailed;
import org.capaz.cli.console.Console;
import org.capaz.client.gateway.MemberGateway;
import org.capaz.client.key.OfficerKey;
import org.capaz.cli.trust.PublicRecords;
import org.capaz.ledger.identity.CertificateId;
import org.capaz.ledger.json.CanonicalJson;
import org.capaz.ledger.json.Json;
import org.capaz.network.Network;
import org.capaz.verifier.fabric.Block;

/**
 * Plays a case on a network and shows what came of it: the story with the ledger's own numbers, a label, and its check by
 * a stranger. A demonstration that was interrupted anywhere is continued by running it again.
 */
public final class Demonstration {
    /** The member that can tell which miner a pseudonym stands for. */
    private static final String MINER_KEY_HOLDER = "assurance";

    private final Path caseFolder;
    private final Network network;
    private final Path verifierJar;
    private final Console console;
    private final DemoFolder demo;
    private final Map<String, Long> stages = new LinkedHashMap<>();

    /**
     * @param verifierJar the program a stranger checks labels with
     */
    public Demonstration(Path caseFolder, Network network, Path verifierJar, Console console) {
        this.caseFolder = caseFolder;
        this.network = network;
        this.verifierJar = verifierJar;
        this.console = console;
        this.demo = new DemoFolder(network.home().root());
    }

    /** @param start brings the network up, or repairs it */
    public void run(Runnable start) {
        CaseFolder folder = Rehearsal.of(caseFolder, network.consortium());
        console.say(
                "CAPAZ plays the case «%s». All members, parties and papers in it are fictional.",
                folder.first("case.csv").text("name"));
        DemoFolder.Journal journal = continueOrBegin();
        timed("network", start);

        String genesis = HexFormat.of()
                .formatHex(Block.read(network.genesisBlock()).header().hash());
        var keys = new MemberFolders(
                member -> network.home().member(network.consortium().member(member)), MINER_KEY_HOLDER);
        List<Entry> entries =
                Script.of(folder, new CaseDays(folder.first("case.csv"), journal.played()), keys, this::msp, genesis);
        console.say("");
        console.say(
                "%d members, one ledger: each with its own orderer, peer, contract process and gateway (%d s).",
                network.consortium().members().size(), seconds("network"));

        Map<String, MemberGateway> gateways = gateways();
        var cast = new Cast(folder, keys, this::msp);
        Map<String, String> clerks = clerks(cast);
        var player = new Player(network.consortium().channel(), genesis, keys, gateways, clerks, console);
        Map<Entry, Player.Place> places = timed("case", () -> player.play(entries));
        console.say(
                "%d statements, signed by %d officers' own keys, stand on it up to block %d (%d s).",
                entries.size(),
                entries.stream()
                        .flatMap(entry -> entry.officers().stream())
                        .distinct()
                        .count(),
                player.height(),
                seconds("case"));

        String first = cast.members().getFirst();
        console.step("asking what the ledger says", 0, 0);
        Told told = Told.ask(folder, gateways.get(first), keys.key(clerks.get(first)), player.height());
        Story.of(folder, told).forEach(console::say);

        byte[] anchor = bytes(PublicRecords.anchor(network.home().publicFolder()));
        byte[] peers = bytes(PublicRecords.peers(network.home().publicFolder()));
        demo.write("anchor.json", anchor);
        demo.write("peers.json", peers);
        List<Json.Obj> labels = new ArrayList<>();
        for (Row row : folder.rows("certificates.csv")) {
            String member = cast.memberOf(row.text("custodian"));
            labels.add(label(
                    row,
                    Script.certificateId(genesis, row),
                    gateways.get(member),
                    keys.key(clerks.get(member)),
                    player.height(),
                    labels.isEmpty()));
        }
        if (!labels.isEmpty()) {
            check(anchor, peers);
        }
        summary(folder, genesis, entries, places, told, labels);
        console.say("");
        console.say("All of it is in %s. The system keeps running:", demo.path());
    }

    /** The same case goes on where it stood; another one begins on a fresh network. */
    private DemoFolder.Journal continueOrBegin() {
        String digest = DemoFolder.digest(caseFolder);
        Optional<DemoFolder.Journal> before = demo.journal();
        if (before.isPresent() && before.get().digest().equals(digest)) {
            return before.get();
        }
        if (before.isPresent()) {
            console.tell("Another case was played here; its network is deleted and a fresh one made.");
            network.reset(console);
            demo.delete();
        }
        var begun = new DemoFolder.Journal(digest, CaseDays.today(Instant.now()));
        demo.note(begun);
        return begun;
    }

    private Map<String, MemberGateway> gateways() {
        var gateways = new LinkedHashMap<String, MemberGateway>();
        network.consortium()
                .members()
                .forEach(member ->
                        gateways.put(member.name(), new MemberGateway(member.name(), network.gateway(member))));
        return gateways;
    }

    /** Each member's registrar opens the door of its gateway; what is stated there is signed by the officers concerned. */
    private static Map<String, String> clerks(Cast cast) {
        var clerks = new LinkedHashMap<String, String>();
        cast.members()
                .forEach(member -> clerks.put(member, cast.registrar(member).text("officer")));
        return clerks;
    }

    /** Fetches label and proof of one certificate; those of the first have the plain names. */
    private Json.Obj label(
            Row row, String certificate, MemberGateway gateway, OfficerKey officer, long height, boolean first) {
        String suffix = first ? "" : "-" + row.text("lot");
        Json.Obj record = timed("label" + suffix, () -> {
            console.step("printing the label, signed anew by two other members' peers", 0, 0);
            return new LabelFiles(demo, suffix).fetch(certificate, gateway, officer, height);
        });
        String shortId = new CertificateId(certificate).shortId();
        String page = gateway.base() + "/c/" + shortId;
        if (first) {
            console.say("");
            console.say("THE LABEL (%d s)", seconds("label" + suffix));
            console.say(
                    "  lot record %s of lot %s, class %s: seal %s, %s gross, %s fine",
                    shortId,
                    row.text("lot"),
                    Told.text(record, "claimClass"),
                    Told.text(record, "seal"),
                    Told.grams(Told.number(record, "grossMg")),
                    Told.grams(Told.number(record, "fineMg")));
            console.say("  to print: %s    public page: %s", demo.path().resolve("label.pdf"), page);
        } else {
            console.say("  also %s of lot %s: %s", shortId, row.text("lot"), page);
        }
        return Json.object()
                .with("certificate", certificate)
                .with("shortId", shortId)
                .with("lot", row.text("lot"))
                .with("page", page)
                .with("record", record);
    }

    private void check(byte[] anchor, byte[] peers) {
        String label = new String(bytes(demo.path().resolve("label.txt")), StandardCharsets.UTF_8).strip();
        var stranger = new OfflineCheck(verifierJar);
        console.step("checking the label without a network", 0, 0);
        List<OfflineCheck.Said> said = timed(
                "check",
                () -> List.of(
                        stranger.check(label, anchor, peers),
                        stranger.check(OfflineCheck.withOneDigitChanged(label), anchor, peers)));
        OfflineCheck.Said genuine = said.getFirst();
        OfflineCheck.Said forged = said.getLast();
        console.say("");
        console.say(
                "THE CHECK BY A STRANGER (another process, no network, only label.txt, anchor.json and peers.json)");
        console.say("  the label:                   %s", genuine.headline());
        console.say("    signed by the peers of %s", String.join(" and ", genuine.signers()));
        console.say("  one digit of it changed:     %s (%s)", forged.headline(), forged.code());
        if (genuine.exit() != 0 || !forged.verdict().equals("NOT_GENUINE")) {
            throw new CommandFailed(
                    "The label was not judged as it must be: exit " + genuine.exit() + " " + genuine.code() + ", and "
                            + forged.verdict() + " for the changed one.",
                    "The label is " + demo.path().resolve("label.txt") + "; './capaz verify' shows every check.");
        }
    }

    private void summary(
            CaseFolder folder,
            String genesis,
            List<Entry> entries,
            Map<Entry, Player.Place> places,
            Told told,
            List<Json.Obj> labels) {
        Json.Obj summary = Json.object()
                .with("case", folder.first("case.csv").text("name"))
                .with("folder", caseFolder.toAbsolutePath().normalize().toString())
                .with("channel", network.consortium().channel())
                .with("genesis", genesis)
                .with(
                        "members",
                        network.consortium().members().stream()
                                .map(member -> Json.object()
                                        .with("member", member.name())
                                        .with("mspId", member.mspId())
                                        .with("gateway", network.gateway(member).toString()))
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
                        entries.stream()
                                .map(entry -> statement(entry, places.get(entry)))
                                .toList())
                .with("producers", List.copyOf(told.producers().values()))
                .with("lots", List.copyOf(told.lots().values()))
                .with("obligations", told.obligations())
                .with("payments", told.payments())
                .with("receipts", told.receipts())
                .with("certificates", labels);
        demo.write("summary.json", CanonicalJson.bytes(summary));
    }

    private static Json.Obj statement(Entry entry, Player.Place place) {
        return Json.object()
                .with("kind", entry.kind())
                .with("file", entry.row().file())
                .with("row", entry.row().number())
                .with("actor", entry.actor())
                .with("id", place.id())
                .with("transaction", place.transaction())
                .with("block", place.block())
                .with("index", place.index());
    }

    private String msp(String member) {
        return network.consortium().member(member).mspId();
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

    private long seconds(String stage) {
        return (stages.get(stage) + 500) / 1000;
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
