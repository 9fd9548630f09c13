// SPDX-License-Identifier: Apache-2.0
package org.capaz.demo.secret;

import org.capaz.demo.casefolder.Row;
import org.capaz.ledger.identity.MinerRef;
import org.capaz.ledger.json.Json;

/** What members keep off the ledger, as far as statements need it: keys, salted papers, and the persons behind references. */
public interface MemberSecrets {

    /** An officer's public key as the registry takes it. */
    String spki(String member, String officer);

    /** The salted hash of a cell; its text and salt stay with the member. */
    String commitment(String member, Row row, String column, Json value);

    /** The keyed reference of a miner (I47). */
    MinerRef miner(String number);
}
