// SPDX-License-Identifier: Apache-2.0
package org.capaz.gateway.buyer;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import org.capaz.gateway.CaseGateway;
import org.capaz.gateway.TestGateway;
import org.capaz.ledger.identity.CertificateId;
import org.capaz.ledger.json.Fields;
import org.capaz.ledger.sample.Stage;
import org.capaz.ledger.sample.WorkedCase;
import org.junit.jupiter.api.Test;

/** What a browser finds at the root of a gateway and where something went wrong, and what a program finds there. */
class FrontPageTest {
    private static final String BROWSER = "text/html,application/xhtml+xml,*/*;q=0.8";
    private static final String UNKNOWN = new CertificateId("00000000-0000-4000-8000-000000000000").shortId();

    @Test
    void the_root_says_what_this_is_takes_a_number_and_names_the_members() {
        try (CaseGateway gateway = new CaseGateway(Stage.CERTIFIED.world(), "BuyersMSP")) {
            assertThat(gateway.show("/?lang=en"))
                    .contains(
                            "one shared record of each lot",
                            "action=\"/c\"",
                            "BuyersMSP Demo",
                            "Auditors",
                            "href=\"/cooperative\"");
            assertThat(gateway.show("/?lang=es"))
                    .contains("registro compartido de cada lote", "name=\"number\"", "Cooperativas");
        }
    }

    @Test
    void a_number_as_people_type_it_leads_to_its_record_and_what_is_none_to_the_page_that_says_so() {
        try (TestGateway gateway = new TestGateway(Path.of("target"), Map.of())) {
            String typed = UNKNOWN.toLowerCase(Locale.ROOT).substring(0, 4) + "%20-" + UNKNOWN.substring(4);
            var found = gateway.get("/c?number=" + typed + "&lang=en");
            assertThat(found.statusCode()).isEqualTo(303);
            assertThat(found.headers().firstValue("Location")).hasValue("/c/" + UNKNOWN + "?lang=en");

            var none = gateway.get("/c?number=a%2F..%2Fb%3Fc&lang=es");
            assertThat(none.headers().firstValue("Location")).hasValue("/c/a%2F..%2Fb%3Fc?lang=es");
            assertThat(gateway.get("/c").statusCode()).isEqualTo(400);
        }
    }

    @Test
    void a_language_is_taken_along_to_pages_of_this_gateway_alone_and_searchers_find_no_record() {
        try (TestGateway gateway = new TestGateway(Path.of("target"), Map.of())) {
            String page = "/c/" + UNKNOWN;
            assertThat(led(gateway, "/lang?lang=en&to=" + page)).isEqualTo(page + "?lang=en");
            assertThat(led(gateway, "/lang?lang=en&to=/c/XM348HEY7SFC$")).isEqualTo("/c/XM348HEY7SFC$?lang=en");
            assertThat(led(gateway, "/lang?lang=es")).isEqualTo("/?lang=es");
            for (String elsewhere :
                    new String[] {"//example.org", "https:%2F%2Fexample.org", "%2F%5Cexample.org", "x"}) {
                assertThat(led(gateway, "/lang?lang=es&to=" + elsewhere)).isEqualTo("/?lang=es");
            }
            assertThat(TestGateway.text(gateway.get("/robots.txt")))
                    .contains("Disallow: /c\n", "Disallow: /check\n", "Disallow: /v1/\n");
        }
    }

    private static String led(TestGateway gateway, String path) {
        var answer = gateway.get(path, "Accept", BROWSER);
        assertThat(answer.statusCode()).isEqualTo(303);
        return answer.headers().firstValue("Location").orElse("");
    }

    @Test
    void browsers_get_pages_and_programs_get_problem_documents_of_the_same_refusal() {
        try (TestGateway gateway = new TestGateway(Path.of("target"), Map.of())) {
            var page = gateway.get("/no/such/page?lang=en", "Accept", BROWSER);
            assertThat(page.statusCode()).isEqualTo(404);
            assertThat(type(page)).startsWith("text/html");
            assertThat(TestGateway.text(page)).contains("<html lang=\"en\">", "Check a label", "action=\"/c\"");
            assertThat(TestGateway.text(gateway.get("/no/such/page?lang=es", "Accept", BROWSER)))
                    .contains("en esta dirección no hay nada");

            for (String accepted : new String[] {"*/*", "application/json"}) {
                var problem = gateway.get("/no/such/page", "Accept", accepted);
                assertThat(type(problem)).startsWith("application/problem+json");
                assertThat(TestGateway.code(problem)).isEqualTo("NOT_FOUND");
            }
        }
    }

    @Test
    void too_many_requests_are_told_to_a_browser_on_a_page() {
        try (TestGateway gateway = new TestGateway(Path.of("target"), Map.of("capaz.public-requests-per-minute", 1))) {
            assertThat(gateway.get("/c/" + UNKNOWN, "Accept", BROWSER).statusCode())
                    .isEqualTo(404);

            var page = gateway.get("/c/" + UNKNOWN + "?lang=en", "Accept", BROWSER);
            assertThat(page.statusCode()).isEqualTo(429);
            assertThat(type(page)).startsWith("text/html");
            assertThat(page.headers().firstValue("Retry-After")).isPresent();
            assertThat(page.headers().firstValue("Content-Security-Policy")).isPresent();
            assertThat(TestGateway.text(page)).contains("Too many requests");
            assertThat(TestGateway.code(gateway.get("/c/" + UNKNOWN))).isEqualTo("RATE_LIMITED");
        }
    }

    @Test
    void a_program_gets_the_record_where_a_browser_gets_its_page() {
        try (CaseGateway gateway = new CaseGateway(Stage.CERTIFIED.world(), "BuyersMSP")) {
            String path = "/c/" + new CertificateId(WorkedCase.CERTIFICATE).shortId();
            Fields record = Fields.of(gateway.json(path));
            assertThat(record.text("state")).isEqualTo("ISSUED");
            assertThat(record.object("record").text("certId")).isEqualTo(WorkedCase.CERTIFICATE);
            assertThat(gateway.show(path)).startsWith("<!DOCTYPE html>");
        }
        try (TestGateway gateway = new TestGateway(Path.of("target"), Map.of())) {
            assertThat(TestGateway.code(gateway.get("/c/" + UNKNOWN, "Accept", "application/json")))
                    .isEqualTo("NUMBER_UNKNOWN");
            String mistyped = UNKNOWN.substring(0, 12) + (UNKNOWN.endsWith("0") ? "1" : "0");
            assertThat(TestGateway.code(gateway.get("/c/" + mistyped, "Accept", "application/json")))
                    .isEqualTo("NUMBER_MISTYPED");
            assertThat(type(gateway.get("/c/" + mistyped, "Accept", BROWSER))).startsWith("text/html");
            assertThat(TestGateway.text(gateway.get("/c/" + mistyped + "?lang=en", "Accept", BROWSER)))
                    .contains("its last character is a check", "value=\"" + mistyped + "\"");
            assertThat(TestGateway.text(gateway.get("/c/ABC-D?lang=en", "Accept", BROWSER)))
                    .contains("Characters are missing: 4 were typed, and a number has 13.", "value=\"ABC-D\"");
            assertThat(TestGateway.text(gateway.get("/c/" + mistyped + "7?lang=es", "Accept", BROWSER)))
                    .contains("Le sobran caracteres: se escribieron 14, y un número tiene 13.");
        }
    }

    private static String type(HttpResponse<byte[]> answer) {
        return answer.headers().firstValue("Content-Type").orElse("");
    }
}
