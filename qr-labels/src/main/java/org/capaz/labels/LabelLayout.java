// SPDX-License-Identifier: Apache-2.0
package org.capaz.labels;

import static org.capaz.labels.LabelMessage.both;

import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.capaz.labels.Canvas.Ink;
import org.capaz.ledger.message.Language;
import org.capaz.verifier.label.LabelClaims;
import org.capaz.verifier.verdict.PlainNumbers;
import org.capaz.verifier.verdict.VerdictMessage;

/**
 * The layout of the two forms of a label, in millimetres: the square one that is stuck on a parcel, and the tag of A6 that
 * is tied to it. Both languages stand side by side in the same size.
 */
final class LabelLayout {
    /** The label: 50 x 50 mm, of which the code may take 45. */
    static final double LABEL = 50;

    static final double TAG_WIDTH = 105;
    static final double TAG_HEIGHT = 148;

    private static final double LABEL_CODE = 45;
    private static final double TAG_CODE = 70;
    /** Whole dots per module: 4 at 203 dpi, 6 at 300 dpi. */
    private static final double MODULE = 0.5;
    /** Five dots at 300 dpi: the smallest that a telephone still reads well. */
    private static final double SMALL_MODULE = 5 * 25.4 / 300;

    private static final List<Double> TAG_MODULES = List.of(0.75, 0.625, MODULE, SMALL_MODULE);
    /** Beside a smaller code there is room for the facts one below the other. */
    private static final double ROOM_FOR_THREE_LINES = 9;

