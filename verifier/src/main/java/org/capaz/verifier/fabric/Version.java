// SPDX-License-Identifier: Apache-2.0
package org.capaz.verifier.fabric;

import java.util.Comparator;
import org.capaz.ledger.message.Argument;
import org.capaz.ledger.message.ArgumentSource;
import org.capaz.verifier.verdict.VerdictMessage;
import org.capaz.verifier.wire.ProtoMessage;

/**
 * The place of a valid transaction on the ledger; a key read with a version was last written there.
 *
 * @param block the block number, from 0
 * @param tx the transaction's index in the block, from 0
 */
public record Version(long block, long tx) implements Comparable<Version>, ArgumentSource {
    private static final Comparator<Version> ORDER =
            Comparator.comparingLong(Version::block).thenComparingLong(Version::tx);

    static Version read(byte[] bytes) {
        var message = ProtoMessage.read(VerdictMessage.PROTO_VERSION, bytes);
        return new Version(message.number(1), message.number(2));
    }

    @Override
    public int compareTo(Version other) {
        return ORDER.compare(this, other);
    }

    @Override
    public Argument argument() {
        return Argument.id(toString());
    }

    /** As people name a place: {@code block 14, transaction 2} is {@code 14/2}. */
    @Override
    public String toString() {
        return block + "/" + tx;
    }
}
