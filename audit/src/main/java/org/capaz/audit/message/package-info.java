// SPDX-License-Identifier: Apache-2.0
/** What the audit says to people. */
package org.capaz.audit.message;
