// SPDX-License-Identifier: Apache-2.0
/**
 * How the network is at one moment: {@link org.capaz.network.status.Status} is the answer,
 * {@link org.capaz.network.status.StatusCollector} asks every process, peer and orderer for it.
 *
 * <p>A node that does not answer becomes a reason why the network is not healthy; it never fails the whole report, which
 * is needed most when something is broken.
 */
package org.capaz.network.status;
