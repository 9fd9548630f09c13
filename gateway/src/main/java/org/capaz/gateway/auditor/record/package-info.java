// SPDX-License-Identifier: Apache-2.0
/**
 * One record with everything behind it. Read {@link org.capaz.gateway.auditor.record.Writings} first: by which statements, signed by
 * whom, in which transactions a record came to be; the rest writes it down.
 */
package org.capaz.gateway.auditor.record;
