// SPDX-License-Identifier: Apache-2.0
package org.capaz.cli.verify;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.capaz.cli.console.CommandMessage;
import org.capaz.ledger.json.CanonicalJson;
import org.capaz.ledger.json.Fields;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.json.JsonException;
import org.capaz.ledger.message.Argument;
import org.capaz.ledger.message.Sentence;
import org.capaz.verifier.fabric.Version;
import org.capaz.verifier.program.KeptFile;
import org.capaz.verifier.verdict.CheckFailed;
import org.capaz.verifier.verdict.Code;
import org.capaz.verifier.verdict.VerdictMessage;
import org.capaz.verifier.view.LatestSeen;

/**
 * The newest state that this machine has seen of networks and certificates, in one file, so that an older state shown
 * later is detected (check V13). A file that cannot be read leaves the question open: without it a rollback would go
 * unnoticed. One that cannot be written changes no verdict.
 */
final class SeenStates {
    private final Path file;

    SeenStates(Path file) {
        this.file = file;
    }

    /** @param network the hash of its first block, in hexadecimal */
    LatestSeen of(String network, String certificate) {
        try {
            return of(read(), network, certificate);
        } catch (IOException | JsonException e) {
            throw new CheckFailed(
                    Code.E_ANCHOR, VerdictMessage.FILE_UNREADABLE.with("file", Argument.id(file.toString())), true);
        }
    }

    private static LatestSeen of(Json.Obj all, String network, String certificate) {
        long headSeq = all.get(network) instanceof Json.Num number ? number.value() : 0;
        if (!(all.get(network + "/" + certificate) instanceof Json.Obj record)) {
            return new LatestSeen(headSeq, Optional.empty(), Optional.empty());
        }
        Fields fields = Fields.of(record);
        return new LatestSeen(headSeq, version(fields, "certificate"), version(fields, "status"));
    }

    /** Keeps the newest of what was seen; says why not, when the file cannot be written. */
    Optional<Sentence> keep(String network, String certificate, LatestSeen seen) {
        LatestSeen newest = of(network, certificate).and(seen);
        Json.Obj record = Json.object();
        record = newest.certificate().isEmpty()
                ? record
                : record.with("certificate", json(newest.certificate().get()));
        record = newest.status().isEmpty()
                ? record
                : record.with("status", json(newest.status().get()));
        try {
            KeptFile.write(
                    file,
                    CanonicalJson.bytes(
                            read().with(network, newest.headSeq()).with(network + "/" + certificate, record)));
            return Optional.empty();
        } catch (IOException | JsonException e) {
            return Optional.of(CommandMessage.FILE_NOT_WRITABLE.with("file", Argument.id(file.toString())));
        }
    }

    private Json.Obj read() throws IOException {
        return Files.exists(file)
                ? CanonicalJson.parseObject(CanonicalJson.decode(Files.readAllBytes(file)))
                : Json.object();
    }

    private static Optional<Version> version(Fields fields, String name) {
        if (!fields.has(name)) {
            return Optional.empty();
        }
        Fields version = fields.object(name);
        return Optional.of(new Version(version.integer("block"), version.integer("tx")));
    }

    private static Json.Obj json(Version version) {
        return Json.object().with("block", version.block()).with("tx", version.tx());
    }
}
