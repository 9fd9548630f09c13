// SPDX-License-Identifier: Apache-2.0
/**
 * Where everything of one network is: {@link org.capaz.network.layout.NetworkLayout} derives each folder, file and port
 * from a root folder and a port shift.
 *
 * <p>Networks with different root folders and with shifts that differ by a multiple of 100 share no file and no port, so
 * they run next to each other. A member's folder can be entered by its owner only.
 */
package org.capaz.network.layout;
