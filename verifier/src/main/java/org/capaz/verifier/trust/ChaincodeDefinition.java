package org.capaz.verifier.trust;

import java.util.List;
import org.capaz.verifier.fabric.Version;

/**
 * A chaincode definition that was in force, by where it was committed: whose signature a read of that place bears, vouches
 * for these rules.
 *
 * @param issueSignatures how many of {@code issueOrganisations} had to endorse an issuing transaction
 */
public record ChaincodeDefinition(
        String chaincode, String version, Version place, int issueSignatures, List<String> issueOrganisations) {
    public ChaincodeDefinition {
        issueOrganisations = List.copyOf(issueOrganisations);
    }
}
