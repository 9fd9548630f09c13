// SPDX-License-Identifier: Apache-2.0
package org.capaz.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.capaz.audit.exception.ExceptionKind;
import org.capaz.audit.message.AuditMessage;
import org.capaz.audit.perform.AuditCheck;
import org.capaz.ledger.message.Language;
import org.capaz.ledger.message.Messages;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the audit says stands in both bundles, and it says all of it. */
class AuditMessageTest {
    @ParameterizedTest
    @EnumSource(AuditMessage.class)
    void every_message_stands_in_both_bundles_and_is_used(AuditMessage message) throws IOException {
        assertThat(Stream.of(Language.values()))
                .allMatch(language -> Messages.in(language).knows(message.name()));
        boolean question =
                Stream.of(AuditCheck.values()).anyMatch(check -> message.name().equals("AUDIT_" + check))
                        || Stream.of(ExceptionKind.values())
                                .anyMatch(kind -> message.name().equals("EXCEPTION_" + kind));
        assertThat(question || usedIn("src/main/java", message) || usedIn("../cli/src/main/java", message))
                .as(message.name())
                .isTrue();
    }

    private static boolean usedIn(String folder, AuditMessage message) throws IOException {
        try (Stream<Path> files = Files.walk(Path.of(folder))) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".java")).toList()) {
                if (Files.readString(file).matches("(?s).*AuditMessage\\s*\\.\\s*" + message.name() + "\\b.*")) {
                    return true;
                }
            }
        }
        return false;
    }
}
