// SPDX-License-Identifier: Apache-2.0
package org.capaz.network.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.security.SignatureException;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import org.capaz.network.machine.FileMode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChaincodeTlsTest {

    private static final String SERVER_AUTH = "1.3.6.1.5.5.7.3.1";
    private static final String CLIENT_AUTH = "1.3.6.1.5.5.7.3.2";

    @TempDir
    private Path folder;

    @BeforeEach
    void make() throws IOException {
        ChaincodeTls.make(folder);
    }

    @Test
    void each_side_has_a_certificate_of_the_connections_own_ca_for_its_own_part() throws CertificateParsingException {
        X509Certificate ca = Certificates.read(folder.resolve("ca.crt"));
        X509Certificate server = Certificates.read(folder.resolve("server.crt"));
        X509Certificate client = Certificates.read(folder.resolve("client.crt"));

        assertThatCode(() -> server.verify(ca.getPublicKey())).doesNotThrowAnyException();
        assertThatCode(() -> client.verify(ca.getPublicKey())).doesNotThrowAnyException();
        assertThat(server.getExtendedKeyUsage()).containsExactly(SERVER_AUTH);
        assertThat(client.getExtendedKeyUsage()).containsExactly(CLIENT_AUTH);
    }

    @Test
    void another_members_connection_has_another_ca(@TempDir Path other) throws IOException {
        ChaincodeTls.make(other);
        X509Certificate theirs = Certificates.read(other.resolve("ca.crt"));

        assertThatThrownBy(() -> Certificates.read(folder.resolve("server.crt")).verify(theirs.getPublicKey()))
                .isInstanceOf(SignatureException.class);
    }

    @Test
    void keys_are_their_owners_alone_and_the_cas_key_is_forgotten() throws IOException {
        assertThat(FileMode.of(folder.resolve("server.key"))).isEqualTo("rw-------");
        assertThat(FileMode.of(folder.resolve("client.key"))).isEqualTo("rw-------");
        assertThat(folder).isDirectoryNotContaining(file -> file.endsWith("ca.key"));
    }
}
