// SPDX-License-Identifier: Apache-2.0
package org.capaz.cli.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.capaz.verifier.verdict.CheckFailed;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GatewayAddressTest {
    @ParameterizedTest
    @CsvSource({
        "https://gold.example, https://gold.example/v1/view",
        "https://gold.example/, https://gold.example/v1/view",
        "http://127.0.0.1:7080, http://127.0.0.1:7080/v1/view",
        "https://gold.example/capaz, https://gold.example/capaz/v1/view",
        "https://gold.example/capaz/north/, https://gold.example/capaz/north/v1/view",
        "gold.example, https://gold.example/v1/view",
        "gold.example:7443/capaz, https://gold.example:7443/capaz/v1/view",
        "HTTPS://gold.example, HTTPS://gold.example/v1/view"
    })
    void an_address_is_understood_with_or_without_path_and_scheme(String typed, String asked) {
        assertThat(GatewayAddress.typed(typed).resource("/v1/view")).hasToString(asked);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ftp://gold.example",
                "file:///etc/passwd",
                "https://",
                "https://officer:secret@gold.example",
                "https://gold.example?certificate=1",
                "https://gold.example#top",
                "gold example",
                "//",
                ""
            })
    void what_is_no_address_of_a_gateway_is_refused_in_one_sentence(String typed) {
        assertThatThrownBy(() -> GatewayAddress.typed(typed))
                .isInstanceOf(CheckFailed.class)
                .hasMessageContaining("is no address of a gateway")
                .extracting(failure -> ((CheckFailed) failure).undecided())
                .isEqualTo(true);
    }
}
