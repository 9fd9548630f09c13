// SPDX-License-Identifier: Apache-2.0
package org.capaz.gateway.certificate;

import java.util.List;
import java.util.Set;
import org.capaz.ledger.message.Sentence;
import org.capaz.ledger.statement.Objection;

/** Asks members' peers for endorsed answers that are never submitted. */
public interface EndorsedViews {
    /** The question for one transaction. */
    String TRANSACTION_BY_ID = "GetTransactionByID";

    /** The question for the height of the chain and its last blocks. */
    String CHAIN_INFO = "GetChainInfo";

    /** The questions that go to Fabric's own contract qscc instead of ours. */
    Set<String> ABOUT_THE_CHAIN = Set.of(TRANSACTION_BY_ID, CHAIN_INFO);

    /** Has these organisations' peers answer one proposal together. */
    View ask(List<String> organisations, String function, String... arguments);

    /** What came of asking. */
    sealed interface View {
        /**
         * The peers answered alike and signed.
         *
         * @param payload {@code Envelope.payload} with the question, the common answer and the signatures
         */
        record Endorsed(byte[] payload) implements View {}

        /** The contract refused, such as with {@code CERTIFICATE_NOT_ISSUED}. */
        record Refused(Objection objection) implements View {}

        /** The peers answered differently: one may be a block behind. */
        record Differing(String detail) implements View {}

        /** A peer could not be asked. */
        record Unreachable(Sentence because) implements View {}
    }
}
