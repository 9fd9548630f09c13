// SPDX-License-Identifier: Apache-2.0
package org.capaz.gateway.certificate;

/** Signs in the name of this member alone, with the key that its gateway has on the channel. */
public interface MemberSignature {
    /** Who signs: the bytes that stand as creator in a transaction of this member. */
    byte[] identity();

    /** The signature over the message, in DER. */
    byte[] over(byte[] message);
}
