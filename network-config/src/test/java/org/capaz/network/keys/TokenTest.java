// SPDX-License-Identifier: Apache-2.0
package org.capaz.network.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import org.capaz.network.consortium.Consortium;
import org.capaz.network.consortium.Member;
import org.capaz.network.layout.Home;
import org.capaz.network.layout.NetworkLayout;
import org.capaz.network.operation.NotAccepted;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TokenTest {
    private static final Consortium CONSORTIUM = Consortium.ours();
    private static final Member TRADERS = CONSORTIUM.member("traders");

    /** Of all tests: the library reads once in a process where its tokens are. */
    @TempDir
    private static Path tokens;

    @TempDir
    private Path folder;

    private NetworkLayout layout;
    private CryptoMaterial crypto;
    private Path token;

    @BeforeEach
    void make() throws IOException {
        layout = new NetworkLayout(folder.resolve("home"), 0);
        layout.create(new Home(CONSORTIUM, List.of(TRADERS)));
        crypto = new CryptoMaterial(layout, TRADERS);
        crypto.createMissing(CONSORTIUM);
        token = Files.createDirectories(layout.member(TRADERS).resolve("token"));
    }

    /** Keys in files, as SoftHSM2 keeps them; the variable, which the build sets, says where. */
    private void softToken() throws Exception {
        Path library = Path.of("/usr/lib/softhsm/libsofthsm2.so");
        String where = System.getenv("SOFTHSM2_CONF");
        assumeTrue(
                where != null && Files.exists(library),
                "Not tried: a gateway's key in a PKCS#11 token, because SoftHSM2 is not installed (apt-get install"
                        + " softhsm2) or SOFTHSM2_CONF is not set.");
        if (!Files.exists(Path.of(where)) || !Files.readString(Path.of(where)).contains(tokens.toString())) {
            Files.writeString(Path.of(where), "directories.tokendir = " + tokens + "\nobjectstore.backend = file\n");
            Process made = new ProcessBuilder(
                            "softhsm2-util",
                            "--init-token",
                            "--free",
                            "--label",
                            "capaz",
                            "--pin",
                            "271828",
                            "--so-pin",
                            "314159265")
                    .redirectErrorStream(true)
                    .start();
            String said = new String(made.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(made.waitFor()).as(said).isZero();
        }
        settings(library);
    }

    private void settings(Path library) throws IOException {
        Files.writeString(token.resolve("pkcs11.cfg"), "name = capaz\nlibrary = " + library + "\nslotListIndex = 0\n");
        Files.writeString(token.resolve("pin"), "271828\n");
        Files.setPosixFilePermissions(token.resolve("pin"), PosixFilePermissions.fromString("rw-------"));
    }

    @Test
    void the_next_key_of_a_gateway_is_made_in_the_token_and_in_no_file() throws Exception {
        assertThat(crypto.gatewayKey()).containsOnlyKeys("CAPAZ_CLIENT_KEY");
        softToken();

        crypto.renew(Identity.GATEWAY, Duration.ofDays(30));
        crypto.renew(Identity.PEER, Duration.ofDays(30));

        assertThat(crypto.gateway().resolve("msp/keystore")).isEmptyDirectory();
        assertThat(crypto.gatewayKey())
                .containsEntry("CAPAZ_CLIENT_PKCS11", token.resolve("pkcs11.cfg"))
                .containsEntry("CAPAZ_CLIENT_PIN_FILE", token.resolve("pin"));
        assertThat(crypto.keyOf(crypto.peer()))
                .as("Fabric's programs read files")
                .exists();
        Certificates.read(crypto.certificateOf(crypto.gateway()))
                .verify(Certificates.read(crypto.mspRoot()).getPublicKey());
    }

    @Test
    void an_existing_ca_is_asked_for_a_key_in_the_token() throws Exception {
        softToken();
        NetworkLayout elsewhere = new NetworkLayout(folder.resolve("elsewhere"), 0);
        elsewhere.create(new Home(CONSORTIUM, List.of(TRADERS)));
        Files.createDirectories(elsewhere.member(TRADERS).resolve("token"));
        for (String name : List.of("pkcs11.cfg", "pin")) {
            Files.copy(
                    token.resolve(name),
                    elsewhere.member(TRADERS).resolve("token").resolve(name),
                    StandardCopyOption.COPY_ATTRIBUTES);
        }

        new CryptoMaterial(elsewhere, TRADERS).request(EnumSet.of(Holder.GATEWAY), folder.resolve("requests"));

        assertThat(elsewhere.member(TRADERS).resolve("requests/gateway/gateway.key"))
                .doesNotExist();
        assertThat(new CompanyAuthority("Identities").answer(folder.resolve("requests/gateway.csr")))
                .isNotEmpty();
    }

    @Test
    void a_pin_that_others_may_read_and_a_token_that_is_not_there_are_refused_and_the_key_stays() throws Exception {
        Path key = crypto.keyOf(crypto.gateway());
        settings(folder.resolve("nothing.so"));
        assertThatThrownBy(() -> crypto.renew(Identity.GATEWAY, Duration.ofDays(30)))
                .isInstanceOf(NotAccepted.class)
                .hasMessageContaining("cannot be used");

        Files.setPosixFilePermissions(token.resolve("pin"), PosixFilePermissions.fromString("rw-r--r--"));
        assertThatThrownBy(() -> crypto.renew(Identity.GATEWAY, Duration.ofDays(30)))
                .isInstanceOf(NotAccepted.class)
                .hasMessageContaining("chmod 600");
        assertThat(key).exists();
    }

    @Test
    void a_home_with_a_key_that_others_may_read_is_not_started() throws Exception {
        Path key = crypto.orderer().resolve("tls/server.key");
        Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-r-----"));

        assertThatThrownBy(() -> crypto.createMissing(CONSORTIUM))
                .isInstanceOf(NotAccepted.class)
                .hasMessageContainingAll("server.key", "rw-r-----", "chmod 600");

        Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("r--------"));
        crypto.createMissing(CONSORTIUM);
    }
}
