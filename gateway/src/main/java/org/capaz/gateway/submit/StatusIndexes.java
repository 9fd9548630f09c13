// SPDX-License-Identifier: Apache-2.0
package org.capaz.gateway.submit;

/** Proposes places in the list of certificates' states; the contract refuses one that is taken. */
public interface StatusIndexes {
    /** A place that is free as far as this gateway knows; asked again after a collision, it answers another. */
    long propose();
}
