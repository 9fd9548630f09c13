// SPDX-License-Identifier: Apache-2.0
package org.capaz.network.channel;

import java.security.cert.X509Certificate;
import org.capaz.network.consortium.Member;

/**
 * An orderer in the channel's consenter mapping.
 *
 * @param id the number by which block signatures name it, from 1
 * @param member whose orderer it is
 * @param certificate by which its block signatures are verified
 */
public record Consenter(int id, Member member, X509Certificate certificate) {}
