// SPDX-License-Identifier: Apache-2.0
package org.capaz.cli;

import java.nio.file.Path;
import org.capaz.cli.console.CommandFailed;
import org.capaz.cli.console.CommandMessage;
import org.capaz.cli.option.HomeOption;
import org.capaz.cli.trust.PublicFile;
import org.capaz.cli.trust.PublicRecords;
import org.capaz.ledger.message.Argument;
import org.capaz.verifier.trust.Anchor;
import org.capaz.verifier.verdict.CheckFailed;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The newer anchor with the signatures beside it, and the trusted one that it would replace. */
final class NewerAnchor {
    @Mixin
    private HomeOption home;

    @Parameters(paramLabel = "${bundle:PLACE_FILE}", description = "${bundle:HELP_ANCHOR_NEWER}")
    private Path newer;

    @Option(
            names = "--signatures",
            paramLabel = "${bundle:PLACE_FILE}",
            description = "${bundle:HELP_ANCHOR_SIGNATURES}")
    private @Nullable Path signatures;

    @Option(names = "--trusted", paramLabel = "${bundle:PLACE_FILE}", description = "${bundle:HELP_ANCHOR_TRUSTED}")
    private @Nullable Path trusted;

    /** The newer anchor's bytes. */
    byte[] bytes() {
        return PublicFile.read(newer);
    }

    /** Where its signatures lie. */
    Path signatures() {
        return signatures == null ? PublicRecords.signaturesBeside(newer) : signatures;
    }

    /** Where the trusted anchor lies. */
    Path trustedFile() {
        return trusted == null ? PublicRecords.anchor(home.publicFolder()) : trusted;
    }

    Anchor trusted() {
        return Anchor.read(PublicFile.read(trustedFile()));
    }

    /** What this machine has seen. */
    Path seenFile() {
        return home.seenFile();
    }

    /** Why the newer anchor was not dealt with, in place of the check's own failure. */
    static CommandFailed failed(CheckFailed failure, CommandMessage what, CommandMessage advice) {
        return new CommandFailed(
                what.with("code", Argument.id(failure.code().toString())).and("because", failure.evidence()),
                advice.sentence(),
                failure);
    }
}
