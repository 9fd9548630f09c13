// SPDX-License-Identifier: Apache-2.0
package org.capaz.labels.picture;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import com.google.zxing.qrcode.encoder.ByteMatrix;
import com.google.zxing.qrcode.encoder.Encoder;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.capaz.labels.PrintedSample;
import org.capaz.ledger.json.CanonicalJson;
import org.capaz.ledger.json.Fields;
import org.capaz.ledger.json.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the reader of codes in browsers finds: codes of every version and level, and labels on photographs. Needs Node 20. */
class BrowserReaderTest {
    private static final int VERSIONS = 40;
    private static final long DEADLINE_SECONDS = 240;

    @TempDir
    Path folder;

    private final List<Json> codes = new ArrayList<>();
    private final List<Json> pictures = new ArrayList<>();
    private final Map<String, List<String>> expected = new TreeMap<>();

    @Test
    void codes_of_every_version_and_level_are_read_with_some_modules_wrong() throws Exception {
        for (ErrorCorrectionLevel level : ErrorCorrectionLevel.values()) {
            for (int version = 1; version <= VERSIONS; version++) {
                code(version, level);
            }
        }

        assertThat(read()).isEqualTo(expected);
    }

    @Test
    void a_label_is_read_on_photographs_and_nothing_where_none_is() throws Exception {
        BufferedImage label;
        try (PDDocument pdf = Loader.loadPDF(PrintedSample.pdf())) {
            label = PdfPages.drawn(pdf, 0, 600);
        }
        for (var kind :
                List.of(SimulatedPhoto.Kind.STRAIGHT, SimulatedPhoto.Kind.TEXTURED, SimulatedPhoto.Kind.BLOTTED)) {
            byte[] jpeg = SimulatedPhoto.jpeg(label, kind, 1);
            picture(kind.name(), ImageIO.read(new ByteArrayInputStream(jpeg)), List.of(PrintedSample.text()));
        }
        picture("blank", new BufferedImage(64, 48, BufferedImage.TYPE_BYTE_GRAY), List.of());

        assertThat(read()).isEqualTo(expected);
    }

    private void code(int version, ErrorCorrectionLevel level) throws WriterException {
        String text = "LE-" + version;
        ByteMatrix matrix = Encoder.encode(text, level, Map.of(EncodeHintType.QR_VERSION, version))
                .getMatrix();
        int last = matrix.getWidth() - 1;
        for (int wrong = 0; wrong < 3; wrong++) {
            matrix.set(last, last - 2 * wrong, 1 - matrix.get(last, last - 2 * wrong));
        }
        List<String> rows = new ArrayList<>();
        for (int y = 0; y <= last; y++) {
            var row = new StringBuilder();
            for (int x = 0; x <= last; x++) {
                row.append(matrix.get(x, y));
            }
            rows.add(row.toString());
        }
        String name = version + "-" + level;
        codes.add(Json.object().with("name", name).with("version", version).with("rows", Json.texts(rows)));
        expected.put(name, List.of(text));
    }

    private void picture(String name, BufferedImage picture, List<String> texts) throws IOException {
        byte[] grey = new byte[picture.getWidth() * picture.getHeight()];
        for (int i = 0; i < grey.length; i++) {
            grey[i] = (byte) picture.getRGB(i % picture.getWidth(), i / picture.getWidth());
        }
        Files.write(folder.resolve(name), grey);
        pictures.add(Json.object()
                .with("name", name)
                .with("width", picture.getWidth())
                .with("height", picture.getHeight()));
        expected.put(name, texts);
    }

    private Map<String, List<String>> read() throws IOException, InterruptedException {
        Files.write(
                folder.resolve("codes.json"),
                CanonicalJson.bytes(
                        Json.object().with("codes", Json.array(codes)).with("pictures", Json.array(pictures))));
        Path found = folder.resolve("found.txt");
        Path errors = folder.resolve("errors.txt");
        Files.writeString(folder.resolve("package.json"), "{\"type\":\"module\"}");
        Path sources = Files.createDirectory(folder.resolve("js"));
        for (Path from : List.of(Path.of("src/main/js"), Path.of("src/test/js"))) {
            try (var files = Files.list(from)) {
                for (Path file : files.toList()) {
                    Files.copy(file, sources.resolve(file.getFileName()));
                }
            }
        }
        Process node = new ProcessBuilder("node", "js/codes.js", "js", ".")
                .directory(folder.toFile())
                .redirectOutput(found.toFile())
                .redirectError(errors.toFile())
                .start();
        boolean ended = node.waitFor(DEADLINE_SECONDS, TimeUnit.SECONDS);
        node.destroyForcibly();
        assertThat(ended).as("node ends in time").isTrue();
        assertThat(node.exitValue()).as(Files.readString(errors)).isZero();
        var texts = new TreeMap<String, List<String>>();
        for (String line : Files.readAllLines(found, UTF_8)) {
            Fields entry = Fields.of(CanonicalJson.parseObject(line));
            texts.put(entry.text("name"), entry.texts("texts", text -> text));
        }
        return texts;
    }
}