    private static final double MARGIN = 8;
    private static final double SMALLEST_TYPE = 4;
    private static final DateTimeFormatter MINUTES =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);
    /** Colombia has no summer time. */
    private static final ZoneOffset BOGOTA = ZoneOffset.ofHours(-5);

    private final LabelContent content;
    private final QrCode qr;
    private final double module;

    private LabelLayout(LabelContent content, QrCode qr, double module) {
        this.content = content;
        this.qr = qr;
        this.module = module;
    }

    /**
     * Takes the strongest code whose modules are whole dots on common printers; only then a smaller module.
     *
     * @return nothing when the text is too long for a label of 50 mm
     */
    static Optional<LabelLayout> of(LabelContent content) {
        for (double module : List.of(MODULE, SMALL_MODULE)) {
            for (ErrorCorrectionLevel level : List.of(ErrorCorrectionLevel.Q, ErrorCorrectionLevel.M)) {
                Optional<LabelLayout> layout = QrCode.of(content.text(), level)
                        .filter(qr -> qr.modulesWithQuietZone() * module <= LABEL_CODE)
                        .map(qr -> new LabelLayout(content, qr, module));
                if (layout.isPresent()) {
                    return layout;
                }
            }
        }
        return Optional.empty();
    }

    /** The same with the code under each other mask. */
    Stream<LabelLayout> withOtherMasks() {
        return qr.withOtherMasks().map(other -> new LabelLayout(content, other, module));
    }

    QrCode qr() {
        return qr;
    }

    /** What the code says. */
    String text() {
        return content.text().text();
    }

    double module() {
        return module;
    }

    /** What the label says, for people who cannot see it. */
    String description() {
        LabelClaims claims = content.claims();
        return String.join(
                "; ",
                both(LabelMessage.LABEL_LINE_SEAL) + " " + claims.seal(),
                both(VerdictMessage.FACT_GROSS_MASS) + " " + grams(claims.grossMg()),
                both(VerdictMessage.FACT_FINE_MASS) + " " + grams(claims.fineMg()),
                both(LabelMessage.LABEL_NUMBER) + " " + content.shortId(),
                marks() + content.host());
    }

    /** The label of 50 x 50 mm: the code fills it, the facts stand below and beside. */
    void drawLabel(Canvas canvas) {
        LabelClaims claims = content.claims();
        double edge = 0.5;
        double code = qr.modulesWithQuietZone() * module;
        double quiet = QrCode.QUIET_ZONE * module;
        canvas.qr(qr, edge + quiet, edge + quiet, module);

        double strip = edge + code;
        double room = LABEL - strip;
        double left = edge + quiet;
        double width = LABEL - left - 1;
        String gross = grams(claims.grossMg());
        String fine = grams(claims.fineMg());
        if (room < ROOM_FOR_THREE_LINES) {
            line(canvas, left, strip + room * 0.37, width, 7, name(LabelMessage.LABEL_SEAL), claims.seal());
            line(
                    canvas,
                    left,
                    strip + room * 0.86,
                    width,
                    6,
                    name(LabelMessage.LABEL_LINE_GROSS),
                    gross,
                    "   " + name(LabelMessage.LABEL_LINE_FINE),
                    fine);
        } else {
            line(canvas, left, strip + room * 0.25, width, 7.5, name(LabelMessage.LABEL_SEAL), claims.seal());
            line(canvas, left, strip + room * 0.54, width, 7.5, name(LabelMessage.LABEL_GROSS_MASS), gross);
            line(canvas, left, strip + room * 0.83, width, 7.5, name(LabelMessage.LABEL_FINE_MASS), fine);
        }
        double length = strip - left - 1;
        double points = room < ROOM_FOR_THREE_LINES ? 6.5 : 8;
        // Not inside the quiet zone, which ends where the strip begins.
        double spacing = Math.min(room * 0.46, 4);
        lineDown(
                canvas,
                strip + spacing * 1.35,
                left,
                length,
                points,
                name(LabelMessage.LABEL_TITLE),
                content.shortId());
        lineDown(canvas, strip + spacing * 0.35, left, length, points, "", marks() + content.host());
    }

    /** The tag of A6: the same code, larger, with everything explained in both languages. */
    void drawTag(Canvas canvas) {
        LabelClaims claims = content.claims();
        double middle = TAG_WIDTH / 2;
        canvas.circle(middle, 7.5, 2.5, 0.2);
        centred(canvas, middle, 19, titled(Language.SPANISH), Typeface.BOLD, 17, Ink.BLACK);
        centred(canvas, middle, 26.2, titled(Language.ENGLISH), Typeface.BOLD, 17, Ink.BLACK);

        double size = TAG_MODULES.stream()
                .filter(each -> qr.modulesWithQuietZone() * each <= TAG_CODE)
                .findFirst()
                .orElse(SMALL_MODULE);
        double code = qr.modules() * size;
        double top = 31;
        canvas.qr(qr, middle - code / 2, top, size);

        double y = top + code + 5.5;
        centred(canvas, middle, y, spanish(LabelMessage.LABEL_INSTRUCTION), Typeface.REGULAR, 8, Ink.BLACK);
        centred(canvas, middle, y + 3.6, english(LabelMessage.LABEL_INSTRUCTION), Typeface.REGULAR, 8, Ink.BLACK);

        double row = y + 7;
        canvas.line(MARGIN, row, TAG_WIDTH - MARGIN, row, 0.3);
        double half = (TAG_WIDTH - 2 * MARGIN) / 2;
        double step = (TAG_HEIGHT - 10.5 - row) / 4;
        field(canvas, 0, row, half, LabelMessage.LABEL_SEAL, claims.seal(), Typeface.MONO);
        field(canvas, 1, row, half, LabelMessage.LABEL_NUMBER, content.shortId(), Typeface.MONO);
        field(canvas, 0, row + step, half, LabelMessage.LABEL_GROSS_MASS, grams(claims.grossMg()), Typeface.BOLD);
        field(canvas, 1, row + step, half, LabelMessage.LABEL_FINE_MASS, grams(claims.fineMg()), Typeface.BOLD);
        field(canvas, 0, row + 2 * step, half, LabelMessage.LABEL_FINENESS, fineness(claims.fineness()), Typeface.BOLD);
        field(
                canvas,
                1,
                row + 2 * step,
                half,
                LabelMessage.LABEL_MATERIAL,
                both(LabelMessage.material(content.material())),
                Typeface.BOLD);
        field(canvas, 0, row + 3 * step, half, LabelMessage.LABEL_LOT, content.lot(), Typeface.BOLD);
        field(
                canvas,
                1,
                row + 3 * step,
                half,
                LabelMessage.LABEL_HOLDER,
                both(LabelMessage.role(content.holderRole())),
                Typeface.BOLD);

        double foot = TAG_HEIGHT - 9.5;
        canvas.line(MARGIN, foot, TAG_WIDTH - MARGIN, foot, 0.3);
        centred(
                canvas,
                middle,
                foot + 3.1,
                both(LabelMessage.LABEL_LINE_STATED) + " " + MINUTES.format(Instant.ofEpochSecond(claims.asOf()))
                        + "  ·  " + both(VerdictMessage.FACT_VALID_UNTIL) + " "
                        + lastWholeDay(claims.validUntil()) + " (Bogotá)",
                Typeface.REGULAR,
                6,
                Ink.GREY);
        centred(canvas, middle, foot + 6.4, marks() + content.host(), Typeface.BOLD, 7.5, Ink.BLACK);
    }

    /** The last day that is valid to its end; the day on which the validity ends would promise more than is signed. */
    static LocalDate lastWholeDay(long validUntil) {
        return Instant.ofEpochSecond(validUntil + 1)
                .atOffset(BOGOTA)
                .toLocalDate()
                .minusDays(1);
    }

    private static void field(
            Canvas canvas, int column, double top, double width, LabelMessage name, String value, Typeface face) {
        double x = MARGIN + column * width;
        canvas.text(x, top + 3.4, both(name), Typeface.REGULAR, 6.5, Ink.GREY);
        double points = fit(face, value, 10.5, width - 2);
        canvas.text(x, top + 7.5, value, face, points, Ink.BLACK);
    }

    /** Names and values in turn on one line, names regular and values bold, made smaller when they would not fit. */
    private static void line(Canvas canvas, double x, double baseline, double width, double points, String... parts) {
        double size = shrink(points, width, parts);
        double at = x;
        for (int i = 0; i < parts.length; i++) {
            Typeface face = i % 2 == 0 ? Typeface.REGULAR : Typeface.BOLD;
            canvas.text(at, baseline, parts[i], face, size, Ink.BLACK);
            at += face.width(parts[i], size);
        }
    }

    private static void lineDown(
            Canvas canvas, double baseline, double y, double length, double points, String name, String value) {
        double size = shrink(points, length, name, value);
        canvas.textDown(baseline, y, name, Typeface.REGULAR, size, Ink.BLACK);
        canvas.textDown(baseline, y + Typeface.REGULAR.width(name, size), value, Typeface.BOLD, size, Ink.BLACK);
    }

    private static double shrink(double points, double width, String... parts) {
        double size = points;
        while (size > SMALLEST_TYPE && width(size, parts) > width) {
            size -= 0.1;
        }
        return size;
    }

    private static double width(double points, String... parts) {
        double width = 0;
        for (int i = 0; i < parts.length; i++) {
            width += (i % 2 == 0 ? Typeface.REGULAR : Typeface.BOLD).width(parts[i], points);
        }
        return width;
    }

    private static double fit(Typeface face, String text, double points, double width) {
        double size = points;
        while (size > SMALLEST_TYPE && face.width(text, size) > width) {
            size -= 0.1;
        }
        return size;
    }

    private static void centred(
            Canvas canvas, double middle, double baseline, String text, Typeface face, double points, Ink ink) {
        double size = fit(face, text, points, TAG_WIDTH - 2 * MARGIN);
        canvas.text(middle - face.width(text, size) / 2, baseline, text, face, size, ink);
    }

    private static String spanish(LabelMessage words) {
        return words.sentence().in(Language.SPANISH);
    }

    private static String english(LabelMessage words) {
        return words.sentence().in(Language.ENGLISH);
    }

    /** The title of the tag, with its marks. */
    private String titled(Language language) {
        return words(
                        content.isDemonstration(),
                        LabelMessage.LABEL_DEMONSTRATION.sentence().in(language))
                + LabelMessage.LABEL_TITLE.sentence().in(language)
                + (content.hasNotice()
                        ? "  ·  " + LabelMessage.LABEL_NOTICE.sentence().in(language)
                        : "");
    }

    /** What nobody may overlook, with the distance to what follows: a demonstration's label, and notices of the members. */
    private String marks() {
        return words(content.isDemonstration(), both(LabelMessage.LABEL_DEMONSTRATION))
                + words(content.hasNotice(), both(LabelMessage.LABEL_NOTICE));
    }

    private static String words(boolean printed, String text) {
        return printed ? text + "  " : "";
    }

    /** A name with the distance to its value. */
    private static String name(LabelMessage words) {
        return both(words) + "  ";
    }

    /** With a point in both languages, as scales show it. */
    private static String grams(long milligrams) {
        return PlainNumbers.grams(milligrams).in(Language.ENGLISH);
    }

    private static String fineness(long hundredths) {
        return PlainNumbers.perMille(hundredths).in(Language.ENGLISH);
    }
}
