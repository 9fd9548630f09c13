// SPDX-License-Identifier: Apache-2.0
package org.capaz.ledger.record;

import org.capaz.ledger.json.Json;

/**
 * One fact that an accepted statement brings: its name in the past tense, the key it stands under and the record.
 *
 * <p>Decision 001.
 *
 * @param name such as {@code LotDeclared}
 */
public record StateChange(String name, LedgerKey key, Json value) {}
