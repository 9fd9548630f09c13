// SPDX-License-Identifier: Apache-2.0
package org.capaz.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecretFileTest {
    @TempDir
    private Path folder;

    private Path secret(String permissions) throws IOException {
        Path file = Files.writeString(folder.resolve("password"), "geheim\n");
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));
    }

    @Test
    void a_secret_that_only_its_owner_reads_is_read_without_its_line_end() throws IOException {
        assertThat(SecretFile.read(secret("rw-------"))).isEqualTo("geheim");
        assertThat(SecretFile.read(secret("r--------"))).isEqualTo("geheim");
    }

    @ParameterizedTest
    @ValueSource(strings = {"rw-r-----", "rw--w----", "rw----r--", "rw-----w-"})
    void a_secret_that_others_may_read_or_change_is_refused_with_what_to_do(String permissions) throws IOException {
        Path file = secret(permissions);

        assertThatThrownBy(() -> SecretFile.read(file))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContainingAll(permissions, "chmod 600 " + file);
    }

    @Test
    void a_gateway_does_not_start_with_an_open_password_of_its_database() throws IOException {
        Path file = secret("rw-r--r--");

        assertThatThrownBy(() -> new Database(TestDatabase.settings("jdbc:postgresql://127.0.0.1:1/none", file)))
                .hasMessageContaining("chmod 600");
    }
}
