// SPDX-License-Identifier: Apache-2.0
package org.capaz.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.capaz.demo.message.CaseMessage;
import org.capaz.ledger.identity.Digest;
import org.capaz.ledger.json.CanonicalJson;
import org.capaz.ledger.json.Fields;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.message.Argument;

/** The folder {@code demo/} of a network: the files a demonstration writes, and the journal by which it is continued. */
public final class DemoFolder {
    private static final String JOURNAL = "journal.json";

    private final Path folder;

    /** @param home the network's folder */
    public DemoFolder(Path home) {
        this.folder = home.resolve("demo");
    }

    /**
     * Which case was submitted to this network, and on which day first.
     *
     * @param digest of all files of the case
     * @param played the day, in Bogotá, that stands for the day after the case
     */
    record Journal(String digest, LocalDate played) {}

    Optional<Journal> journal() {
        Path file = folder.resolve(JOURNAL);
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        Fields fields = Fields.of(CanonicalJson.parseObject(CanonicalJson.decode(bytes(file))));
        return Optional.of(new Journal(fields.text("case"), LocalDate.parse(fields.text("played"))));
    }

    void save(Journal journal) {
        write(
                JOURNAL,
                Json.object()
                        .with("case", journal.digest())
                        .with("played", journal.played().toString())
                        .toString()
                        .getBytes(StandardCharsets.UTF_8));
    }

    Path write(String name, byte[] bytes) {
        try {
            Files.createDirectories(folder);
            Path beside = folder.resolve(name + ".new");
            Files.write(beside, bytes);
            return Files.move(
                    beside, folder.resolve(name), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new DemoFailure(
                    CaseMessage.FILE_NOT_WRITABLE.with(
                            "file", Argument.id(folder.resolve(name).toString())),
                    CaseMessage.CHECK_FOLDER_AND_SPACE.sentence(),
                    e);
        }
    }

    Path path() {
        return folder;
    }

    /** Deletes the folder. */
    public void delete() {
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Changes with any byte of any file of a case. */
    static String digest(Path caseFolder) {
        var text = new StringBuilder();
        try (Stream<Path> files = Files.walk(caseFolder, 2)) {
            List<Path> sorted = files.filter(file -> file.toString().endsWith(".csv"))
                    .sorted(Comparator.comparing(
                            file -> caseFolder.relativize(file).toString()))
                    .toList();
            for (Path file : sorted) {
                text.append(caseFolder.relativize(file))
                        .append(' ')
                        .append(hex(bytes(file)))
                        .append('\n');
            }
            return hex(text.toString().getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String hex(byte[] bytes) {
        return Digest.hex(bytes);
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
