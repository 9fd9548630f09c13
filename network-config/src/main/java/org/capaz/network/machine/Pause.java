// SPDX-License-Identifier: Apache-2.0
package org.capaz.network.machine;

import java.time.Duration;
import org.capaz.network.operation.NetworkFailure;
import org.capaz.network.operation.NetworkMessage;

/** A pause of this thread between two looks at a condition; an interrupt ends the whole operation. */
public final class Pause {

    private Pause() {}

    public static void of(Duration time) {
        try {
            Thread.sleep(time);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new NetworkFailure(NetworkMessage.WAIT_INTERRUPTED.sentence(), e);
        }
    }
}
