// SPDX-License-Identifier: Apache-2.0
package org.capaz.network.operation;

import java.nio.file.Path;
import org.capaz.ledger.message.Argument;
import org.capaz.ledger.message.MessageKey;

/**
 * What a person is told about the network: steps of work, states, and failures with what to do. The words stand in the
 * bundle of {@code ledger-model}, in both languages.
 */
public enum NetworkMessage implements MessageKey {
    // What is worked on
    STEP_KEYS,
    STEP_NODES,
    STEP_DEFINITION,
    STEP_CHAINCODE_CACHE,
    STEP_CHAINCODE,
    STEP_DATABASE,
    STEP_GATEWAYS,
    STEP_GATEWAYS_STOPPED,
    STEP_NODES_STOPPED,
    STEP_FABRIC_SOURCE,
    STEP_FABRIC_PROGRAMS,
    STEP_FABRIC_SETTINGS,

    // Its processes and their states
    ROLE_ORDERER,
    ROLE_PEER,
    ROLE_CHAINCODE,
    ROLE_GATEWAY,
    ROLE_DATABASE,
    ORDERER_OF_MEMBER,
    PEER_OF_MEMBER,
    CHAINCODE_OF_MEMBER,
    GATEWAY_OF_MEMBER,
    DATABASE_OF_GATEWAYS,
    PROCESS_STATE_RUNNING,
    PROCESS_STATE_PAUSED,
    PROCESS_STATE_DOWN,
    CERTIFICATE_ROOT,
    CERTIFICATE_TLS_ROOT,
    CERTIFICATE_ORDERER,
    CERTIFICATE_ORDERER_TLS,
    CERTIFICATE_PEER,
    CERTIFICATE_PEER_TLS,
    CERTIFICATE_ADMINISTRATOR,
    CERTIFICATE_GATEWAY,
    CERTIFICATE_CHAINCODE_SERVER,
    CERTIFICATE_CHAINCODE_CLIENT,

    // Why it is not healthy
    NETWORK_NOT_IN_FOLDER,
    PROCESS_PAUSED,
    PROCESS_DOWN,
    PROCESS_NOT_ANSWERING,
    PROCESS_NOT_READY,
    PROCESS_BEHIND,
    PEER_WITHOUT_DEFINITION,
    CERTIFICATE_ENDS_SOON,
    HEAD_HASHES_DIFFER,

    // What was attempted
    ATTEMPT_OF_MEMBER,
    ATTEMPT_ORDERER_CHANNEL,
    ATTEMPT_JOIN_ORDERER,
    ATTEMPT_PEER_CHANNELS,
    ATTEMPT_JOIN_PEER,
    ATTEMPT_HEIGHT,
    ATTEMPT_FETCH_BLOCK,
    ATTEMPT_INSTALLED_CHAINCODE,
    ATTEMPT_INSTALL,
    ATTEMPT_COMMITTED_CHAINCODE,
    ATTEMPT_APPROVED_CHAINCODE,
    ATTEMPT_APPROVE,
    ATTEMPT_COMMIT,
    ATTEMPT_KEYS,
    ATTEMPT_GENESIS_BLOCK,
    ATTEMPT_DATABASE_FOLDER,
    ATTEMPT_DATABASES,
    ATTEMPT_FETCH_SOURCE,
    ATTEMPT_FIND_SOURCE,
    ATTEMPT_BUILD_PROGRAMS,

    // What failed
    PROGRAM_FAILED,
    ATTEMPT_FAILED,
    PROGRAM_TOO_SLOW,
    PROGRAM_NOT_RUN,
    PROGRAM_INTERRUPTED,
    WAIT_INTERRUPTED,
    WAIT_FOR_GATEWAY_INTERRUPTED,
    PARALLEL_WORK_INTERRUPTED,
    PROCESS_ENDED_EARLY,
    PORTS_NOT_OPEN,
    PORT_NOT_OPEN,
    NO_CONNECTIONS_ACCEPTED,
    NOT_READY_IN_TIME,
    NO_ANSWER_THROUGH_PEER,
    DEFINITIONS_DIFFER,
    FILE_WITHOUT_CERTIFICATE,
    NOT_ONE_FILE,
    NETWORK_BUSY,
    PORT_SHIFT_CHANGED,
    ANSWER_LACKS_MEMBER,
    CONSORTIUM_CHANGED,

    // What this machine lacks
    LINUX_MISSING,
    PROGRAM_NOT_ON_PATH,
    JAVA_INCOMPLETE,
    DISK_TOO_SMALL,
    PORT_TAKEN,
    PORT_TAKEN_BY,
    JDBC_URL_OF_ONE_DATABASE,
    JDBC_PASSWORD_MISSING,
    POSTGRESQL_NOT_FOR_MACHINE,
    POSTGRESQL_NOT_AS_ROOT,
    FABRIC_FOLDER_INCOMPLETE,
    FABRIC_RELEASE_WRONG,
    FABRIC_RELEASE_UNKNOWN,
    GO_MISSING,
    GO_NOT_SUITABLE,
    PROGRAM_NOT_BUILT,
    LIBRARY_NOT_BESIDE_JAR;

    /** A file or folder, as the system names it. */
    public static Argument path(Path path) {
        return Argument.id(path.toString());
    }

    /** A number without marks between its digits: ports, process ids and blocks are looked up in logs as they stand. */
    public static Argument number(long number) {
        return Argument.id(Long.toString(number));
    }
}
