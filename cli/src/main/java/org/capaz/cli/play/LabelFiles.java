package org.capaz.cli.play;

import java.nio.charset.StandardCharsets;
import org.capaz.cli.console.CommandFailed;
import org.capaz.cli.officers.MemberGateway;
import org.capaz.cli.officers.OfficerKey;
import org.capaz.labels.LabelReader;
import org.capaz.labels.Reading;
import org.capaz.ledger.json.CanonicalJson;
import org.capaz.ledger.json.Json;

/** Label and proof of a certificate, as its member's gateway gives them, in the folder of the demonstration. */
final class LabelFiles {
    private final DemoFolder demo;
    private final String suffix;

    /** @param suffix tells the files of several certificates apart */
    LabelFiles(DemoFolder demo, String suffix) {
        this.demo = demo;
        this.suffix = suffix;
    }

    /** Fetches all of them; returns the record of the certificate. */
    Json.Obj fetch(String certificate, MemberGateway gateway, OfficerKey officer, long height) {
        String path = "/v1/certificates/" + certificate;
        Json.Obj answer = gateway.read(path, officer, height);
        demo.write("certificate" + suffix + ".json", CanonicalJson.bytes(answer));
        byte[] pdf = gateway.file(path + "/label?format=pdf", officer, "application/pdf");
        demo.write("label" + suffix + ".pdf", pdf);
        // Read off the paper, as a telephone would: the text that is checked is the one that is printed.
        demo.write("label" + suffix + ".txt", textOf(pdf));
        demo.write("label" + suffix + ".svg", gateway.file(path + "/label?format=svg", officer, "image/svg+xml"));
        demo.write(
                "bundle" + suffix + ".json",
                gateway.file(path + "/bundle", officer, "application/vnd.gold-proof+json"));
        return Told.object(answer, "certificate");
    }

    private static byte[] textOf(byte[] pdf) {
        return switch (LabelReader.read(pdf)) {
            case Reading.Found found -> (found.text() + "\n").getBytes(StandardCharsets.UTF_8);
            case Reading.NotFound nothing ->
                throw new CommandFailed(
                        "The printed label cannot be read back: "
                                + nothing.because().en() + ".",
                        "Run the same command again; it prints a fresh label.");
        };
    }
}
