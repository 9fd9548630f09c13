// SPDX-License-Identifier: Apache-2.0
package org.capaz.ledger.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Whatever value the ledger can hold is written in one way and read back as itself. */
class CanonicalRoundTripTest {
    private static final int ROUNDS = 1_000;

    private final Random random = new Random(8785);

    @Test
    void any_value_is_read_back_as_itself() {
        for (int i = 0; i < ROUNDS; i++) {
            Json value = value(0);
            String text = CanonicalJson.write(value);

            assertThat(CanonicalJson.parseCanonical(text)).isEqualTo(value);
            assertThat(CanonicalJson.parse(CanonicalJson.bytes(value))).isEqualTo(value);
        }
    }

    @Test
    void any_text_of_a_value_with_spaces_and_in_another_order_is_the_same_value() {
        for (int i = 0; i < ROUNDS; i++) {
            Json.Obj value = object(0);

            assertThat(CanonicalJson.parse(loosely(value))).isEqualTo(value);
        }
    }

    /** Cut anywhere, an object is no object. */
    @Test
    void a_text_that_ends_too_early_is_refused() {
        String text = CanonicalJson.write(object(0).with("last", "end"));
        for (int end = 0; end < text.length(); end++) {
            String cut = text.substring(0, end);
            assertThatThrownBy(() -> CanonicalJson.parse(cut)).isInstanceOf(JsonException.class);
        }
    }

    @Test
    void no_damaged_text_breaks_the_reader() {
        for (int i = 0; i < ROUNDS; i++) {
            StringBuilder text = new StringBuilder(CanonicalJson.write(object(0).with("last", "end")));
            for (int damage = 0; damage < 3; damage++) {
                text.setCharAt(random.nextInt(text.length()), (char) random.nextInt(0x100));
            }
            try {
                Json read = CanonicalJson.parse(text.toString());
                assertThat(CanonicalJson.parseCanonical(CanonicalJson.write(read)))
                        .isEqualTo(read);
            } catch (JsonException e) {
                assertThat(e).hasMessageNotContaining("null");
            }
        }
    }

    private Json value(int depth) {
        return switch (random.nextInt(depth > 4 ? 4 : 6)) {
            case 0 -> new Json.Str(text());
            case 1 -> new Json.Num(random.nextLong(2 * Json.Num.LARGEST + 1) - Json.Num.LARGEST);
            case 2 -> new Json.Bool(random.nextBoolean());
            case 3 -> Json.NULL;
            case 4 -> Json.array(values(depth));
            default -> object(depth);
        };
    }

    private List<Json> values(int depth) {
        List<Json> values = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            values.add(value(depth + 1));
        }
        return values;
    }

    private Json.Obj object(int depth) {
        Json.Obj object = Json.object();
        for (int i = random.nextInt(5); i > 0; i--) {
            object = object.with(text(), value(depth + 1));
        }
        return object;
    }

    private String text() {
        var text = new StringBuilder();
        for (int i = random.nextInt(6); i > 0; i--) {
            int point = random.nextInt(0x10ffff);
            text.appendCodePoint(
                    point >= 0xd800 && point <= 0xdfff ? '\\' : random.nextInt(3) == 0 ? point : point % 0x80);
        }
        return text.toString();
    }

    private static String loosely(Json.Obj object) {
        List<String> members = new ArrayList<>();
        object.members()
                .reversed()
                .forEach((name, value) -> members.add(
                        "\n " + CanonicalJson.write(new Json.Str(name)) + "\t:\r" + CanonicalJson.write(value) + " "));
        return " {" + String.join(",", members) + "} ";
    }
}
