// SPDX-License-Identifier: Apache-2.0
/**
 * The commands by which a member makes its home, founds the ledger with the others, and comes back when its machine is lost.
 *
 * <p>In the order of {@code docs/how-to/found-a-consortium.md}: {@link org.capaz.cli.member.MemberInitCommand}, {@link
 * org.capaz.cli.member.MemberExportCommand}, {@link org.capaz.cli.member.MemberFoundCommand}; where the member's CA is elsewhere,
 * {@link org.capaz.cli.member.MemberRequestCommand} and {@link org.capaz.cli.member.MemberInstallCertificatesCommand} between the
 * first two. Of {@code join-or-leave.md}: {@link org.capaz.cli.member.MemberJoinCommand}, {@link
 * org.capaz.cli.member.MemberTakeCommand} and, where one leaves, {@link org.capaz.cli.member.MemberRemoveCommand}. Then, of {@code back-up-and-restore.md}: {@link org.capaz.cli.member.MemberBackupCommand}, {@link
 * org.capaz.cli.member.MemberRestoreCommand}.
 */
package org.capaz.cli.member;
