// SPDX-License-Identifier: Apache-2.0
package org.capaz.audit.evidence;

import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.capaz.ledger.certificate.Opening;
import org.capaz.ledger.identity.Digest;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.json.JsonException;

/**
 * Every hash that may stand on the ledger for one file: of its bytes alone, as invoices are hashed; of its salt and its bytes,
 * with and without what commitments begin with; and, for a file that opens a commitment ({@code
 * docs/reference/certificate.md}), that commitment.
 *
 * @param made each with how it was made
 * @param inside hashes within an opened value, such as that of a photo: whoever has the photo has it from there
 */
public record PaperHashes(List<Made> made, SortedSet<String> inside) {
    /** A larger file is no opening. */
    private static final int LARGEST_OPENING = 1 << 20;

    private static final int PORTION = 1 << 16;

    public PaperHashes {
        made = List.copyOf(made);
        inside = new TreeSet<>(inside);
    }

    /** How a hash was made. */
    public enum Way {
        /** SHA-256 of the file. */
        BYTES,
        /** SHA-256 of the salt's bytes and then the file's. */
        SALT_AND_BYTES,
        /** The commitment to the file, with the salt that lies beside it. */
        COMMITMENT,
        /** The commitment that the file opens. */
        OPENING
    }

    /** One hash in hexadecimal. */
    public record Made(Way way, String hash) {}

    /**
     * Reads a file to its end.
     *
     * @param salt the bytes of the salt that lies beside it
     * @throws IOException when it cannot be read
     */
    public static PaperHashes of(InputStream file, Optional<byte[]> salt) throws IOException {
        MessageDigest plain = digest();
        MessageDigest salted = digest();
        MessageDigest committed = digest();
        committed.update(Opening.domain());
        salt.ifPresent(salted::update);
        salt.ifPresent(committed::update);
        byte[] beginning = new byte[0];
        for (byte[] portion = file.readNBytes(LARGEST_OPENING + 1);
                portion.length > 0;
                portion = file.readNBytes(PORTION)) {
            beginning = beginning.length == 0 ? portion : beginning;
            plain.update(portion);
            salted.update(portion);
            committed.update(portion);
        }
        List<Made> made = new ArrayList<>();
        made.add(new Made(Way.BYTES, HexFormat.of().formatHex(plain.digest())));
        if (salt.isPresent()) {
            made.add(new Made(Way.SALT_AND_BYTES, HexFormat.of().formatHex(salted.digest())));
            made.add(new Made(Way.COMMITMENT, HexFormat.of().formatHex(committed.digest())));
        }
        SortedSet<String> inside = new TreeSet<>();
        opening(beginning).ifPresent(opened -> {
            made.add(new Made(Way.OPENING, opened.commitment()));
            hashesIn(opened.value(), inside);
        });
        return new PaperHashes(made, inside);
    }

    private static Optional<Opening> opening(byte[] file) {
        if (file.length > LARGEST_OPENING) {
            return Optional.empty();
        }
        try {
            return Optional.of(Opening.read(file));
        } catch (JsonException anotherFile) {
            return Optional.empty();
        }
    }

    /** Adds every text that is a hash. */
    static void hashesIn(Json value, SortedSet<String> found) {
        switch (value) {
            case Json.Str text -> {
                if (Digest.isHex(text.text())) {
                    found.add(text.text());
                }
            }
            case Json.Obj object -> object.members().values().forEach(inner -> hashesIn(inner, found));
            case Json.Arr array -> array.items().forEach(inner -> hashesIn(inner, found));
            case Json.Num number -> {}
            case Json.Bool bool -> {}
            case Json.Null none -> {}
        }
    }

    private static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
