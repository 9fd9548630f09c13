// SPDX-License-Identifier: Apache-2.0
/** The fictional consortium that tests play in: its parties, their officers' keys, the worked case, and a ledger in memory. */
package org.capaz.ledger.sample;
