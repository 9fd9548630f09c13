package org.capaz.network.status;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.capaz.network.channel.ChaincodeDefinition;
import org.capaz.network.channel.LedgerInfo;
import org.capaz.network.consortium.Member;
import org.capaz.network.node.NodeProcess;

/**
 * How the network is.
 *
 * @param reasons why it is not healthy, one sentence each; empty when it is
 * @param members in the order of the consortium
 * @param database the gateways' shared server; absent when it is somebody else's
 */
public record Status(List<String> reasons, List<MemberStatus> members, Optional<ProcessStatus> database) {

    public Status {
        reasons = List.copyOf(reasons);
        members = List.copyOf(members);
    }

    /** Whether everything runs and nobody is behind. */
    public boolean healthy() {
        return reasons.isEmpty();
    }

    /** Memory all processes hold together, in bytes. */
    public long residentBytes() {
        return members.stream()
                        .flatMap(member -> member.processes().stream())
                        .mapToLong(ProcessStatus::residentBytes)
                        .sum()
                + database.map(ProcessStatus::residentBytes).orElse(0L);
    }

    /**
     * How one member is.
     *
     * @param ledger how far its peer's ledger reaches, if the peer answers
     * @param ordererHeight how many blocks its orderer has, if it answers
     * @param gatewayReady whether the gateway says it is ready
     * @param definition the contract as its peer knows it
     * @param diskBytes what its folder takes
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

    /** How a process is; the process id is 0 when it is down. */
    public record ProcessStatus(String role, NodeProcess.State state, long pid, long residentBytes, Path log) {

        static ProcessStatus of(String role, NodeProcess process) {
            return new ProcessStatus(
                    role, process.state(), process.pid().orElse(0L), process.residentBytes(), process.log());
        }
    }

    /** How long a certificate is still good for. */
    public record CertificateStatus(String name, long daysLeft) {}
}
