// SPDX-License-Identifier: Apache-2.0
package org.capaz.demo;

import java.util.List;
import org.capaz.client.gateway.MemberGateway;
import org.capaz.client.key.OfficerKey;

/**
 * A party of which the demonstration left payments unanswered.
 *
 * @param gateway of its member
 * @param registrars the keys that together register an officer of the party: the member's registrar's and one of its own officers'
 */
public record Answerers(String party, MemberGateway gateway, List<OfficerKey> registrars) {
    public Answerers {
        registrars = List.copyOf(registrars);
    }
}
