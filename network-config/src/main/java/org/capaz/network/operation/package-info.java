// SPDX-License-Identifier: Apache-2.0
/**
 * What a caller hears from an operation on the network. Read {@link org.capaz.network.operation.Progress} for work under
 * way, then the three ways it fails: {@link org.capaz.network.operation.MissingPrerequisite}, which the person at the
 * machine can mend, {@link org.capaz.network.operation.NotAccepted}, after which nothing has changed, and
 * {@link org.capaz.network.operation.NetworkFailure}, which needs a look at a log.
 *
 * <p>All of them carry sentences as values, listed in {@link org.capaz.network.operation.NetworkMessage}. The words stand in
 * the bundle of {@code ledger-model}, so that a command line prints them in the language of the person; the message of an
 * exception is English, for logs.
 */
package org.capaz.network.operation;
