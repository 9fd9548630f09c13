// SPDX-License-Identifier: Apache-2.0
package org.capaz.network.machine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class YamlTest {

    @Test
    void an_overlay_changes_what_it_names_and_keeps_the_rest() {
        Map<String, Object> stock = Yaml.read("peer: {tls: {enabled: false, file: stock}, limits: [1, 2]}\nvm: x\n");
        Map<String, Object> ours = Yaml.read("peer: {tls: {enabled: true}, limits: [3]}\n");

        assertThat(Yaml.overlay(stock, ours))
                .isEqualTo(Map.of(
                        "peer",
                        Map.of("tls", Map.of("enabled", true, "file", "stock"), "limits", List.of(3)),
                        "vm",
                        "x"));
    }

    @Test
    void a_word_that_older_yaml_takes_for_something_else_is_quoted() {
        assertThat(Yaml.write(Map.of("a", "on"))).isEqualTo("a: \"on\"\n");
        assertThat(Yaml.write(Map.of("a", "127.0.0.1:7050"))).isEqualTo("a: \"127.0.0.1:7050\"\n");
        assertThat(Yaml.write(Map.of("a", "prometheus"))).isEqualTo("a: prometheus\n");
        assertThat(Yaml.write(Map.of("a", true, "b", 3))).contains("a: true\n", "b: 3\n");
    }

    @Test
    void a_certificate_stands_line_by_line_and_is_read_as_it_was() {
        String pem = "-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----\n";

        assertThat(Yaml.write(Map.of("root", pem)))
                .isEqualTo("root: |\n  -----BEGIN CERTIFICATE-----\n  MIIB\n  -----END CERTIFICATE-----\n");
        assertThat(Yaml.read(Yaml.write(Map.of("root", pem)))).isEqualTo(Map.of("root", pem));
    }

    @Test
    void an_answer_of_fabrics_programs_is_read_though_it_is_indented_by_tabs() {
        assertThat(Yaml.readJson("{\n\t\"definitions\": [\n\t\t{\n\t\t\t\"sequence\": 2\n\t\t}\n\t]\n}"))
                .isEqualTo(Map.of("definitions", List.of(Map.of("sequence", 2))));
    }
}
