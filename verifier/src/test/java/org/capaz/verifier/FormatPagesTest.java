// SPDX-License-Identifier: Apache-2.0
package org.capaz.verifier;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.capaz.ledger.certificate.Opening;
import org.capaz.ledger.identity.Digest;
import org.capaz.ledger.identity.OfficerId;
import org.capaz.ledger.json.Base64Url;
import org.capaz.ledger.json.CanonicalJson;
import org.capaz.ledger.json.Fields;
import org.capaz.ledger.statement.OfficerSignature;
import org.capaz.ledger.statement.P256;
import org.capaz.ledger.statement.Statement;
import org.capaz.ledger.status.StatusList;
import org.capaz.verifier.bundle.AttestationBundle;
import org.capaz.verifier.bundle.Bundle;
import org.capaz.verifier.bundle.ChainPart;
import org.capaz.verifier.bundle.IssuePart;
import org.capaz.verifier.fabric.BlockHeader;
import org.capaz.verifier.fabric.EndorsedTransaction;
import org.capaz.verifier.fabric.ReadWriteSet;
import org.capaz.verifier.fabric.Version;
import org.capaz.verifier.label.LabelClaims;
import org.capaz.verifier.label.LabelPayload;
import org.capaz.verifier.label.LabelText;
import org.capaz.verifier.label.LabelViewResponse;
import org.capaz.verifier.trust.Anchor;
import org.capaz.verifier.trust.AnchorSignatures;
import org.capaz.verifier.trust.AnchorUpdate;
import org.capaz.verifier.trust.Member;
import org.capaz.verifier.verdict.Code;
import org.capaz.verifier.verdict.Conclusion;
import org.capaz.verifier.verdict.StatedPremium;
import org.capaz.verifier.verdict.Step;
import org.capaz.verifier.verdict.VerdictMessage;
import org.capaz.verifier.view.PremiumPart;
import org.capaz.verifier.view.ViewAnswer;
import org.capaz.verifier.wire.ProtoMessage;
import org.capaz.verifier.wire.ProtoWriter;
import org.junit.jupiter.api.Test;

/** The worked vectors on the pages of the formats, read from the pages and held against the code in both directions. */
class FormatPagesTest {
    private static final Path PAGES = Path.of("../docs/reference/formats");
    private static final HexFormat HEX = HexFormat.of();
    private static final String ADDRESS = "https://label.capaz.example/c/0";

    @Test
    void digits() throws IOException {
        Vector digits = vector("label", "digits");

        assertThat(digits.lines).hasSize(5);
        for (String[] line : digits.lines) {
            byte[] bytes = HEX.parseHex(line[0]);
            assertThat(new LabelText(ADDRESS, bytes).digits()).isEqualTo(line[1]);
            assertThat(LabelText.parse(ADDRESS + "#" + line[1]).payload()).isEqualTo(bytes);
        }
    }

    @Test
    void claims_of_a_label() throws IOException {
        Vector page = vector("label", "claims");
        LabelClaims claims = claims(page);

        assertThat(HEX.formatHex(claims.domain())).isEqualTo(page.value("domain"));
        assertThat(HEX.formatHex(claims.bytes())).isEqualTo(page.value("bytes"));
        assertThat(HEX.formatHex(
                        LabelClaims.read(HEX.parseHex(page.value("bytes"))).bytes()))
                .isEqualTo(page.value("bytes"));
    }

    @Test
    void signed_bytes_of_a_label() throws IOException {
        Vector page = vector("label", "prp");
        LabelClaims claims = claims(vector("label", "claims"));
        byte[] rebuilt = LabelViewResponse.rebuild(
                payload(page, claims, "c0ffee01", List.of()), claims, "lotcert", page.value("version"));

        assertThat(HEX.formatHex(rebuilt)).isEqualTo(page.value("bytes"));
        assertThat(rebuilt).hasSize(page.number("length"));
        assertThat(Digest.hex(rebuilt)).isEqualTo(page.value("sha256"));
    }

    @Test
    void payload_of_a_label() throws IOException {
        Vector page = vector("label", "payload");
        var signatures = page.values("signature").stream()
                .map(line -> line.split(" "))
                .map(parts -> new LabelPayload.Signature(HEX.parseHex(parts[0]), filled(parts[1], parts[3])))
                .toList();
        byte[] bytes = payload(
                        vector("label", "prp"), claims(vector("label", "claims")), page.value("networkTag"), signatures)
                .bytes();
        String digits = new LabelText(ADDRESS, bytes).digits();

        assertThat(bytes).hasSize(page.number("length"));
        assertThat(digits)
                .hasSize(page.number("digits"))
                .startsWith(page.value("digitsStart"))
                .endsWith(page.value("digitsEnd"));
        assertThat(Digest.hex(digits.getBytes(US_ASCII))).isEqualTo(page.value("digitsSha256"));
        assertThat(LabelPayload.read(LabelText.parse(ADDRESS + "#" + digits).payload())
                        .bytes())
                .isEqualTo(bytes);
    }

