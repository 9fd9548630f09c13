// SPDX-License-Identifier: Apache-2.0
package org.capaz.network.channel;

/**
 * A chaincode definition as committed on the channel.
 *
 * @param name the chaincode's name on the channel
 * @param version raised with every definition; see Consortium.version
 * @param sequence the number of the definition, from 1
 */
public record ChaincodeDefinition(String name, String version, long sequence) {}
