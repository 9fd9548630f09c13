// SPDX-License-Identifier: Apache-2.0
package org.capaz.network.keys;

/**
 * The identities of a member whose certificates it renews alone: other members check them against the member's roots and
 * remember none of them. An orderer's certificates are not among these, since the channel's configuration names them.
 */
public enum Identity {
    PEER,
    ADMINISTRATOR,
    GATEWAY
}
