// SPDX-License-Identifier: Apache-2.0
package org.capaz.verifier.fabric;

import java.util.List;
import java.util.Optional;
import org.capaz.verifier.verdict.VerdictMessage;
import org.capaz.verifier.wire.ProtoMessage;

/**
 * What a simulated transaction read and would write, by namespace, as the peers signed it.
 *
 * @param namespaces one for each chaincode that was called, sorted by name
 */
public record ReadWriteSet(List<Namespace> namespaces) {
    /**
     * One chaincode's part. {@code beyondKeys} is true when there are metadata writes or private collections.
     *
     * @param name the chaincode's name
     * @param reads the keys read, in the order of the bytes
     * @param ranges the ranges of keys read, in the order of the bytes
     * @param writes the keys written, in the order of the bytes
     * @param beyondKeys whether there are metadata writes or private collections
     */
    public record Namespace(String name, List<Read> reads, List<Range> ranges, List<Write> writes, boolean beyondKeys) {
        /**
         * Finds a read.
         *
         * @param key the key
         * @return empty when the key was not read
         */
        public Optional<Read> read(String key) {
            return reads.stream().filter(read -> read.key().equals(key)).findFirst();
        }

        /**
         * Finds a write.
         *
         * @param key the key
         * @return empty when the key was not written
         */
        public Optional<Write> write(String key) {
            return writes.stream().filter(write -> write.key().equals(key)).findFirst();
        }
    }

    /**
     * A key that was read, and where it had been written; no version means that the key did not exist.
     *
     * @param key the key
     * @param version where it was last written; empty when the key did not exist
     */
    public record Read(String key, Optional<Version> version) {}

    /**
     * All keys between two, which were read together.
     *
     * @param start the first key, itself included
     * @param end the key before which it ends
     */
    public record Range(String start, String end) {}

    /**
     * A key that was written or deleted.
     *
     * @param key the key
     * @param delete whether the key was deleted
     * @param value the new value, empty for a deleted key
     */
    public record Write(String key, boolean delete, byte[] value) {}

    /** Copies the list. */
    public ReadWriteSet {
        namespaces = List.copyOf(namespaces);
    }

    /**
     * Finds a chaincode's part.
     *
     * @param name the chaincode's name
     * @return empty when that chaincode was not called
     */
    public Optional<Namespace> namespace(String name) {
        return namespaces.stream().filter(ns -> ns.name().equals(name)).findFirst();
    }

    static ReadWriteSet read(byte[] results) {
        return new ReadWriteSet(ProtoMessage.read(VerdictMessage.PROTO_RESULTS, results).all(2).stream()
                .map(ReadWriteSet::readNamespace)
                .toList());
    }

    private static Namespace readNamespace(byte[] bytes) {
        var message = ProtoMessage.read(VerdictMessage.PROTO_NAMESPACE, bytes);
        var keys = message.message(2, VerdictMessage.PROTO_READ_WRITE_SET);
        return new Namespace(
                message.text(1),
                keys.all(1).stream().map(ReadWriteSet::readRead).toList(),
                keys.all(2).stream().map(ReadWriteSet::readRange).toList(),
                keys.all(3).stream().map(ReadWriteSet::readWrite).toList(),
                keys.has(4) || message.has(3));
    }

    private static Range readRange(byte[] bytes) {
        var message = ProtoMessage.read(VerdictMessage.PROTO_RANGE, bytes);
        return new Range(message.text(1), message.text(2));
    }

    private static Read readRead(byte[] bytes) {
        var message = ProtoMessage.read(VerdictMessage.PROTO_READ, bytes);
        return new Read(message.text(1), message.present(2).map(Version::read));
    }

    private static Write readWrite(byte[] bytes) {
        var message = ProtoMessage.read(VerdictMessage.PROTO_WRITE, bytes);
        return new Write(message.text(1), message.flag(2), message.bytes(3));
    }
}
