// SPDX-License-Identifier: Apache-2.0
/**
 * Who runs the network and by which rules. {@link org.capaz.network.consortium.Consortium} is {@code consortium.yaml} as
 * a value, {@link org.capaz.network.consortium.Member} one of its organisations,
 * {@link org.capaz.network.consortium.Place} the addresses of that one.
 *
 * <p>A value of these types is valid: at least four members, because BFT ordering with fewer tolerates no fault, and no
 * name, MSP id, domain or base port on one host used twice, because folders, identities and listeners would then be shared.
 */
package org.capaz.network.consortium;
