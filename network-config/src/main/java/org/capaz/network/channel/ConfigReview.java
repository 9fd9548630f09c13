// SPDX-License-Identifier: Apache-2.0
package org.capaz.network.channel;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.capaz.ledger.message.Argument;
import org.capaz.ledger.message.Sentence;
import org.capaz.network.operation.NetworkMessage;
import org.capaz.network.operation.NotAccepted;

/**
 * A proposed change of the channel in words: the configuration of now and the one that would be are compared, member by
 * member, and each difference is either told or named as one that these words do not cover. Nothing is taken from what the
 * file says of itself.
 *
 * @param changes what would be changed
 * @param unknown what would be changed too, and is not understood here
 * @param approvals whose administrators must sign
 * @param signedBy organisations one of whose administrators has signed
 */
public record ConfigReview(
        List<Sentence> changes, List<Sentence> unknown, Set<Approval> approvals, Set<String> signedBy) {

    /**
     * Signatures that a change needs.
     *
     * @param organisations whose administrators may give them
     * @param least how many of these organisations
     */
    public record Approval(Set<String> organisations, int least) {

        boolean given(Set<String> signedBy) {
            return organisations.stream().filter(signedBy::contains).count() >= least;
        }
    }

    public ConfigReview {
        changes = List.copyOf(changes);
        unknown = List.copyOf(unknown);
        approvals = Set.copyOf(approvals);
        signedBy = Set.copyOf(signedBy);
    }

    /** Whether enough have signed; the orderers judge it again. */
    public boolean approved() {
        return approvals.stream().allMatch(approval -> approval.given(signedBy));
    }

    /**
     * What the update would change.
     *
     * @param present the configuration of now
     * @param file the update, with the signatures that it has
     * @param names the name of a member for people, by its MSP id
     * @return the changes in words, and who must sign
     * @throws NotAccepted if the update was made for another configuration than the present one, or changes nothing
     */
    static ConfigReview of(Configuration present, ConfigUpdateFile file, Function<String, String> names) {
        try {
            Configuration wanted =
                    new Configuration(present.block(), file.update().appliedTo(present.channel()));
            ConfigComparison found = new ConfigComparison(present, wanted, names);
            if (found.approvals().isEmpty()) throw new NotAccepted(NetworkMessage.CHANGE_OF_NOTHING.sentence());
            return new ConfigReview(found.changes(), found.unknown(), found.approvals(), file.signedBy(present));
        } catch (ConfigUpdate.NotApplicable e) {
            throw new NotAccepted(NetworkMessage.CHANGE_OUTDATED.with("what", Argument.id(e.place())), e);
        }
    }

    /** Who could still give the signatures that are missing; nobody when it is approved. */
    public Set<String> missing() {
        Set<String> missing = new TreeSet<>();
        for (Approval approval : approvals) {
            if (!approval.given(signedBy)) missing.addAll(approval.organisations);
        }
        missing.removeAll(signedBy);
        return missing;
    }
}
