// SPDX-License-Identifier: Apache-2.0
package org.capaz.verifier.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.ByteString;
import java.util.HexFormat;
import org.capaz.verifier.verdict.CheckFailed;
import org.capaz.verifier.verdict.VerdictMessage;
import org.hyperledger.fabric.protos.peer.Response;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProtoMessageTest {
    @Test
    void a_message_written_by_fabric_is_read() {
        byte[] bytes = Response.newBuilder()
                .setStatus(200)
                .setMessage("señal")
                .setPayload(ByteString.copyFromUtf8("x"))
                .build()
                .toByteArray();

        var message = ProtoMessage.read(VerdictMessage.PROTO_RESPONSE, bytes);

        assertThat(message.number(1)).isEqualTo(200);
        assertThat(message.text(2)).isEqualTo("señal");
        assertThat(message.bytes(3)).containsExactly('x');
        assertThat(message.present(4)).isEmpty();
    }

    @Test
    void an_unknown_field_is_skipped() {
        var message =
                ProtoMessage.read(VerdictMessage.PROTO_RESPONSE, HexFormat.of().parseHex("7a0101" + "08c801"));

        assertThat(message.number(1)).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({
        "08, number cut",
        "0880, number cut inside",
        "088000, number longer than needed",
        "8800, tag longer than needed",
        "08ffffffffffffffffff02, number above 64 bits",
        "0a, length missing",
        "0a05616263, length beyond the end",
        "0affffffffffffffffff01, length beyond all memory",
        "0d00000000, fixed 32 bit field",
        "090000000000000000, fixed 64 bit field",
        "0b, group",
        "0001, field 0"
    })
    void a_message_that_is_not_strict_is_refused(String hex, String why) {
        assertThatThrownBy(() -> ProtoMessage.read(
                        VerdictMessage.PROTO_RESPONSE, HexFormat.of().parseHex(hex)))
                .as(why)
                .isInstanceOf(CheckFailed.class)
                .hasMessageContaining("E-PROTO");
    }

    @Test
    void a_singular_field_that_stands_twice_is_refused() {
        var message =
                ProtoMessage.read(VerdictMessage.PROTO_RESPONSE, HexFormat.of().parseHex("08c80108c801"));

        assertThatThrownBy(() -> message.number(1)).hasMessageContaining("stands twice");
    }

    @Test
    void a_field_of_another_type_is_refused() {
        var message =
                ProtoMessage.read(VerdictMessage.PROTO_RESPONSE, HexFormat.of().parseHex("0801"));

        assertThatThrownBy(() -> message.bytes(1)).hasMessageContaining("wire type");
    }
}
