// SPDX-License-Identifier: Apache-2.0
package org.capaz.demo;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Consumer;
import org.capaz.client.gateway.JsonValues;
import org.capaz.client.gateway.MemberGateway;
import org.capaz.client.key.OfficerKey;
import org.capaz.demo.message.CaseMessage;
import org.capaz.ledger.identity.CertificateId;
import org.capaz.ledger.json.CanonicalJson;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.message.Argument;
import org.capaz.ledger.message.Sentence;

/** Label and bundle of a certificate, fetched from its member's gateway into the folder of the demonstration. */
final class LabelFiles {
    private final DemoFolder demo;
    private final LabelTools tools;
    private final String suffix;
    private final Consumer<Sentence> told;

    /**
     * @param suffix part of every file name, different for each certificate
     * @param told hears that the members state notices, before the label is printed with a mark
     */
    LabelFiles(DemoFolder demo, LabelTools tools, String suffix, Consumer<Sentence> told) {
        this.demo = demo;
        this.tools = tools;
        this.suffix = suffix;
        this.told = told;
    }

    /** Fetches all of them; returns the record of the certificate. */
    Json.Obj fetch(String certificate, MemberGateway gateway, OfficerKey officer, long height) {
        String path = "/v1/certificates/" + certificate;
        Json.Obj answer = gateway.read(path, officer, height);
        demo.write("certificate" + suffix + ".json", CanonicalJson.bytes(answer));
        String confirmed = confirmed(certificate, path + "/label?format=text", gateway, officer);
        byte[] pdf = gateway.file(path + "/label?format=pdf" + confirmed, officer, "application/pdf");
        demo.write("label" + suffix + ".pdf", pdf);
        // Read back from the PDF, as a telephone would: what is checked is what is printed.
        demo.write("label" + suffix + ".txt", (tools.textOf(pdf) + "\n").getBytes(StandardCharsets.UTF_8));
        demo.write(
                "label" + suffix + ".svg",
                gateway.file(path + "/label?format=svg" + confirmed, officer, "image/svg+xml"));
        demo.write(
                "bundle" + suffix + ".json",
                gateway.file(path + "/bundle", officer, "application/vnd.gold-proof+json"));
        return JsonValues.object(answer, "certificate");
    }

    private String confirmed(String certificate, String path, MemberGateway gateway, OfficerKey officer) {
        Optional<String> confirmation = gateway.labelConfirmation(path, officer);
        confirmation.ifPresent(asked -> told.accept(CaseMessage.LABEL_HAS_NOTICES.with(
                "certificate", Argument.id(new CertificateId(certificate).shortId()))));
        return confirmation.map(asked -> "&confirm=" + asked).orElse("");
    }
}
