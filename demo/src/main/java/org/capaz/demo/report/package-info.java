// SPDX-License-Identifier: Apache-2.0
/** What became of a case, in the words and numbers that the ledger gives. */
package org.capaz.demo.report;
