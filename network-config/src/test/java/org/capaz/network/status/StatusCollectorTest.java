// SPDX-License-Identifier: Apache-2.0
package org.capaz.network.status;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.capaz.ledger.message.Language;
import org.capaz.ledger.message.Sentence;
import org.capaz.network.channel.ChaincodeDefinition;
import org.capaz.network.channel.LedgerInfo;
import org.capaz.network.consortium.Consortium;
import org.capaz.network.consortium.Member;
import org.capaz.network.layout.ProcessKind;
import org.capaz.network.node.NodeProcess;
import org.capaz.network.operation.NetworkMessage;
import org.capaz.network.status.Status.CertificateStatus;
import org.capaz.network.status.Status.MemberStatus;
import org.capaz.network.status.Status.ProcessStatus;
import org.junit.jupiter.api.Test;

/** The reasons why a network is not healthy, in both languages. */
class StatusCollectorTest {

    private static final Member BUYERS = Consortium.ours().member("buyers");
    private static final Member TRADERS = Consortium.ours().member("traders");
    private static final Optional<ChaincodeDefinition> DEFINITION =
            Optional.of(new ChaincodeDefinition("capaz", "1.0", 1));

    @Test
    void nodes_that_are_down_paused_or_silent_are_reasons() {
        MemberStatus silent = status(
                BUYERS,
                List.of(
                        process(BUYERS, ProcessKind.ORDERER, NodeProcess.State.RUNNING),
                        process(BUYERS, ProcessKind.PEER, NodeProcess.State.RUNNING),
                        process(BUYERS, ProcessKind.CHAINCODE, NodeProcess.State.PAUSED),
                        process(BUYERS, ProcessKind.GATEWAY, NodeProcess.State.RUNNING)),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                20);
        ProcessStatus database = new ProcessStatus(
                "database",
                NetworkMessage.ROLE_DATABASE.sentence(),
                NetworkMessage.DATABASE_OF_GATEWAYS.sentence(),
                NodeProcess.State.DOWN,
                0,
                0,
                Path.of("database.log"));
        String buyers = BUYERS.displayName();

        List<Sentence> reasons = StatusCollector.reasons(List.of(silent), Optional.of(database));

        assertThat(in(Language.ENGLISH, reasons))
                .containsExactly(
                        "the chaincode of " + buyers + " is paused",
                        "the peer of " + buyers + " does not answer",
                        "the orderer of " + buyers + " does not answer",
                        "the gateway of " + buyers + " is not ready",
                        "the TLS root certificate of " + buyers + " is good for 20 more days",
                        "the database is down; its log is database.log");
        assertThat(in(Language.SPANISH, reasons))
                .containsExactly(
                        "el contrato de " + buyers + " está en pausa",
                        "el nodo de " + buyers + " no responde",
                        "el ordenador de bloques de " + buyers + " no responde",
                        "el servidor de " + buyers + " no tiene todo listo",
                        "el documento X.509 de " + buyers + " (raíz de TLS) vale 20 días más",
                        "la base de datos no funciona; su bitácora es database.log");
    }

    @Test
    void ledgers_that_differ_are_reasons() {
        List<MemberStatus> members = List.of(
                status(BUYERS, List.of(), ledger(2000, "aa"), Optional.of(2000L), DEFINITION, 365),
                status(TRADERS, List.of(), ledger(2000, "bb"), Optional.of(800L), Optional.empty(), 365));
        String traders = TRADERS.displayName();

        List<Sentence> reasons = StatusCollector.reasons(members, Optional.empty());

        assertThat(in(Language.ENGLISH, reasons))
                .containsExactly(
                        "the peer of " + traders + " reports no committed chaincode definition",
                        "the orderer of " + traders + " is 1200 blocks behind; its log is in the member's logs folder",
                        "peers of equal height have different head hashes");
        assertThat(in(Language.SPANISH, reasons))
                .containsExactly(
                        "el nodo de " + traders + " no informa ninguna definición del contrato en vigor",
                        "el ordenador de bloques de " + traders
                                + " lleva 1200 bloques de atraso; su bitácora está en la carpeta logs del miembro",
                        "hay nodos de igual altura con hashes de cabeza distintos");
    }

    @Test
    void states_are_told_to_people_in_English_as_programs_read_them() {
        assertThat(NodeProcess.State.values())
                .allSatisfy(state -> assertThat(state.word()).hasToString(state.name()));
        assertThat(ProcessKind.values())
                .allSatisfy(kind -> assertThat(kind.role()).hasToString(kind.lowerCaseName()));
    }

    private static List<String> in(Language language, List<Sentence> sentences) {
        return sentences.stream().map(sentence -> sentence.in(language)).toList();
    }

    private static Optional<LedgerInfo> ledger(long height, String headHash) {
        return Optional.of(new LedgerInfo(height, headHash));
    }

    private static ProcessStatus process(Member member, ProcessKind kind, NodeProcess.State state) {
        return new ProcessStatus(
                kind.lowerCaseName(), kind.role(), kind.of(member), state, 1, 1, Path.of(kind + ".log"));
    }

    private static MemberStatus status(
            Member member,
            List<ProcessStatus> processes,
            Optional<LedgerInfo> ledger,
            Optional<Long> ordererHeight,
            Optional<ChaincodeDefinition> definition,
            long daysLeft) {
        CertificateStatus certificate =
                new CertificateStatus("TLS root", NetworkMessage.CERTIFICATE_TLS_ROOT.sentence(), daysLeft);
        return new MemberStatus(member, processes, ledger, ordererHeight, false, definition, List.of(certificate), 0);
    }
}
