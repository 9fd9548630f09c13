// SPDX-License-Identifier: Apache-2.0
package org.capaz.verifier;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The entry class for an old Java, which says so in a sentence. */
class StartTest {
    private static final Path CLASS = Path.of("target/classes/org/capaz/verifier/Start.class");
    private static final int JAVA_8 = 52;

    @Test
    void java_8_can_load_the_entry_class() throws IOException {
        try (var in = new DataInputStream(Files.newInputStream(CLASS))) {
            in.readInt();
            in.readUnsignedShort();

            assertThat(in.readUnsignedShort()).isEqualTo(JAVA_8);
        }
    }

    @Test
    void an_old_java_says_which_one_is_needed() throws IOException {
        assertThat(answer("1.8", "--help", "--lang", "en"))
                .isEqualTo("verifier.jar needs Java 21 or later; this is Java 8."
                        + " Install a newer Java and run the same command again.\n");
        assertThat(answer("20", "--lang", "es"))
                .startsWith("verifier.jar necesita Java 21 o posterior; este es Java 20.");
    }

    @Test
    void java_21_goes_on_to_the_program() throws IOException {
        assertThat(answer("21", "--help")).isEmpty();
    }

    private static String answer(String version, String... args) throws IOException {
        var err = new StringWriter();
        boolean old = Start.isTooOld(version, args, new PrintWriter(err, true));
        assertThat(old).isEqualTo(!err.toString().isEmpty());
        return err.toString();
    }
}
