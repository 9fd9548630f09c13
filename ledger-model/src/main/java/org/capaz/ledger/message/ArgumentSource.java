// SPDX-License-Identifier: Apache-2.0
package org.capaz.ledger.message;

/** What can stand in a sentence: an identifier, a quantity, a day. */
public interface ArgumentSource {
    Argument argument();
}
