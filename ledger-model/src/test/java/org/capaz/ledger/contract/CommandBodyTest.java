// SPDX-License-Identifier: Apache-2.0
package org.capaz.ledger.contract;

import static org.assertj.core.api.Assertions.assertThat;

import org.capaz.ledger.sample.Draft;
import org.capaz.ledger.sample.EveryKind;
import org.capaz.ledger.statement.Command;
import org.capaz.ledger.statement.Statement;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A command writes the very body that it was read from, so that programs build bodies from types and never by hand. */
class CommandBodyTest {
    @ParameterizedTest
    @EnumSource(StatementKind.class)
    void a_body_that_was_read_is_written_again_byte_for_byte(StatementKind kind) {
        for (Draft draft : EveryKind.samples(kind)) {
            Statement statement = draft.statement();
            Command command = kind.read(statement);

            assertThat(command.body()).as("%s", draft).isEqualTo(statement.body());
            assertThat(kind.read(draft.withBody(command.body()).statement()))
                    .as("%s", draft)
                    .isEqualTo(command);
        }
    }
}
