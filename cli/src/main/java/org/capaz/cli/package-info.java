// SPDX-License-Identifier: Apache-2.0
/**
 * The commands of {@code ./capaz}. {@code Main} runs one command; each {@code ...Command} class parses its options and hands
 * over to another module. Gateways are reached over HTTP through {@code client}. No module may import this one.
 */
package org.capaz.cli;
