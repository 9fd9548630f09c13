package org.capaz.network.channel;

/**
 * The contract as the members have agreed on it.
 *
 * @param name the contract's name on the channel
 * @param version raised with every definition
 * @param sequence counts the definitions from 1
 */
public record ChaincodeDefinition(String name, String version, long sequence) {}
