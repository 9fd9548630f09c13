// SPDX-License-Identifier: Apache-2.0
package org.capaz.verifier.program;

import static org.capaz.verifier.verdict.Code.E_ANCHOR;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.capaz.ledger.json.CanonicalJson;
import org.capaz.ledger.json.Fields;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.json.JsonException;
import org.capaz.ledger.message.Argument;
import org.capaz.ledger.message.Sentence;
import org.capaz.verifier.trust.Anchor;
import org.capaz.verifier.verdict.CheckFailed;
import org.capaz.verifier.verdict.PlainNumbers;
import org.capaz.verifier.verdict.VerdictMessage;

/**
 * The highest version of an anchor that was used of each network, kept in a file between two runs: an older anchor, which
 * does not know who was revoked since, is not used again, nor another one of the same version. The file is the one in which
 * {@code capaz} keeps the newest states; what else stands there is left as it is.
 *
 * <p>Decision 157.
 */
public final class AnchorMemory {
    private final Path file;

    /**
     * A memory in that file, which need not exist yet.
     *
     * @param file where it is kept
     */
    public AnchorMemory(Path file) {
        this.file = file;
    }

    /**
     * Refuses anchors that are older than the one used before, and remembers the newest of each network.
     *
     * @param anchors what the user believes
     * @return why they are not remembered, when the file cannot be written
     * @throws CheckFailed with {@code E-ANCHOR} when one is older than, or not the same as, the one used before, or when the
     *     file cannot be read
     */
    public Optional<Sentence> take(List<Anchor> anchors) {
        Json.Obj before = read();
        Json.Obj after = checked(anchors, before);
        return after.equals(before) ? Optional.empty() : write(after);
    }

    /**
     * Refuses anchors as {@link #take} does, and remembers nothing of them: they are another's, such as a seller's, and must not
     * decide which of the user's own anchors is used later.
     *
     * @param anchors what the user believes this once
     * @throws CheckFailed with {@code E-ANCHOR} as {@link #take}
     */
    public void requireNotOlder(List<Anchor> anchors) {
        checked(anchors, read());
    }

    /** What is to be remembered after these anchors. */
    private Json.Obj checked(List<Anchor> anchors, Json.Obj before) {
        Json.Obj after = before;
        for (Anchor anchor : anchors) {
            String key = anchor.genesis() + "/anchor";
            int highest = anchors.stream()
                    .filter(other -> other.genesis().equals(anchor.genesis()))
                    .mapToInt(Anchor::version)
                    .max()
                    .orElseThrow();
            Optional<Seen> seen = seen(before, key);
            seen.ifPresent(known -> require(known, anchor, highest));
            if (anchor.version() == highest) {
                after = after.with(
                        key, Json.object().with("fingerprint", anchor.id()).with("version", anchor.version()));
            }
        }
        return after;
    }

    private record Seen(long version, String fingerprint) {}

    private void require(Seen seen, Anchor anchor, int highest) {
        if (highest < seen.version()) {
            throw new CheckFailed(
                    E_ANCHOR,
                    VerdictMessage.ANCHOR_OLDER_THAN_SEEN
                            .with("version", PlainNumbers.digits(highest))
                            .and("seen", PlainNumbers.digits(seen.version()))
                            .and("fingerprint", Argument.id(seen.fingerprint()))
                            .and("file", Argument.id(file.toString())));
        }
        if (anchor.version() == seen.version() && !anchor.id().equals(seen.fingerprint())) {
            throw new CheckFailed(
                    E_ANCHOR,
                    VerdictMessage.ANCHOR_OTHER_THAN_SEEN
                            .with("version", PlainNumbers.digits(anchor.version()))
                            .and("fingerprint", Argument.id(anchor.id()))
                            .and("seen", Argument.id(seen.fingerprint()))
                            .and("file", Argument.id(file.toString())));
        }
    }

    private Optional<Seen> seen(Json.Obj all, String key) {
        if (all.get(key) == null) {
            return Optional.empty();
        }
        try {
            Fields fields = Fields.of(all).object(key);
            return Optional.of(new Seen(fields.integer("version"), fields.text("fingerprint")));
        } catch (JsonException e) {
            throw unreadable();
        }
    }

    private Json.Obj read() {
        try {
            return Files.exists(file)
                    ? CanonicalJson.parseObject(CanonicalJson.decode(Files.readAllBytes(file)))
                    : Json.object();
        } catch (IOException | JsonException e) {
            throw unreadable();
        }
    }

    /** Without the memory an older anchor would go unnoticed. */
    private CheckFailed unreadable() {
        return new CheckFailed(
                E_ANCHOR, VerdictMessage.FILE_UNREADABLE.with("file", Argument.id(file.toString())), true);
    }

    private Optional<Sentence> write(Json.Obj all) {
        try {
            KeptFile.write(file, CanonicalJson.bytes(all));
            return Optional.empty();
        } catch (IOException e) {
            return Optional.of(VerdictMessage.ANCHOR_NOT_REMEMBERED.with("file", Argument.id(file.toString())));
        }
    }
}
