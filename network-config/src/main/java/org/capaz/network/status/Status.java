// SPDX-License-Identifier: Apache-2.0
package org.capaz.network.status;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.capaz.ledger.message.Sentence;
import org.capaz.network.channel.ChaincodeDefinition;
import org.capaz.network.channel.LedgerInfo;
import org.capaz.network.consortium.Member;
import org.capaz.network.node.NodeProcess;

/**
 * The state of the network at one moment.
 *
 * @param reasons why it is not healthy; empty when it is
 * @param members in the order of the consortium
 * @param database the gateways' server; empty if it is run by others
 */
public record Status(List<Sentence> reasons, List<MemberStatus> members, Optional<ProcessStatus> database) {

    public Status {
        reasons = List.copyOf(reasons);
        members = List.copyOf(members);
    }

    /** Whether everything runs, answers and has the same height. */
    public boolean healthy() {
        return reasons.isEmpty();
    }

    /** Resident memory of all processes together, in bytes. */
    public long residentBytes() {
        return members.stream()
                        .flatMap(member -> member.processes().stream())
                        .mapToLong(ProcessStatus::residentBytes)
                        .sum()
                + database.map(ProcessStatus::residentBytes).orElse(0L);
    }

    /**
     * The state of one member.
     *
     * @param ledger of its peer; empty if the peer does not answer
     * @param ordererHeight number of blocks its orderer has; empty if the orderer does not answer
     * @param gatewayReady whether the gateway reports readiness
     * @param definition the committed chaincode definition as its peer reports it
     * @param diskBytes size of its folder
     */
    public record MemberStatus(
            Member member,
            List<ProcessStatus> processes,
            Optional<LedgerInfo> ledger,
            Optional<Long> ordererHeight,
            boolean gatewayReady,
            Optional<ChaincodeDefinition> definition,
            List<CertificateStatus> certificates,
            long diskBytes) {

        public MemberStatus {
            processes = List.copyOf(processes);
            certificates = List.copyOf(certificates);
        }
    }

    /**
     * The state of one process; process id and memory are 0 when it is down.
     *
     * @param role for programs
     * @param roleWord the role as a person reads it
     * @param name role and owner, as sentences name the process
     */
    public record ProcessStatus(
            String role,
            Sentence roleWord,
            Sentence name,
            NodeProcess.State state,
            long pid,
            long residentBytes,
            Path log) {

        static ProcessStatus of(String role, Sentence roleWord, NodeProcess process) {
            return new ProcessStatus(
                    role,
                    roleWord,
                    process.name(),
                    process.state(),
                    process.pid().orElse(0L),
                    process.residentBytes(),
                    process.log());
        }
    }

    /**
     * How long a certificate is good for.
     *
     * @param name for programs
     * @param word the name as a person reads it
     * @param daysLeft whole days until it expires; negative after that
     */
    public record CertificateStatus(String name, Sentence word, long daysLeft) {}
}
