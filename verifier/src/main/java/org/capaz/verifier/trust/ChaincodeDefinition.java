// SPDX-License-Identifier: Apache-2.0
package org.capaz.verifier.trust;

import java.util.List;
import org.capaz.verifier.fabric.Version;

/**
 * A chaincode definition that was in force, found by where it was committed: every signed response holds a read of that
 * place, so it was produced under these rules.
 *
 * @param chaincode the chaincode's name
 * @param version the chaincode's version, as responses name it
 * @param place where the definition was committed
 * @param issueSignatures how many of {@code issueOrganisations} had to endorse an issuing transaction
 * @param issueOrganisations MSP ids
 */
public record ChaincodeDefinition(
        String chaincode, String version, Version place, int issueSignatures, List<String> issueOrganisations) {
    /** The namespace in which Fabric keeps the definitions of a channel's chaincodes. */
    public static final String NAMESPACE = "_lifecycle";

    /** Copies the list. */
    public ChaincodeDefinition {
        issueOrganisations = List.copyOf(issueOrganisations);
    }

    /**
     * The key that peers read on every call of a chaincode; its version is the place of the definition in force.
     *
     * @param chaincode the chaincode's name
     * @return the key in {@link #NAMESPACE}
     */
    public static String sequenceKey(String chaincode) {
        return "namespaces/fields/" + chaincode + "/Sequence";
    }
}
