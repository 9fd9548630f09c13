// SPDX-License-Identifier: Apache-2.0
package org.capaz.cli.verify;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import org.capaz.cli.console.CommandFailed;
import org.capaz.cli.console.CommandMessage;
import org.capaz.ledger.json.CanonicalJson;
import org.capaz.ledger.json.Fields;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.json.JsonException;
import org.capaz.ledger.message.Argument;
import org.capaz.verifier.fabric.Version;
import org.capaz.verifier.view.LatestSeen;

/**
 * The newest state that this machine has seen of networks and certificates, in one file, so that an older state shown
 * later is detected (check V13). A file that cannot be read is an error: without it a rollback would go unnoticed.
 */
final class SeenStates {
    private final Path file;

    SeenStates(Path file) {
        this.file = file;
    }

    /** @param network the hash of its first block, in hexadecimal */
    LatestSeen of(String network, String certificate) {
        Json.Obj all = read();
        long headSeq = all.get(network) instanceof Json.Num number ? number.value() : 0;
        if (!(all.get(network + "/" + certificate) instanceof Json.Obj record)) {
            return new LatestSeen(headSeq, Optional.empty(), Optional.empty());
        }
        Fields fields = Fields.of(record);
        return new LatestSeen(headSeq, version(fields, "certificate"), version(fields, "status"));
    }

    void keep(String network, String certificate, LatestSeen seen) {
        LatestSeen newest = of(network, certificate).and(seen);
        Json.Obj record = Json.object();
        record = newest.certificate().isEmpty()
                ? record
                : record.with("certificate", json(newest.certificate().get()));
        record = newest.status().isEmpty()
                ? record
                : record.with("status", json(newest.status().get()));
        Json.Obj all = read().with(network, newest.headSeq()).with(network + "/" + certificate, record);
        try {
            Files.createDirectories(file.getParent());
            Path beside = file.resolveSibling(file.getFileName() + ".new");
            Files.writeString(beside, CanonicalJson.write(all));
            Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new CommandFailed(
                    CommandMessage.FILE_NOT_WRITABLE.with("file", Argument.id(file.toString())),
                    CommandMessage.CHECK_FOLDER_AND_SPACE.sentence(),
                    e);
        }
    }

    private Json.Obj read() {
        try {
            return Files.exists(file)
                    ? CanonicalJson.parseObject(CanonicalJson.decode(Files.readAllBytes(file)))
                    : Json.object();
        } catch (IOException | JsonException e) {
            throw new CommandFailed(
                    CommandMessage.FILE_NOT_READABLE.with("file", Argument.id(file.toString())),
                    CommandMessage.CHECK_FILE_NAME.sentence(),
                    e);
        }
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
