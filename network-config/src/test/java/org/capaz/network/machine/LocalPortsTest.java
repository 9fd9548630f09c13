package org.capaz.network.machine;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.capaz.network.operation.MissingPrerequisite;
import org.junit.jupiter.api.Test;

class LocalPortsTest {

    @Test
    void a_port_somebody_listens_on_is_refused_with_the_listeners_name() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            int port = taken.getLocalPort();
            assertThatThrownBy(() -> LocalPorts.requireFree(port, "peer of Demo Buyers"))
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

        assertThatCode(() -> LocalPorts.requireFree(port, "peer of Demo Buyers"))
                .doesNotThrowAnyException();
    }
}
