// SPDX-License-Identifier: Apache-2.0
package org.capaz.verifier.view;

import org.capaz.ledger.json.Fields;

/**
 * The heartbeat of a ledger: a number that only grows, and how many status indexes are in use.
 *
 * @param at Unix seconds of the heartbeat
 * @param count how many status indexes are in use
 * @param seq the sequence number, which only grows
 */
public record Head(long at, long count, long seq) {
    static Head read(Fields fields) {
        var head = new Head(fields.integer("at"), fields.integer("count"), fields.integer("seq"));
        fields.end();
        return head;
    }
}
