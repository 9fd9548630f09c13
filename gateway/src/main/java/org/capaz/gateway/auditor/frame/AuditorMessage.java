// SPDX-License-Identifier: Apache-2.0
package org.capaz.gateway.auditor.frame;

import org.capaz.ledger.message.MessageKey;

/** What stands on several of the auditors' pages. The words stand in the bundle. */
public enum AuditorMessage implements MessageKey {
    AUDITOR_ENTER,
    AUDITOR_EXCEPTIONS,
    AUDITOR_SAMPLE,
    AUDITOR_EVIDENCE,
    AUDITOR_PICTURES
}
