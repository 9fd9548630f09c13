// SPDX-License-Identifier: Apache-2.0
/**
 * What this machine does for the network: files, programs run to their end, ports, threads, YAML and digests. Nothing
 * here knows what Fabric is.
 *
 * <p>Read {@link org.capaz.network.machine.Folders} first, on which the repair of half-made networks rests: a file or
 * folder is complete or absent. Then {@link org.capaz.network.machine.Command}, which gives a program an environment of
 * its own, so that no variable of the caller changes a member's node.
 */
package org.capaz.network.machine;
