// SPDX-License-Identifier: Apache-2.0
/**
 * The export of a ledger for auditors: a folder with every block up to one height, as any member's peer has them.
 *
 * <p>Read {@link org.capaz.audit.export.ExportFolder} first. The format is described in
 * {@code docs/reference/formats/audit-export.md}: the files of the blocks and the manifest have the same bytes at every
 * member; the orderers' signatures beside them may differ, since each peer keeps a quorum of its own.
 */
package org.capaz.audit.export;
