// SPDX-License-Identifier: Apache-2.0
/**
 * Answers officers' questions from the projection, as of now or of any block before. Never submits. Read {@code Families} first:
 * it declares every list; {@code Sights} says in whose place an officer reads, {@code Shown} what stands beside a record. The
 * other controllers answer what is more than one record.
 *
 * <p>Decisions 166, 176, 177, 178, 200, 201 and 243.
 */
package org.capaz.gateway.query;
