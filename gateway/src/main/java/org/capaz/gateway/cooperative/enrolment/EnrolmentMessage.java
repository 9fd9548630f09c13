// SPDX-License-Identifier: Apache-2.0
package org.capaz.gateway.cooperative.enrolment;

import org.capaz.ledger.message.MessageKey;

/** What the pages say on which a person makes a key and others sign for it. The words stand in the bundle. */
enum EnrolmentMessage implements MessageKey {
    ENROL_TITLE,
    ENROL_WHAT,
    ENROL_KEY,
    ENROL_CHOOSE,
    ENROL_OWN_PHONE,
    ENROL_SHARED_PHONE,
    ENROL_LABEL,
    ENROL_LABEL_ADVICE,
    ENROL_CONSENT_WHAT,
    ENROL_CONSENT,
    ENROL_CONSENT_LONG,
    ENROL_CONSENT_STAYS,
    ENROL_CONSENT_AGREE,
    ENROL_CONSENT_BY_MAKING,
    ENROL_MADE,
    ENROL_LINK_OVER,
    ENROL_FAILED,
    ENROL_WAITS,
    ENROL_REGISTERED,
    ENROL_ENTER,
    ENROL_SIGNED_MEANWHILE,
    ENROLMENTS_HOME,
    ENROLMENTS_TITLE,
    ENROLMENTS_WAITING,
    ENROLMENTS_NOTHING,
    ENROLMENTS_WHO,
    ENROLMENTS_COMPARE,
    ENROLMENTS_SIGN,
    ENROLMENTS_SIGNED,
    ENROLMENTS_NOT_SIGNED,
    ENROLMENTS_LINK,
    ENROLMENTS_ROLE,
    ENROLMENTS_PERSON,
    ENROLMENTS_NEW,
    ENROLMENTS_KNOWN,
    ENROLMENTS_MAKE,
    ENROLMENTS_MADE,
    ENROLMENTS_SHARE
}
