// SPDX-License-Identifier: Apache-2.0
/** How a miner's identity number becomes the reference on the ledger; it runs on the key holder's machine only (I8, I47). */
package org.capaz.client.pseudonym;
