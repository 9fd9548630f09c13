// SPDX-License-Identifier: Apache-2.0
package org.capaz.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.capaz.ledger.message.Sentence;
import org.capaz.network.consortium.Member;
import org.capaz.network.layout.NetworkLayout;
import org.capaz.network.layout.Port;
import org.capaz.network.layout.ProcessKind;
import org.capaz.network.operation.Progress;
import org.capaz.network.status.Status;
import org.junit.jupiter.api.Test;

/** Runs the example in the Javadoc of {@link Network}, and holds the two to the same text. */
class NetworkExampleTest {

    private static final Path SOURCES = Path.of("src/main/java/org/capaz/network/Network.java");
    private static final Path TESTS = Path.of("src/test/java/org/capaz/network/NetworkExampleTest.java");

    @Test
    void the_example_in_the_javadoc_gives_what_its_comments_say() {
        // @start region="example"
        var layout = new NetworkLayout(Path.of("target/example"), 100); // 100 is added to every port
        var network = new Network(layout, Path.of("chaincode/target"), Path.of("gateway/target"));
        Member traders = network.consortium().member("traders");

        URI gateway = network.gateway(traders); // http://127.0.0.1:8180
        String peer = layout.address(traders, Port.PEER); // 127.0.0.1:8151
        Path log = layout.log(traders, ProcessKind.PEER); // target/example/members/traders/logs/peer.log, made absolute
        Status before = network.status(); // not healthy: "there is no network in ..."
        network.down(Progress.SILENT); // nothing runs, nothing to do
        // @end

        assertThat(gateway).hasToString("http://127.0.0.1:8180");
        assertThat(peer).isEqualTo("127.0.0.1:8151");
        assertThat(log)
                .isEqualTo(
                        Path.of("target/example/members/traders/logs/peer.log").toAbsolutePath());
        assertThat(before.healthy()).isFalse();
        assertThat(before.reasons()).map(Sentence::toString).containsExactly("there is no network in " + layout.root());
        assertThat(layout.root()).doesNotExist();
    }

    @Test
    void the_example_in_the_javadoc_is_the_one_that_runs_here() throws IOException {
        String run = between(Files.readString(TESTS), "// @start region=\"example\"\n", "        // @end\n");
        String shown =
                between(Files.readString(SOURCES), "{@snippet :\n", " * }\n").replaceAll("(?m)^ \\*(?: |$)", "");

        assertThat(shown).isEqualTo(run.indent(-8));
    }

    private static String between(String text, String start, String end) {
        int from = text.indexOf(start) + start.length();
        return text.substring(from, text.indexOf(end, from));
    }
}