    @Test
    void view() throws IOException {
        Vector page = vector("view", "view");
        EndorsedTransaction tx = EndorsedTransaction.read(Base64Url.decode(page.value("payload")));

        assertThat(tx.channelHeader().txId()).isEqualTo(page.value("txId"));
        assertThat(tx.signatureHeader().txId()).isEqualTo(page.value("txId"));
        assertThat(HEX.formatHex(tx.proposalHash())).isEqualTo(page.value("proposalHash"));
        assertThat(tx.response().proposalHash()).isEqualTo(tx.proposalHash());
        assertThat(tx.channelHeader().channel()).isEqualTo(page.value("channel"));
        assertThat(tx.channelHeader().seconds()).isEqualTo(page.number("seconds"));
        assertThat(tx.arguments().stream().map(bytes -> new String(bytes, US_ASCII)))
                .containsExactly(page.value("arguments").split(" "));
        assertThat(new String(tx.response().answer().payload(), UTF_8)).isEqualTo(page.value("answer"));
        assertThat(Digest.hex(
                        tx.response().bytes(), tx.endorsements().getFirst().endorser()))
                .isEqualTo(page.value("signed"));
        List<String> reads = new ArrayList<>();
        for (ReadWriteSet.Namespace namespace : tx.response().results().namespaces()) {
            namespace
                    .reads()
                    .forEach(read -> reads.add("read " + namespace.name() + " " + read.key() + " = "
                            + read.version().orElseThrow()));
        }
        assertThat(reads)
                .containsExactlyElementsOf(page.lines.stream()
                        .filter(line -> line[0].startsWith("read "))
                        .map(line -> line[0] + " = " + line[1])
                        .toList());
        ViewAnswer.OfState answer = ViewAnswer.readState(tx.response().answer().payload(), false);
        assertThat(answer.asOf()).isEqualTo(page.number("seconds"));
        assertThat(answer.notices().orElseThrow().any()).isTrue();
    }

    @Test
    void bundle() throws IOException {
        Vector page = vector("bundle", "bundle");
        var bundle = Bundle.read(page.value("bytes").getBytes(UTF_8));

        assertThat(new String(bundle.bytes(), UTF_8)).isEqualTo(page.value("bytes"));
        assertThat(Digest.hex(bundle.bytes())).isEqualTo(page.value("sha256"));
        assertThat(bundle.value()).contains(page.value("value"));
        assertThat(bundle.label().map(HEX::formatHex)).contains(page.value("label"));
        assertThat(bundle.stateViews().stream().map(HEX::formatHex))
                .containsExactlyElementsOf(page.values("stateView"));
    }

    @Test
    void audit_bundle() throws IOException {
        Vector page = vector("bundle", "audit");
        var bundle = Bundle.read(page.value("bytes").getBytes(UTF_8));
        IssuePart issue = bundle.issue().orElseThrow();
        ChainPart chain = issue.chain().orElseThrow();
        var header = BlockHeader.read(chain.header());
        var later = new BlockHeader(header.number() + 1, header.hash(), chain.later());
        ProtoMessage signed = ProtoMessage.read(VerdictMessage.PROTO_BLOCK_SIGNATURES, chain.signatures());
        byte[] identifier = ProtoMessage.read(
                        VerdictMessage.PROTO_BLOCK_SIGNATURE, signed.all(2).getFirst())
                .bytes(3);

        assertThat(new String(bundle.bytes(), UTF_8)).isEqualTo(page.value("bytes"));
        assertThat(Digest.hex(bundle.bytes())).isEqualTo(page.value("sha256"));
        assertThat(header.number()).isEqualTo(issue.place().block());
        assertThat(HEX.formatHex(header.dataHash()))
                .isEqualTo(page.value("dataHash"))
                .isEqualTo(Digest.hex(chain.envelopes().toArray(byte[][]::new)));
        assertThat(HEX.formatHex(header.der())).isEqualTo(page.value("headerBytes"));
        assertThat(HEX.formatHex(header.hash())).isEqualTo(page.value("hash"));
        assertThat(HEX.formatHex(later.hash())).isEqualTo(page.value("laterHash"));
        assertThat(HEX.formatHex(new ProtoWriter()
                        .raw(signed.bytes(1))
                        .raw(identifier)
                        .raw(header.der())
                        .toBytes()))
                .isEqualTo(page.value("signedBytes"));
    }

