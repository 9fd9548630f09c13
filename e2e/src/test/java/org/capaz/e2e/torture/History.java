// SPDX-License-Identifier: Apache-2.0
package org.capaz.e2e.torture;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a run has seen from outside, in the order in which it happened.
 *
 * @param asked every request with a statement, each time it was handed in or asked for
 * @param faults what was broken, from when to when
 * @param agreements after each healing, when all members had the same blocks again
 * @param suspensions when the label that strangers read was not valid
 * @param readings what strangers were told of it
 */
record History(
        List<Asked> asked,
        List<Broken> faults,
        List<Agreement> agreements,
        List<Suspension> suspensions,
        List<Reading> readings) {
    History {
        asked = List.copyOf(asked);
        faults = List.copyOf(faults);
        agreements = List.copyOf(agreements);
        suspensions = List.copyOf(suspensions);
        readings = List.copyOf(readings);
    }

    /**
     * One request about one statement.
     *
     * @param statement its client record id
     * @param member whose gateway was asked
     */
    record Asked(String statement, String member, Instant at, Instant answered, Answer answer) {}

    /** What a gateway said of a statement, or that it said nothing. */
    sealed interface Answer {
        /** It stands on the ledger, in that transaction of that block. */
        record Acknowledged(String transaction, long block) implements Answer {}

        /** It does not stand and will not, for that reason. */
        record Refused(String code) implements Answer {}

        /** Nothing of this request was sent to the orderers; there was no gateway, or it was busy or without peers. */
        record NotTaken(String why) implements Answer {}

        /** Nobody can tell yet: the answer was lost, or the gateway said so itself. */
        record Unknown(String why) implements Answer {}
    }

    /**
     * A fault: nothing of it is there before it began and after it was healed, and all of it while it was in force.
     *
     * @param withoutQuorum members that could reach too few orderers meanwhile to have anything recorded
     */
    record Broken(
            String what, Instant began, Instant inForce, Instant mending, Instant healed, Set<String> withoutQuorum) {
        Broken {
            withoutQuorum = Set.copyOf(withoutQuorum);
        }
    }

    /**
     * When every member had all blocks that any member had at the healing.
     *
     * @param agreed empty if that did not come
     * @param last who was without them when it was last looked before
     */
    record Agreement(String what, Instant healed, Optional<Instant> agreed, List<String> last) {
        Agreement {
            last = List.copyOf(last);
        }
    }

    /**
     * A time in which the label was not valid.
     *
     * @param acknowledged when its custodian was told that it is suspended
     * @param lifting when the custodian began to have it reinstated; empty if it did not
     */
    record Suspension(Instant acknowledged, Optional<Instant> lifting) {}

    /** What a live check of the label said, which began at that moment. */
    record Reading(boolean valid, Instant began) {}
}
