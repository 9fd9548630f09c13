// SPDX-License-Identifier: Apache-2.0
/**
 * Tells addresses outside that something was recorded, signed, at least once. Read {@code WebhookStore} first, whose rows are
 * the outbox, then {@code WebhookSender} and {@code Target}, which says where nothing is sent. It reads no record.
 *
 * <p>Decision 203.
 */
package org.capaz.gateway.webhook;
