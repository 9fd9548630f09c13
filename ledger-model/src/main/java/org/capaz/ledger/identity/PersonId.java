// SPDX-License-Identifier: Apache-2.0
package org.capaz.ledger.identity;

import org.capaz.ledger.message.Message;

/**
 * One person behind one key or several: the id of the first key under which the person was registered. It says who is the
 * same and never who somebody is.
 */
public record PersonId(String value) implements Identifier, Comparable<PersonId> {
    public PersonId {
        Crockford.require(Message.PERSON_ID, value, 8);
    }

    /** Of a person whose first key this is. */
    public static PersonId of(OfficerId first) {
        return new PersonId(first.value());
    }

    /** The person's first key. */
    public OfficerId firstKey() {
        return new OfficerId(value);
    }

    @Override
    public int compareTo(PersonId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
