// SPDX-License-Identifier: Apache-2.0
package org.capaz.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPrivateKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import org.capaz.cli.console.ExitCode;
import org.capaz.ledger.identity.Digest;
import org.capaz.ledger.json.CanonicalJson;
import org.capaz.ledger.json.Json;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Newer anchors over the verifier's own vectors; whose signatures count is the verifier's business. */
class AnchorCommandTest {
    private static final Path VECTORS = Path.of("..", "verifier", "src", "test", "resources", "vectors");
    /** The order of the group of P-256. */
    private static final BigInteger ORDER =
            new BigInteger("ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551", 16);

    @TempDir
    Path folder;

    private final CommandLineRunner commandLine = new CommandLineRunner();
    private Path trusted;
    private Path newer;
    private Path signatures;

    @BeforeEach
    void trusting_the_first_version() throws IOException {
        trusted = folder.resolve("public").resolve("anchor.json");
        Files.createDirectories(trusted.getParent());
        Files.copy(VECTORS.resolve("anchor.json"), trusted);
        newer = Files.createDirectories(folder.resolve("download")).resolve("anchor.json");
        signatures = newer.resolveSibling("anchor.sigs.json");
    }

    @Test
    void an_anchor_that_enough_organisations_signed_takes_the_place_of_the_trusted_one() throws IOException {
        downloaded("signed-by-three-of-four");

        assertThat(update()).isEqualTo(ExitCode.OK);
        assertThat(trusted).hasSameBinaryContentAs(newer);
        assertThat(trusted.resolveSibling("anchor.sigs.json")).hasSameBinaryContentAs(signatures);
        assertThat(commandLine.err())
                .contains("Anchor version 2 is trusted now", "BuyersMSP, ProducersMSP, TradersMSP")
                .doesNotContain("no longer holds");
    }

    @Test
    void after_an_update_the_older_anchor_is_not_used_again() throws IOException {
        downloaded("signed-by-three-of-four");
        assertThat(verifyWith(VECTORS.resolve("anchor.json"))).isEqualTo(ExitCode.OK);
        update();

        assertThat(verifyWith(VECTORS.resolve("anchor.json"))).isEqualTo(ExitCode.NOT_CHECKED);
        assertThat(commandLine.out()).contains("E-ANCHOR", "version 1 is older than version 2");
        assertThat(verifyWith(trusted)).isEqualTo(ExitCode.OK);
    }

    @Test
    void an_anchor_that_too_few_signed_leaves_the_trusted_one() throws IOException {
        downloaded("signed-by-two-of-four");

        assertThat(update()).isEqualTo(ExitCode.FAILED);
        assertThat(trusted).hasSameBinaryContentAs(VECTORS.resolve("anchor.json"));
        assertThat(commandLine.err()).contains("The trusted anchor stays. E-QUORUM", "--fingerprint");
    }

    @Test
    void an_anchor_without_signatures_is_taken_by_its_published_fingerprint_only() throws IOException {
        downloaded("signed-by-nobody");
        Files.delete(signatures);
        String fingerprint = Digest.hex(Files.readAllBytes(newer));

        assertThat(update()).isEqualTo(ExitCode.FAILED);
        assertThat(update("--fingerprint", "00".repeat(32))).isEqualTo(ExitCode.FAILED);
        assertThat(commandLine.err()).contains("the fingerprint is " + fingerprint);
        assertThat(trusted).hasSameBinaryContentAs(VECTORS.resolve("anchor.json"));
        assertThat(update("--fingerprint", fingerprint)).isEqualTo(ExitCode.OK);
        assertThat(trusted).hasSameBinaryContentAs(newer);
    }

    @Test
    void what_the_newer_anchor_drops_of_a_member_is_told() throws IOException {
        downloaded("signed-by-nobody");
        Json.Obj anchor = CanonicalJson.parseObject(Files.readString(newer));
        Files.writeString(
                newer,
                CanonicalJson.write(anchor.with(
                        "orgs",
                        ((Json.Arr) anchor.get("orgs"))
                                .items().stream()
                                        .map(org -> ((Json.Obj) org).with("crls", Json.array(List.of())))
                                        .toList())));

        assertThat(update("--fingerprint", Digest.hex(Files.readAllBytes(newer))))
                .isEqualTo(ExitCode.OK);
        assertThat(commandLine.err()).contains("It no longer holds of BuyersMSP: crls");
    }

    @Test
    void an_administrator_adds_the_signature_that_was_missing() throws Exception {
        downloaded("signed-by-two-of-four");

        assertThat(sign("BuyersMSP admin", entry("signed-by-three-of-four", 2))).isEqualTo(ExitCode.OK);
        assertThat(commandLine.err()).contains("Anchor version 2 of channel capaz", "holds 3 signatures now");
        assertThat(sign("BuyersMSP admin", entry("signed-by-three-of-four", 2))).isEqualTo(ExitCode.OK);
        assertThat(((Json.Arr) CanonicalJson.parse(Files.readAllBytes(signatures))).items())
                .hasSize(3);
        assertThat(update()).isEqualTo(ExitCode.OK);
    }

