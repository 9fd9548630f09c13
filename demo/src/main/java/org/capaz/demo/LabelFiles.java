// SPDX-License-Identifier: Apache-2.0
package org.capaz.demo;

import java.nio.charset.StandardCharsets;
import org.capaz.client.gateway.JsonValues;
import org.capaz.client.gateway.MemberGateway;
import org.capaz.client.key.OfficerKey;
import org.capaz.ledger.json.CanonicalJson;
import org.capaz.ledger.json.Json;

/** Label and bundle of a certificate, fetched from its member's gateway into the folder of the demonstration. */
final class LabelFiles {
    private final DemoFolder demo;
    private final LabelTools tools;
    private final String suffix;

    /** @param suffix part of every file name, different for each certificate */
    LabelFiles(DemoFolder demo, LabelTools tools, String suffix) {
        this.demo = demo;
        this.tools = tools;
        this.suffix = suffix;
    }

    /** Fetches all of them; returns the record of the certificate. */
    Json.Obj fetch(String certificate, MemberGateway gateway, OfficerKey officer, long height) {
        String path = "/v1/certificates/" + certificate;
        Json.Obj answer = gateway.read(path, officer, height);
        demo.write("certificate" + suffix + ".json", CanonicalJson.bytes(answer));
        byte[] pdf = gateway.file(path + "/label?format=pdf", officer, "application/pdf");
        demo.write("label" + suffix + ".pdf", pdf);
        // Read back from the PDF, as a telephone would: what is checked is what is printed.
        demo.write("label" + suffix + ".txt", (tools.textOf(pdf) + "\n").getBytes(StandardCharsets.UTF_8));
        demo.write("label" + suffix + ".svg", gateway.file(path + "/label?format=svg", officer, "image/svg+xml"));
        demo.write(
                "bundle" + suffix + ".json",
                gateway.file(path + "/bundle", officer, "application/vnd.gold-proof+json"));
        return JsonValues.object(answer, "certificate");
    }
}
