// SPDX-License-Identifier: Apache-2.0
/**
 * How people of a party get a key: a registrar makes a link for a role, the person opens it and makes the key on the phone,
 * and those whom the rules ask register it. Decisions 186 and 187. Read
 * {@link org.capaz.gateway.cooperative.enrolment.Enrolments} first.
 */
package org.capaz.gateway.cooperative.enrolment;
