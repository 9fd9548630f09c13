// SPDX-License-Identifier: Apache-2.0
package org.capaz.client;

import org.capaz.ledger.message.MessageKey;

/** What an officer's client says: about a member's gateway, and about key files. The words stand in the bundle. */
public enum ClientMessage implements MessageKey {
    // A member's gateway
    GATEWAY_ANSWER_NOT_FINAL,
    GATEWAY_CONTENT_TYPE_WRONG,
    GATEWAY_DOES_NOT_GIVE,
    GATEWAY_DID_NOT_GIVE,
    NO_ANSWER_FROM,
    NO_ANSWER_YET,
    SUBMISSION_HAS_STATE,
    STILL_ON_ITS_WAY,
    NOT_KNOWN_YET,
    NO_REASON_GIVEN,
    NOTHING_KNOWN,
    BY_RULE,
    BY_CODE,
    RUN_UP_AND_REPEAT,
    SEE_GATEWAY_LOG,
    SEE_GATEWAY_LOG_AND_STATUS,
    CHECK_REQUEST_AND_KEY,
    WAS_INTERRUPTED,
    REPEAT_COMMAND_TO_CONTINUE,

    // Key files
    KEY_FILE_NOT_PKCS12,
    CHECK_FILE_AND_PASSPHRASE,
    FILE_EXISTS,
    CHOOSE_ANOTHER_KEY_FILE,
    FILE_READABLE_BY_OTHERS,
    RUN_CHMOD_FIRST,
    MINER_KEY_LENGTH_WRONG,
    CHECK_FILE_NAME_OR_MAKE_KEY,
    FILE_NOT_READABLE,
    CHECK_FILE_NAME,
    FILE_NOT_WRITABLE,
    CHECK_FOLDER_AND_SPACE
}
