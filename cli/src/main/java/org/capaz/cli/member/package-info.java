// SPDX-License-Identifier: Apache-2.0
/**
 * The commands by which a member makes its home and founds the ledger with the others.
 *
 * <p>In the order of {@code docs/how-to/found-a-consortium.md}: {@link org.capaz.cli.member.MemberInitCommand}, {@link
 * org.capaz.cli.member.MemberExportCommand}, {@link org.capaz.cli.member.MemberFoundCommand}.
 */
package org.capaz.cli.member;
