// SPDX-License-Identifier: Apache-2.0
package org.capaz.verifier.program;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.capaz.ledger.identity.CertificateNumber;
import org.capaz.ledger.json.CanonicalJson;
import org.capaz.ledger.json.JsonException;
import org.capaz.ledger.message.Argument;
import org.capaz.ledger.message.InvalidValue;
import org.capaz.verifier.verdict.CheckFailed;
import org.capaz.verifier.verdict.Code;
import org.capaz.verifier.verdict.PlainNumbers;
import org.capaz.verifier.verdict.VerdictMessage;
import org.capaz.verifier.wire.TableText;

/**
 * Turns what was typed behind the command into things to check. What exists as a file is a file, whatever its name looks
 * like; a folder stands for its files, and a file named {@code .csv} for the codes in its lines.
 */
public final class Subjects {
    /** How many things one folder or list may hold; beyond it, something else was meant. */
    private static final int MOST = 10_000;

    private static final String LIST = ".csv";

    /** As what a file is judged that shows no sign of being anything else. */
    public enum Otherwise {
        /** As the text of a label. */
        LABEL,
        /** As a bundle. */
        BUNDLE,
        /** As its name says: {@code .json} is a bundle. */
        BY_NAME
    }

    private final Otherwise otherwise;
    private final int largest;

    /**
     * A reader.
     *
     * @param otherwise as what a file is judged that shows no sign of being anything else
     * @param largest how many bytes of a file are read at most
     */
    public Subjects(Otherwise otherwise, int largest) {
        this.otherwise = otherwise;
        this.largest = largest;
    }

    /**
     * What one argument stands for.
     *
     * @param argument a file, a folder, a list, or the text of a code
     * @return at least one subject; what cannot be read says so when it is read
     */
    public List<Subject> of(String argument) {
        Optional<Path> existing = existing(argument);
        if (existing.isPresent()) {
            return ofPath(existing.get());
        }
        if (argument.contains("://")) {
            return List.of(new Subject(beginning(argument), () -> new Content.LabelText(argument)));
        }
        return List.of(new Subject(argument, () -> {
            throw notThere(argument);
        }));
    }

    private List<Subject> ofPath(Path path) {
        try {
            if (Files.isDirectory(path)) {
                return ofFolder(path);
            }
            return isList(path) ? CodeList.read(path.toString(), TableText.decoded(bytes(path))) : List.of(file(path));
        } catch (CheckFailed failure) {
            return List.of(new Subject(path.toString(), () -> {
                throw failure;
            }));
        }
    }

    private List<Subject> ofFolder(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            List<Path> found = files.filter(Subjects::isVisibleFile)
                    .sorted()
                    .limit(MOST + 1L)
                    .toList();
            if (found.isEmpty()) {
                throw new CheckFailed(Code.E_QR_FORMAT, VerdictMessage.FOLDER_EMPTY.with("file", name(folder)), true);
            }
            requireAtMost(found.size(), name(folder));
            var subjects = new ArrayList<Subject>();
            found.forEach(path -> subjects.addAll(isList(path) ? ofPath(path) : List.of(file(path))));
            return subjects;
        } catch (IOException e) {
            throw unreadable(folder.toString());
        }
    }

    private Subject file(Path path) {
        return new Subject(path.toString(), () -> content(path.toString(), bytes(path)));
    }

    private Content content(String file, byte[] bytes) {
        Optional<String> text = utf8(bytes);
        if (text.isEmpty() || text.get().startsWith("%PDF") || text.get().startsWith("<")) {
            return otherwise == Otherwise.BUNDLE && text.isEmpty() && !isPicture(bytes)
                    ? new Content.BundleFile(bytes)
                    : new Content.Picture(file, bytes);
        }
        if (text.get().startsWith("{")) {
            return new Content.BundleFile(bytes);
        }
        if (text.get().contains("#")) {
            return new Content.LabelText(text.get());
        }
        return switch (otherwise) {
            case LABEL -> new Content.LabelText(text.get());
            case BUNDLE -> new Content.BundleFile(bytes);
            case BY_NAME ->
                file.toLowerCase(Locale.ROOT).endsWith(".json")
                        ? new Content.BundleFile(bytes)
                        : new Content.LabelText(text.get());
        };
    }

    private static boolean isPicture(byte[] bytes) {
        String start = new String(bytes, 0, Math.min(bytes.length, 12), StandardCharsets.ISO_8859_1);
        return start.startsWith("%PDF")
                || start.startsWith("\u0089PNG")
                || start.startsWith("\u00ff\u00d8\u00ff")
                || start.startsWith("GIF8")
                || start.startsWith("RIFF")
                || start.startsWith("ftyp", 4);
    }

    private static Optional<String> utf8(byte[] bytes) {
        try {
            return Optional.of(withoutMark(CanonicalJson.decode(bytes)).strip());
        } catch (JsonException notText) {
            return Optional.empty();
        }
    }

    /** Some editors put a byte order mark before the text; it says nothing in UTF-8. */
    static String withoutMark(String text) {
        return text.startsWith("\ufeff") ? text.substring(1) : text;
    }

    private byte[] bytes(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(largest + 1);
            if (bytes.length > largest) {
                throw new CheckFailed(
                        Code.E_QR_FORMAT,
                        VerdictMessage.FILE_TOO_LARGE
                                .with("file", name(file))
                                .and("most", PlainNumbers.digits(largest >> 20)),
                        true);
            }
            return bytes;
        } catch (IOException e) {
            throw unreadable(file.toString());
        }
    }

    private static Optional<Path> existing(String argument) {
        try {
            return argument.isBlank()
                    ? Optional.empty()
                    : Optional.of(Path.of(argument)).filter(Files::exists);
        } catch (InvalidPathException noPath) {
            return Optional.empty();
        }
    }

    private static boolean isVisibleFile(Path path) {
        return Files.isRegularFile(path) && !path.getFileName().toString().startsWith(".");
    }

    private static boolean isList(Path path) {
        return path.toString().toLowerCase(Locale.ROOT).endsWith(LIST);
    }

    static void requireAtMost(int count, Argument file) {
        if (count > MOST) {
            throw tooMany(file);
        }
    }

    static CheckFailed tooMany(Argument file) {
        return new CheckFailed(
                Code.E_QR_FORMAT,
                VerdictMessage.MANY_TOO_MANY.with("file", file).and("most", PlainNumbers.digits(MOST)),
                true);
    }

    static String beginning(String text) {
        int mark = text.indexOf('#');
        return mark < 0 ? text : text.substring(0, mark);
    }

    /** Somebody may have typed the number that is printed beside the code. */
    private static CheckFailed notThere(String argument) {
        if (!CertificateNumber.isMeant(argument)) {
            return unreadable(argument);
        }
        try {
            CertificateNumber number = CertificateNumber.typed(argument);
            return new CheckFailed(Code.E_QR_FORMAT, VerdictMessage.NUMBER_IS_NO_LABEL.with("number", number), true);
        } catch (InvalidValue mistyped) {
            return new CheckFailed(Code.E_QR_FORMAT, mistyped.sentence(), true);
        }
    }

    private static CheckFailed unreadable(String file) {
        return new CheckFailed(Code.E_QR_FORMAT, VerdictMessage.FILE_UNREADABLE.with("file", Argument.id(file)), true);
    }

    private static Argument name(Path path) {
        return Argument.id(path.toString());
    }
}
