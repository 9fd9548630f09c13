// SPDX-License-Identifier: Apache-2.0
/**
 * Who comes into the auditors' pages, and what these have in common: {@link org.capaz.gateway.auditor.frame.AuditorFilter} lets
 * nobody else in, and says what whoever came in sees.
 */
package org.capaz.gateway.auditor.frame;
