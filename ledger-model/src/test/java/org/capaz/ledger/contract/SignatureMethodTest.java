// SPDX-License-Identifier: Apache-2.0
package org.capaz.ledger.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.capaz.ledger.sample.DraftAssert.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.capaz.ledger.identity.Code;
import org.capaz.ledger.record.LedgerKeys;
import org.capaz.ledger.sample.Body;
import org.capaz.ledger.sample.Draft;
import org.capaz.ledger.sample.EveryKind;
import org.capaz.ledger.statement.OfficerSignature;
import org.capaz.ledger.statement.OfficerSignature.Method;
import org.capaz.ledger.statement.SignedStatement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** How an officer signed is inside what that officer signed. */
class SignatureMethodTest {
    private final Draft draft = EveryKind.rightly(StatementKind.CONFIRM_RECEIPT);

    /** Signed by two people, each by its own method. */
    private Draft signedWith(Method first, Method second) {
        List<OfficerSignature> signatures = Stream.of(
                        draft.world().officer("amp-04-treasurer").sign(draft.statement(), first),
                        draft.world().officer("amp-04-legal").sign(draft.statement(), second))
                .toList();
        return draft.tampered(signed -> new SignedStatement(draft.statement(), signatures).json());
    }

    @ParameterizedTest
    @EnumSource(Method.class)
    void an_officer_signs_by_any_method(Method method) {
        assertThat(signedWith(method, Method.OWN_KEY)).isAccepted();
    }

    @Test
    void a_method_is_not_changed_after_signing() {
        assertThat(draft.tampered(signed -> Body.set(signed, "signatures[0].method", "'FIELD_VISIT'")))
                .isDefective("SIGNATURE_WRONG", "signatures");
        assertThat(draft.tampered(signed -> Body.set(signed, "signatures[1].method", "'SHARED_DEVICE'")))
                .isDefective("SIGNATURE_WRONG", "signatures");
    }

    @Test
    void the_method_of_one_officer_is_not_that_of_the_other() {
        signedWith(Method.SHARED_DEVICE, Method.FIELD_VISIT).recorded();

        assertThat(draft.world()
                        .record(LedgerKeys.receipt(
                                new Code(Body.text(draft.statement().body(), "payment")))))
                .satisfies(receipt -> {
                    assertThat(Body.text(receipt, "confirmedBy[0].method")).isEqualTo("SHARED_DEVICE");
                    assertThat(Body.text(receipt, "confirmedBy[1].method")).isEqualTo("FIELD_VISIT");
                });
    }

    @Test
    void the_same_statement_signed_by_another_method_is_the_same_record() {
        signedWith(Method.OWN_KEY, Method.OWN_KEY).recorded();

        assertThat(signedWith(Method.FIELD_VISIT, Method.OWN_KEY).judged())
                .isInstanceOf(StatementProcessor.Answer.Repeated.class);
    }
}
