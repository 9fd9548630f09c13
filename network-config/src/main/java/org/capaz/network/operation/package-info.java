/**
 * What a caller hears from an operation on the network. Read {@link org.capaz.network.operation.Progress} for work under
 * way, then the two ways it fails: {@link org.capaz.network.operation.MissingPrerequisite}, which the person at the
 * machine can mend, and {@link org.capaz.network.operation.NetworkFailure}, which needs a look at a log.
 *
 * <p>Both messages are complete sentences for a person, so that a command line prints them as they are.
 */
package org.capaz.network.operation;
