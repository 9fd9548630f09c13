// SPDX-License-Identifier: Apache-2.0
package org.capaz.gateway.follow;

/** The peer delivered a block that does not continue the chain known so far: nothing of it is taken, somebody must look. */
public final class BrokenChainException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public BrokenChainException(String message) {
        super(message);
    }
}
