// SPDX-License-Identifier: Apache-2.0
package org.capaz.verifier;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.capaz.ledger.message.Language;
import org.capaz.verifier.trust.Anchor;
import org.capaz.verifier.trust.PeerDirectory;
import org.capaz.verifier.verdict.Report;
import org.capaz.verifier.verdict.Verdict;

/** The example in the documentation of {@link Verifier}; {@link VerifierExampleTest} runs it. */
final class VerifierExample {
    private VerifierExample() {}

    static String check(Path anchorFile, Path peersFile, String labelText, long now) throws IOException {
        // @start region="label"
        Anchor anchor = Anchor.read(Files.readAllBytes(anchorFile));
        PeerDirectory peers = PeerDirectory.read(Files.readAllBytes(peersFile));
        Verifier verifier = Verifier.trusting(List.of(anchor), peers);

        Verdict verdict = verifier.label(labelText, Optional.empty(), now);

        String report = Report.text(verdict, Language.ENGLISH);
        // @end
        return report;
    }
}
