// SPDX-License-Identifier: Apache-2.0
package org.capaz.verifier.program;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import org.capaz.ledger.identity.Digest;
import org.capaz.ledger.message.Argument;
import org.capaz.ledger.message.Sentence;
import org.capaz.verifier.trust.Anchor;
import org.capaz.verifier.verdict.PlainNumbers;
import org.capaz.verifier.verdict.VerdictMessage;
import org.capaz.verifier.view.StatusCheck;

/**
 * The newest status list that was seen of each network and channel, each in a file beside the one in which {@code capaz} keeps
 * the newest states. It is kept as a member handed it out and believed no more than one that a stranger brings: whoever uses
 * it makes all checks again.
 *
 * <p>Decision 159.
 */
public final class StatusMemory {
    /** As much as is read of a list that a user names. */
    private static final int LARGEST_FILE = 5 << 20;

    private static final int MINUTE = 60;
    private static final int HOUR = 60 * MINUTE;

    private final Path seenFile;

    /**
     * A memory beside that file, which need not exist yet.
     *
     * @param seenFile where the newest states are kept
     */
    public StatusMemory(Path seenFile) {
        this.seenFile = seenFile;
    }

    /**
     * A kept list.
     *
     * @param list as a member handed it out
     * @param age how old it is, or that it does not hold, for the user
     */
    public record Kept(byte[] list, Sentence age) {}

    /**
     * The list that is kept of the anchor's network and channel.
     *
     * @param anchor the anchor of what is checked
     * @param now Unix seconds by the reader's clock
     * @return empty when none is kept, or its file cannot be read: nothing is known then, as before the first list
     */
    public Optional<Kept> of(Anchor anchor, long now) {
        Path file = file(anchor);
        return read(file).map(list -> new Kept(list, age(file, StatusCheck.statedAt(anchor, list, now), now)));
    }

    /**
     * Keeps a list whose signatures and bits hold, unless the one that is kept is newer.
     *
     * @param anchor the anchor of what was checked
     * @param list as a member handed it out
     * @param now Unix seconds by the reader's clock
     * @return why it is not kept, when its file cannot be written
     */
    public Optional<Sentence> keep(Anchor anchor, byte[] list, long now) {
        Optional<Long> stated = StatusCheck.statedAt(anchor, list, now);
        if (stated.isEmpty()) {
            return Optional.empty();
        }
        Path file = file(anchor);
        boolean newerKept = read(file)
                .flatMap(kept -> StatusCheck.statedAt(anchor, kept, now))
                .filter(kept -> kept > stated.get())
                .isPresent();
        return newerKept ? Optional.empty() : write(file, list);
    }

    /** A name of one kind of letters, whatever the channel is called. */
    private Path file(Anchor anchor) {
        return seenFile.resolveSibling("status-" + Digest.hex(anchor.genesis() + "/" + anchor.channel()) + ".json");
    }

    private static Sentence age(Path file, Optional<Long> stated, long now) {
        return stated.map(asOf -> {
                    long seconds = Math.max(0, now - asOf);
                    return VerdictMessage.STATUS_LIST_KEPT
                            .with("stated", Argument.moment(Instant.ofEpochSecond(asOf)))
                            .and("hours", PlainNumbers.digits(seconds / HOUR))
                            .and("minutes", PlainNumbers.digits(seconds % HOUR / MINUTE));
                })
                .orElseGet(
                        () -> VerdictMessage.STATUS_LIST_KEPT_DOES_NOT_HOLD.with("file", Argument.id(file.toString())));
    }

    private static Optional<byte[]> read(Path file) {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try (InputStream in = Files.newInputStream(file)) {
            return Optional.of(in.readNBytes(LARGEST_FILE));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static Optional<Sentence> write(Path file, byte[] list) {
        try {
            KeptFile.write(file, list);
            return Optional.empty();
        } catch (IOException e) {
            return Optional.of(VerdictMessage.STATUS_LIST_NOT_KEPT.with("file", Argument.id(file.toString())));
        }
    }
}
