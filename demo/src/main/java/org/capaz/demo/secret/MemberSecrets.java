package org.capaz.demo.secret;

import org.capaz.demo.casefolder.Row;
import org.capaz.ledger.identity.MinerRef;
import org.capaz.ledger.json.Json;

/** What a case's people keep to themselves: keys, papers and the names behind pseudonyms. */
public interface MemberSecrets {

    /** An officer's public key as the registry takes it. */
    String spki(String member, String officer);

    /** The salted hash of a cell, whose text and salt stay with the member. */
    String commitment(String member, Row row, String column, Json value);

    /** The pseudonym of a miner. */
    MinerRef miner(String number);
}
