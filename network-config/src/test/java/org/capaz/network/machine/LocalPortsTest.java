// SPDX-License-Identifier: Apache-2.0
package org.capaz.network.machine;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.capaz.ledger.message.Argument;
import org.capaz.ledger.message.Sentence;
import org.capaz.network.operation.MissingPrerequisite;
import org.capaz.network.operation.NetworkMessage;
import org.junit.jupiter.api.Test;

class LocalPortsTest {

    private static final Sentence PEER = NetworkMessage.PEER_OF_MEMBER.with("member", Argument.id("Demo Buyers"));

    @Test
    void a_port_somebody_listens_on_is_refused_with_the_listeners_name() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            int port = taken.getLocalPort();
            assertThatThrownBy(() -> LocalPorts.requireFree("127.0.0.1", port, PEER))
                    .isInstanceOf(MissingPrerequisite.class)
                    .hasMessageContainingAll(
                            Integer.toString(port),
                            "peer of Demo Buyers",
                            "process " + ProcessHandle.current().pid());
        }
    }

    @Test
    void a_free_port_is_not_refused() throws IOException {
        int port;
        try (ServerSocket freed = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = freed.getLocalPort();
        }

        assertThatCode(() -> LocalPorts.requireFree("127.0.0.1", port, PEER)).doesNotThrowAnyException();
    }
}
