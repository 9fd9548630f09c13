// SPDX-License-Identifier: Apache-2.0
/**
 * The processes. Read {@link org.capaz.network.node.NodeProcess} for how a process is found again,
 * {@link org.capaz.network.node.NodeSettings} for {@code core.yaml} and {@code orderer.yaml},
 * {@link org.capaz.network.node.Nodes} for how each member's processes are started and
 * {@link org.capaz.network.node.Database} for the gateways' PostgreSQL.
 *
 * <p>A process that runs the right program with the right settings is left alone; one with other settings is restarted. A
 * process id that the kernel has given to somebody else is never signalled.
 */
package org.capaz.network.node;