    @Test
    void premium() throws IOException {
        Vector page = vector("bundle", "premium");
        Fields statement = Fields.of(CanonicalJson.parseCanonicalObject(page.value("statement")));

        assertThat(PremiumPart.statement(
                        statement.text("ch"),
                        statement.text("certId"),
                        statement.integer("asOf"),
                        statement.objects("owed", StatedPremium.Owed::read)))
                .isEqualTo(page.value("statement"));
        assertThat(Digest.hex(PremiumPart.signedBytes(page.value("statement")))).isEqualTo(page.value("signedHash"));
    }

    @Test
    void opening() throws IOException {
        Vector page = vector("bundle", "opening");

        assertThat(Opening.read(page.value("opening").getBytes(UTF_8)).commitment())
                .isEqualTo(page.value("commitment"));
    }

    @Test
    void anchor() throws IOException {
        Vector page = vector("anchor", "anchor");
        Anchor anchor = Anchor.read(page.value("bytes").getBytes(UTF_8));

        assertThat(new String(anchor.bytes(), UTF_8)).isEqualTo(page.value("bytes"));
        assertThat(anchor.id()).isEqualTo(page.value("fingerprint")).isEqualTo(Digest.hex(page.value("bytes")));
        assertThat(HEX.formatHex(anchor.networkTag())).isEqualTo(page.value("networkTag"));
        assertThat(anchor.members().stream().map(Member::mspId))
                .containsExactly(page.value("organisations").split(", "));
        assertThat(anchor.heartbeat()).isEqualTo(page.number("heartbeat"));
    }

    @Test
    void update_of_an_anchor() throws IOException {
        Vector page = vector("anchor", "update");
        Anchor trusted = Anchor.read(vector("anchor", "anchor").value("bytes").getBytes(UTF_8));
        byte[] newer = page.value("newer").getBytes(UTF_8);
        byte[] signatures = page.value("signatures").getBytes(UTF_8);

        assertThat(AnchorUpdate.require(trusted, newer, signatures, page.number("now"))
                        .signedBy())
                .containsExactly(page.value("signedBy").split(", "));
        assertThat(new String(AnchorSignatures.read(signatures).bytes(), UTF_8)).isEqualTo(page.value("signatures"));
        assertThat(Digest.hex("gold-anchor/1\0".getBytes(UTF_8), newer)).isEqualTo(page.value("signedSha256"));
    }

    @Test
    void status_list() throws IOException {
        Vector page = vector("status-list", "bits");
        var listed = new TreeSet<Long>();
        Arrays.stream(page.value("listed").split(", ")).map(Long::valueOf).forEach(listed::add);
        byte[] bits = new StatusList(listed).bits(page.number("count"));

        assertThat(bits).hasSize(page.number("length"));
        assertThat(HEX.formatHex(bits)).startsWith(page.value("start"));
        assertThat(Digest.hex(bits)).isEqualTo(page.value("sha256"));
    }

    @Test
    void statement() throws IOException {
        Vector page = vector("statement", "statement");
        var method = OfficerSignature.Method.valueOf(page.value("method"));
        var statement = Statement.read(Fields.of(CanonicalJson.parseObject(page.value("statement"))));
        byte[] spki = HEX.parseHex(page.value("spki"));

        assertThat(new String(statement.signedBytes(method), UTF_8).replace("\n", "\\n"))
                .isEqualTo(page.value("signed"));
        assertThat(statement.contentHash()).isEqualTo(page.value("contentHash"));
        assertThat(OfficerId.of(spki)).hasToString(page.value("key"));
        assertThat(P256.fits(P256.publicKey(spki), statement.signedBytes(method), Base64Url.decode(page.value("sig"))))
                .isTrue();
    }

