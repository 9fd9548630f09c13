// SPDX-License-Identifier: Apache-2.0
/**
 * How a cooperative is told that there is something to answer, outside its pages: by e-mail and text message, to where its own
 * officers wanted it. Decision 197. Read {@link org.capaz.gateway.cooperative.notice.Notifier} first. Nothing leaves the office but
 * {@link org.capaz.gateway.cooperative.notice.Notice}.
 */
package org.capaz.gateway.cooperative.notice;
