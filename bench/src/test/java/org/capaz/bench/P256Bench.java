// SPDX-License-Identifier: Apache-2.0
package org.capaz.bench;

import org.capaz.bench.measure.Bench;
import org.capaz.bench.measure.Goal;

/** One signature, checked by our code and by the platform's: after and before decision 183. */
final class P256Bench implements Bench {
    private final OneSignature signature = new OneSignature();

    @Override
    public String name() {
        return "p256";
    }

    @Override
    public Side ours() {
        return signature.byOurs();
    }

    @Override
    public Side yardstick() {
        return signature.byThePlatform();
    }

    @Override
    public Goal goal() {
        return Goal.ratioAtLeast(1);
    }
}
