// SPDX-License-Identifier: Apache-2.0
/** The ledger as tables: made from blocks and nothing else, each row with its block and transaction. */
package org.capaz.gateway.projection;
