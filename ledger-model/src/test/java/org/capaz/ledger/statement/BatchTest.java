// SPDX-License-Identifier: Apache-2.0
package org.capaz.ledger.statement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.capaz.ledger.contract.StatementKind;
import org.capaz.ledger.json.CanonicalJson;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.sample.Body;
import org.capaz.ledger.sample.EveryKind;
import org.junit.jupiter.api.Test;

/** A batch says which of its statements cannot be read. */
class BatchTest {
    private final Json.Obj right = CanonicalJson.parseObject(
            EveryKind.rightly(StatementKind.DECLARE_LOT).text());

    @Test
    void five_right_statements_are_read_in_their_order() {
        assertThat(SignedStatement.parseBatch(batch(right)))
                .hasSize(5)
                .allSatisfy(signed -> assertThat(signed.json()).isEqualTo(right));
    }

    @Test
    void the_third_of_five_that_is_no_object_is_named() {
        assertDefect(
                Json.text("lot.declare"),
                "MALFORMED",
                "statements[2]",
                "expected an object (statement 3 of the batch)");
    }

    @Test
    void the_third_of_five_that_lacks_a_member_is_named_with_it() {
        assertDefect(
                Body.without(right, "statement.kind"),
                "MALFORMED",
                "statements[2].statement.kind",
                "statement.kind: missing, expected a string (statement 3 of the batch)");
    }

    @Test
    void the_third_of_five_with_an_unknown_member_is_named_with_it() {
        assertDefect(
                right.with("remark", "hello"),
                "FIELD_UNKNOWN",
                "statements[2].remark",
                "remark: unknown member, known are [signatures, statement] (statement 3 of the batch)");
    }

    @Test
    void the_third_of_five_with_a_member_whose_name_is_no_path_is_named_alone() {
        assertDefect(
                right.with("a remark", "hello"),
                "FIELD_UNKNOWN",
                "statements[2]",
                "a remark: unknown member, known are [signatures, statement] (statement 3 of the batch)");
    }

    @Test
    void the_third_of_five_that_nobody_signed_is_named() {
        assertDefect(
                right.with("signatures", List.<Json>of()),
                "UNSIGNED",
                "statements[2].signatures",
                "signatures: at least one officer must sign (statement 3 of the batch)");
    }

    private void assertDefect(Json third, String code, String field, String because) {
        assertThatThrownBy(() -> SignedStatement.parseBatch(batch(third)))
                .isInstanceOfSatisfying(StatementException.class, e -> {
                    assertThat(e.code()).isEqualTo(code);
                    assertThat(e.field()).isEqualTo(field);
                    assertThat(e.getMessage()).isEqualTo(because);
                });
    }

    private String batch(Json third) {
        List<Json> five = new ArrayList<>(Collections.nCopies(5, right));
        five.set(2, third);
        return CanonicalJson.write(Json.object().with("statements", five));
    }
}
