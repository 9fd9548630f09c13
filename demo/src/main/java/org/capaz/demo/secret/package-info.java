// SPDX-License-Identifier: Apache-2.0
/** What members keep off the ledger in a demonstration: officers' keys, salted papers, the key of the miner references. */
package org.capaz.demo.secret;
