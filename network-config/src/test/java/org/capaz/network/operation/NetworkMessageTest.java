// SPDX-License-Identifier: Apache-2.0
package org.capaz.network.operation;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.capaz.ledger.message.Argument;
import org.capaz.ledger.message.Language;
import org.capaz.ledger.message.Sentence;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class NetworkMessageTest {

    @Test
    void a_failure_is_told_in_the_language_of_the_person_and_logged_in_English() {
        Sentence peer = NetworkMessage.PEER_OF_MEMBER.with("member", Argument.id("Demo Buyers"));
        NetworkFailure failure = new NetworkFailure(NetworkMessage.PORT_NOT_OPEN
                .with("process", peer)
                .and("seconds", NetworkMessage.number(60))
                .and("log", NetworkMessage.path(Path.of("peer.log"))));

        assertThat(failure)
                .hasMessage("the peer of Demo Buyers did not open its port within 60 s; its log is peer.log");
        assertThat(failure.sentence().in(Language.SPANISH))
                .isEqualTo("el nodo de Demo Buyers no abrió su puerto en 60 s; su bitácora es peer.log");
    }

    /** Ports and block numbers are looked up in logs, where no mark stands between their digits. */
    @ParameterizedTest
    @EnumSource(Language.class)
    void numbers_keep_their_digits_together(Language language) {
        assertThat(NetworkMessage.number(-17_051).in(language)).isEqualTo("-17051");
    }
}