    @Test
    void signatures_of_another_anchor_are_not_kept() throws Exception {
        downloaded("signed-over-another-anchor");

        assertThat(sign("BuyersMSP admin", entry("signed-by-three-of-four", 2))).isEqualTo(ExitCode.OK);
        assertThat(commandLine.err()).contains("holds 3 signatures now");
    }

    @Test
    void a_peer_does_not_sign_an_anchor_nor_does_a_key_of_another_certificate() throws Exception {
        downloaded("signed-by-two-of-four");
        byte[] before = Files.readAllBytes(signatures);

        assertThat(sign("BuyersMSP peer0", entry("signed-by-a-peer", 2))).isEqualTo(ExitCode.FAILED);
        assertThat(sign("BuyersMSP peer0", entry("signed-by-three-of-four", 2))).isEqualTo(ExitCode.FAILED);

        assertThat(commandLine.err()).contains("The anchor was not signed. E-ROLE", "The anchor was not signed. E-SIG");
        assertThat(signatures).hasBinaryContent(before);
    }

    @Test
    void files_of_another_form_are_refused() throws Exception {
        downloaded("signed-by-two-of-four");
        Path none = Files.writeString(folder.resolve("none.pem"), "none");

        assertThat(run("sign", newer.toString(), "--msp=BuyersMSP", "--cert=" + none, "--key=" + none))
                .isEqualTo(ExitCode.FAILED);
        assertThat(commandLine.err()).contains("none.pem is not one X.509 key");
        Path certificate = certificate(entry("signed-by-three-of-four", 2));
        assertThat(run("sign", newer.toString(), "--msp=BuyersMSP", "--cert=" + certificate, "--key=" + none))
                .isEqualTo(ExitCode.FAILED);
        assertThat(commandLine.err()).contains("none.pem is not one private key");
        assertThat(run()).isEqualTo(ExitCode.NOT_CHECKED);
    }

    private void downloaded(String name) throws IOException {
        Json.Obj vector = vector(name);
        Files.writeString(newer, text(vector, "newer"));
        Files.writeString(signatures, text(vector, "signatures"));
    }

    private int update(String... options) {
        return run(Stream.concat(Stream.of("update", newer.toString()), Arrays.stream(options))
                .toArray(String[]::new));
    }

    private int sign(String keyName, Json.Obj entry) throws Exception {
        return run(
                "sign",
                newer.toString(),
                "--msp=BuyersMSP",
                "--cert=" + certificate(entry),
                "--key=" + secret(keyName),
                "--yes");
    }

    private int run(String... words) {
        return commandLine.run(Stream.of(
                        Stream.of("anchor"),
                        Arrays.stream(words),
                        words.length == 0 ? Stream.<String>empty() : Stream.of("--home", folder.toString()))
                .flatMap(part -> part)
                .toArray(String[]::new));
    }

    private int verifyWith(Path anchor) throws IOException {
        Json.Obj label = CanonicalJson.parseObject(Files.readString(VECTORS.resolve("valid/label.json")));
        return commandLine.run(
                "verify",
                text(label, "label"),
                "--home=" + folder,
                "--anchor=" + anchor,
                "--peers=" + VECTORS.resolve("peers.json"),
                "--now=" + ((Json.Num) label.get("now")).value());
    }

    private Path certificate(Json.Obj entry) throws IOException {
        return pem("CERTIFICATE", Base64.getDecoder().decode(text(entry, "cert")));
    }

    /** The key of that name in the demonstration network of the vectors, as Fabric keeps keys. */
    private Path secret(String name) throws IOException, GeneralSecurityException {
        AlgorithmParameters curve = AlgorithmParameters.getInstance("EC");
        curve.init(new ECGenParameterSpec("secp256r1"));
        var scalar = new BigInteger(1, Digest.sha256(("demo key " + name).getBytes(UTF_8))).mod(ORDER);
        var key = KeyFactory.getInstance("EC")
                .generatePrivate(new ECPrivateKeySpec(scalar, curve.getParameterSpec(ECParameterSpec.class)));
        return pem("PRIVATE KEY", key.getEncoded());
    }

    private Path pem(String what, byte[] der) throws IOException {
        return Files.writeString(
                folder.resolve(what + ".pem"),
                "-----BEGIN " + what + "-----\n"
                        + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der) + "\n-----END " + what
                        + "-----\n");
    }

    private static Json.Obj entry(String name, int index) throws IOException {
        return (Json.Obj)
                ((Json.Arr) CanonicalJson.parse(text(vector(name), "signatures").getBytes(UTF_8)))
                        .items()
                        .get(index);
    }

    private static Json.Obj vector(String name) throws IOException {
        return CanonicalJson.parseObject(Files.readString(VECTORS.resolve("updates/" + name + ".json")));
    }

    private static String text(Json.Obj object, String name) {
        return ((Json.Str) object.get(name)).text();
    }
}
