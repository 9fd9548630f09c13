// SPDX-License-Identifier: Apache-2.0
package org.capaz.gateway.submit;

import static org.assertj.core.api.Assertions.assertThat;

import org.capaz.gateway.SampleChain;
import org.capaz.gateway.submit.LedgerClient.Verdict;
import org.capaz.verifier.fabric.Block;
import org.junit.jupiter.api.Test;

/** Where a transaction stands that the gateway has lost sight of: in a block with a number, or it is not known. */
class LookedUpTransactionTest {
    private final Block block = new SampleChain()
            .block(SampleChain.tx("of-the-first-block"))
            .block(
                    SampleChain.tx("valid"),
                    SampleChain.invalid("conflicting", 11),
                    SampleChain.tx("twice"),
                    SampleChain.invalid("twice", 9))
            .read()
            .getLast();

    @Test
    void its_block_is_told_with_the_verdict_of_the_first_of_that_id() {
        assertThat(Verdict.Judged.in(block, "valid")).isEqualTo(new Verdict.Judged(1, 0));
        assertThat(Verdict.Judged.in(block, "conflicting")).isEqualTo(new Verdict.Judged(1, 11));
        assertThat(Verdict.Judged.in(block, "twice")).isEqualTo(new Verdict.Judged(1, 0));
    }

    @Test
    void a_block_that_does_not_hold_it_says_nothing_of_it() {
        assertThat(Verdict.Judged.in(block, "of-the-first-block")).isInstanceOf(Verdict.NotKnown.class);
    }
}
