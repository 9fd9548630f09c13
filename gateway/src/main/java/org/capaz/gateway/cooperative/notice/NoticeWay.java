// SPDX-License-Identifier: Apache-2.0
package org.capaz.gateway.cooperative.notice;

/** On which way a notice goes. */
enum NoticeWay {
    MAIL,
    SMS
}
