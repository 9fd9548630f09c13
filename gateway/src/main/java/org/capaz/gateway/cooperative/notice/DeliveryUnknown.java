// SPDX-License-Identifier: Apache-2.0
package org.capaz.gateway.cooperative.notice;

import java.io.IOException;

/** The other side had everything, and its answer did not come. */
final class DeliveryUnknown extends IOException {
    private static final long serialVersionUID = 1L;

    DeliveryUnknown(Throwable because) {
        super("it may have been sent: " + because.getMessage(), because);
    }
}