    @Test
    void every_code_every_verdict_with_its_exit_code_and_every_check_is_on_the_pages() throws IOException {
        var text = new StringBuilder();
        for (String name : List.of("README", "label", "view", "bundle", "anchor", "status-list")) {
            text.append(page(name));
        }
        String all = text.toString();

        assertThat(Stream.of(Code.values()).map(Code::toString))
                .allSatisfy(code -> assertThat(all).contains("`" + code + "`"));
        assertThat(Stream.of(Step.values()).map(Step::name).filter(step -> step.length() > 1))
                .allSatisfy(step ->
                        assertThat(all).containsPattern("(?m)^(\\| " + step + " \\||- \\*\\*" + step + "\\*\\*:)"));
        for (Conclusion conclusion : Conclusion.values()) {
            assertThat(all.lines()
                            .filter(line -> line.startsWith("| `") && line.contains("`" + conclusion.name() + "`")))
                    .as(conclusion.name())
                    .anyMatch(line -> line.contains("| " + conclusion.exitCode()));
        }
    }

    /** Who reads a class finds its format, and who reads a page its classes. */
    @Test
    void the_classes_that_a_page_names_name_the_page() throws IOException {
        for (String name : List.of("label", "view", "bundle", "anchor", "status-list", "statement")) {
            String page = page(name);
            String sentence = page.substring(page.indexOf("In code: "), page.indexOf("; notation in"));
            List<String> classes = Pattern.compile("`(\\w+)`")
                    .matcher(sentence)
                    .results()
                    .map(found -> found.group(1))
                    .toList();
            assertThat(classes).as(name).isNotEmpty();
            for (String each : classes) {
                assertThat(source(each)).as(each).contains("docs/reference/formats/" + name + ".md");
            }
        }
    }

    private static String source(String className) throws IOException {
        for (String room : List.of("../verifier", "../ledger-model")) {
            try (Stream<Path> files = Files.walk(Path.of(room, "src", "main", "java"))) {
                Optional<Path> found = files.filter(
                                file -> file.getFileName().toString().equals(className + ".java"))
                        .findFirst();
                if (found.isPresent()) {
                    return Files.readString(found.get());
                }
            }
        }
        throw new IOException("no class " + className);
    }

    private static LabelClaims claims(Vector page) {
        return new LabelClaims(
                LabelClaims.domain(page.value("channel"), page.value("chaincode")),
                UUID.fromString(page.value("certificate")),
                HEX.parseHex(page.value("recordHash")),
                page.number("asOf"),
                page.number("validUntil"),
                page.number("statusIndex"),
                page.number("grossMg"),
                page.number("fineMg"),
                page.number("fineness"),
                page.value("country"),
                page.value("seal"));
    }

    @Test
    void bundle_of_an_attestation() throws IOException {
        Vector page = vector("attestation", "attestation");
        byte[] bytes = page.value("bytes").getBytes(UTF_8);
        AttestationBundle bundle = AttestationBundle.read(bytes);

        assertThat(bundle.attestation()).isEqualTo(page.value("attestation"));
        assertThat(bundle.views().stream().map(HEX::formatHex)).containsExactlyElementsOf(page.values("view"));
        assertThat(bundle.bytes()).isEqualTo(bytes);
        assertThat(Digest.hex(bytes)).isEqualTo(page.value("sha256"));
    }

    private static LabelPayload payload(
            Vector page, LabelClaims claims, String networkTag, List<LabelPayload.Signature> signatures) {
        return new LabelPayload(
                HEX.parseHex(networkTag),
                HEX.parseHex(page.value("proposalHash")),
                place(page.value("definition")),
                place(page.value("certificate")),
                place(page.value("status")),
                claims.bytes(),
                signatures);
    }

    private static Version place(String text) {
        String[] parts = text.split("/");
        return new Version(Long.parseLong(parts[0]), Long.parseLong(parts[1]));
    }

    private static byte[] filled(String hex, String times) {
        byte[] bytes = new byte[Integer.parseInt(times)];
        Arrays.fill(bytes, HEX.parseHex(hex)[0]);
        return bytes;
    }

    private static String page(String name) throws IOException {
        return Files.readString(PAGES.resolve(name + ".md"));
    }

    private static Vector vector(String page, String name) throws IOException {
        String[] parts = page(page).split("\n```vector " + name + "\n");
        assertThat(parts).as(name + " on " + page).hasSize(2);
        return new Vector(parts[1].substring(0, parts[1].indexOf("\n```"))
                .lines()
                .map(line -> line.split(" = ", 2))
                .toList());
    }

    /** @param lines names and values, as they follow each other on the page */
    private record Vector(List<String[]> lines) {
        String value(String name) {
            assertThat(values(name)).as(name).hasSize(1);
            return values(name).getFirst();
        }

        List<String> values(String name) {
            return lines.stream()
                    .filter(line -> line[0].equals(name))
                    .map(line -> line[1])
                    .toList();
        }

        int number(String name) {
            return Integer.parseInt(value(name));
        }
    }
}
