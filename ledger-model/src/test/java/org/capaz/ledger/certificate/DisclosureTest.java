// SPDX-License-Identifier: Apache-2.0
package org.capaz.ledger.certificate;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.capaz.ledger.identity.CertificateId;
import org.capaz.ledger.identity.Digest;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.json.JsonException;
import org.capaz.ledger.record.LedgerKeys;
import org.capaz.ledger.sample.Body;
import org.capaz.ledger.sample.Consortium;
import org.capaz.ledger.sample.Stage;
import org.capaz.ledger.sample.WorkedCase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** I46: a field can be withheld, and what is opened is what was committed to. */
class DisclosureTest {
    private static final Opening PRICE =
            new Opening(Body.hash("Demo salt 1"), Json.text("Demo 259314.82 COP per gram"), Optional.empty());
    private static final Opening NUMBER =
            new Opening(Body.hash("Demo salt 2"), Json.text("Demo RUCOM 2021-000417"), Optional.of("row 1"));

    private final Json.Obj certificate = certified();

    private static Json.Obj certified() {
        Consortium world = Stage.SEALED.world();
        Json.Obj committed =
                Json.object().with("purchasePrice", PRICE.commitment()).with("registration", NUMBER.commitment());
        world.amp01()
                .certifies(WorkedCase.certificate("LA").with("commitments", committed))
                .recorded();
        return world.record(LedgerKeys.certificate(new CertificateId(WorkedCase.CERTIFICATE)));
    }

    @Test
    void one_field_is_opened_and_the_other_stays_withheld() {
        assertThat(Disclosure.of(certificate, List.of(PRICE)))
                .isInstanceOfSatisfying(Disclosure.Fitting.class, shown -> {
                    assertThat(shown.fields()).containsEntry("purchasePrice", Optional.of(PRICE.value()));
                    assertThat(shown.withheld()).containsExactly("registration");
                });
        assertThat(Disclosure.of(certificate, List.of()))
                .isInstanceOfSatisfying(
                        Disclosure.Fitting.class,
                        shown -> assertThat(shown.withheld()).containsExactly("purchasePrice", "registration"));
    }

    @Test
    void another_value_or_another_salt_is_refused_whatever_else_fits() {
        var cheaper = new Opening(PRICE.salt(), Json.text("Demo 259314.81 COP per gram"), Optional.empty());
        var salted = new Opening(NUMBER.salt(), PRICE.value(), Optional.empty());

        assertThat(Disclosure.of(certificate, List.of(NUMBER, cheaper))).isEqualTo(new Disclosure.Foreign(cheaper));
        assertThat(Disclosure.of(certificate, List.of(salted))).isEqualTo(new Disclosure.Foreign(salted));
        assertThat(Disclosure.of(certificate, List.of(NUMBER, PRICE))).isInstanceOf(Disclosure.Fitting.class);
    }

    @Test
    void a_text_and_a_number_that_read_alike_are_two_values() {
        var text = new Opening(PRICE.salt(), Json.text("5"), Optional.empty());
        var number = new Opening(PRICE.salt(), Json.number(5), Optional.empty());

        assertThat(text.commitment()).isNotEqualTo(number.commitment());
    }

    @Test
    void the_commitment_is_the_published_formula() {
        String all = HexFormat.of().formatHex("capaz/commitment/v1\n".getBytes(UTF_8))
                + PRICE.salt()
                + HexFormat.of().formatHex("\"Demo 259314.82 COP per gram\"".getBytes(UTF_8));

        assertThat(PRICE.commitment()).isEqualTo(Digest.hex(HexFormat.of().parseHex(all)));
    }

    @Test
    void an_opening_is_handed_out_as_a_file() {
        assertThat(Opening.read(NUMBER.json().toString().getBytes(UTF_8))).isEqualTo(NUMBER);
    }

    @ParameterizedTest
    @ValueSource(strings = {"salt", "value", "format"})
    void a_file_that_lacks_something_opens_nothing(String member) {
        byte[] file = NUMBER.json().without(member).toString().getBytes(UTF_8);

        assertThatThrownBy(() -> Opening.read(file))
                .isInstanceOf(JsonException.class)
                .hasMessageContaining(member);
    }

    @Test
    void a_file_with_a_short_salt_or_more_than_it_needs_is_no_opening() {
        byte[] shortSalt = NUMBER.json().with("salt", "ab").toString().getBytes(UTF_8);
        byte[] more = NUMBER.json().with("more", 1).toString().getBytes(UTF_8);

        assertThatThrownBy(() -> Opening.read(shortSalt)).isInstanceOf(JsonException.class);
        assertThatThrownBy(() -> Opening.read(more)).isInstanceOf(JsonException.class);
    }
}
