// SPDX-License-Identifier: Apache-2.0
package org.capaz.labels.picture;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.capaz.ledger.message.Argument;
import org.capaz.ledger.message.Sentence;

/** The kind of a file, told by its first bytes, and why it is not opened, if so. */
enum PictureKind {
    PDF,
    PNG,
    JPEG,
    SVG,
    HEIC,
    AVIF,
    WEBP,
    UNKNOWN;

    private static final int BRAND = 8;

    static PictureKind of(byte[] file) {
        if (has(file, 0, "%PDF-")) {
            return PDF;
        }
        if (has(file, 0, "\u0089PNG")) {
            return PNG;
        }
        if (has(file, 0, "\u00ff\u00d8\u00ff")) {
            return JPEG;
        }
        if (has(file, 4, "ftyp")) {
            return has(file, BRAND, "avi") ? AVIF : HEIC;
        }
        if (has(file, 0, "RIFF") && has(file, BRAND, "WEBP")) {
            return WEBP;
        }
        if (has(file, 0, "<") && new String(file, StandardCharsets.UTF_8).contains("<svg")) {
            return SVG;
        }
        return UNKNOWN;
    }

    /** What telephones make and programs without their makers' libraries do not read needs advice, not "damaged". */
    Optional<Sentence> refusal() {
        return switch (this) {
            case PDF, PNG, JPEG, SVG -> Optional.empty();
            case HEIC, AVIF, WEBP ->
                Optional.of(PictureMessage.PICTURE_FORMAT_NOT_READ.with("format", Argument.id(name())));
            case UNKNOWN -> Optional.of(PictureMessage.PICTURE_KIND_UNKNOWN.sentence());
        };
    }

    private static boolean has(byte[] file, int at, String expected) {
        byte[] bytes = expected.getBytes(StandardCharsets.ISO_8859_1);
        if (file.length < at + bytes.length) {
            return false;
        }
        for (int i = 0; i < bytes.length; i++) {
            if (file[at + i] != bytes[i]) {
                return false;
            }
        }
        return true;
    }
}
