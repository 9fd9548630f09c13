// SPDX-License-Identifier: Apache-2.0
package org.capaz.audit.export;

/**
 * One block of an export.
 *
 * @param block a {@code common.Block} message with header, data and validation codes
 * @param signatures the {@code common.Metadata} message with the orderers' signatures; empty for block 0
 */
public record ExportedBlock(byte[] block, byte[] signatures) {}
