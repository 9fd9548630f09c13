// SPDX-License-Identifier: Apache-2.0
/**
 * Creates, starts, stops, inspects and, for tests, damages a Fabric network of native processes on one machine: an
 * orderer, a peer, a chaincode process and a gateway for each member of the consortium.
 *
 * <p>{@link org.capaz.network.Network} is the only class here and the only one a caller has to construct. It calls the
 * packages below and none of them calls back. Read them in this order, each depends only on earlier ones:
 *
 * <ol>
 *   <li>{@code operation}: what a caller hears while an operation runs and when it fails
 *   <li>{@code machine}: files, programs, ports and threads of this machine
 *   <li>{@code consortium}: the members and rules, read from {@code consortium.yaml}
 *   <li>{@code layout}: which folder and which port belongs to what
 *   <li>{@code programs}: the programs that run, Fabric's and ours
 *   <li>{@code keys}: each member's certificates and private keys
 *   <li>{@code channel}: genesis block, channel membership, chaincode lifecycle
 *   <li>{@code node}: settings and processes
 *   <li>{@code status}: how all of it is at one moment
 * </ol>
 *
 * <p>What this module guarantees: every start method also repairs, so a start that was killed is completed by the next
 * one; no process reads another member's files; every listener is bound to loopback, except orderer, peer and gateway
 * where the member's place says otherwise; nothing is printed.
 */
package org.capaz.network;
