// SPDX-License-Identifier: Apache-2.0
package org.capaz.network.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.capaz.ledger.identity.Digest;
import org.capaz.ledger.message.Language;
import org.capaz.ledger.message.Sentence;
import org.capaz.network.operation.NotAccepted;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a member reads before it signs, on a configuration that configtxgen made. */
class ConfigReviewTest {
    private final Configuration present = RealConfiguration.read();

    @TempDir
    private Path folder;

    private ConfigReview review(Configuration wanted) {
        return ConfigReview.of(present, change(wanted), mspId -> "Demo " + mspId.replace("MSP", ""));
    }

    private ConfigUpdateFile change(Configuration wanted) {
        return new ConfigUpdateFile(ConfigUpdate.between("capaz", present.channel(), wanted.channel()), Set.of());
    }

    private static List<String> words(List<Sentence> sentences) {
        return sentences.stream().map(sentence -> sentence.in(Language.ENGLISH)).toList();
    }

    /** The orderer of one member with another orderer's certificates: a stand-in for new ones, of another CA. */
    private Configuration exchanged(String mspId, String with) {
        Consenter other = present.consenter(with).orElseThrow();
        return present.withRenewed(mspId, other.identity(), other.serverTls());
    }

    @Test
    void a_certificate_in_place_of_another_is_told_with_both_and_a_majority_of_those_that_order_must_sign() {
        ConfigReview review = review(exchanged("TradersMSP", "BuyersMSP"));

        assertThat(words(review.changes()))
                .hasSize(2)
                .allMatch(words -> words.contains("Demo Traders (number 2)") && words.contains("in place of"));
        assertThat(review.approvals())
                .containsExactly(new ConfigReview.Approval(
                        Set.of("ProducersMSP", "TradersMSP", "BuyersMSP", "AssuranceMSP"), 3));
        assertThat(review.approved()).isFalse();
        assertThat(review.missing()).hasSize(4);
    }

    @Test
    void a_certificate_of_another_members_CA_is_named_as_such() {
        assertThat(words(review(exchanged("TradersMSP", "BuyersMSP")).unknown()))
                .singleElement()
                .asString()
                .contains("not of that member's own CA");
    }

    @Test
    void another_address_is_told_and_is_no_question_of_certificates() {
        ConfigReview review = review(present.with(present.consenters().stream()
                .map(one -> one.id() != 2
                        ? one
                        : new Consenter(
                                2,
                                "nodes.traders.example",
                                7050,
                                one.mspId(),
                                one.identity(),
                                one.clientTls(),
                                one.serverTls()))
                .toList()));

        assertThat(words(review.changes()))
                .singleElement()
                .asString()
                .contains("at nodes.traders.example:7050, no longer at 127.0.0.1:");
        assertThat(review.unknown()).isEmpty();
    }

    @Test
    void an_orderer_that_is_removed_is_told_with_how_many_may_fail_then() {
        List<Consenter> three = new ArrayList<>(present.consenters());
        three.remove(1);

        assertThat(words(review(present.with(three)).changes()))
                .singleElement()
                .asString()
                .contains("Demo Traders", "is removed", "Of 3 orderers then 0 may fail or lie, of the 4 of now 1.");
    }

    @Test
    void fewer_orderers_than_bear_one_that_fails_are_not_signed_without_another_word() {
        List<Consenter> three = new ArrayList<>(present.consenters());
        three.remove(1);

        assertThat(words(review(present.with(three)).unknown()))
                .singleElement()
                .asString()
                .contains("3 orderers would remain", "Let another member join first");
        assertThat(words(review(present.withoutMember("TradersMSP")).unknown()))
                .singleElement()
                .asString()
                .contains("3 orderers would remain");
    }

    @Test
    void whatever_else_would_be_changed_with_it_is_named_by_its_place() {
        ConfigGroup channel = exchanged("TradersMSP", "BuyersMSP").channel();
        ConfigGroup application = channel.group("Application");
        ConfigGroup loosened = channel.withGroup(
                "Application",
                application.withPolicy(
                        "Endorsement", application.policy("Writers").content()));

        ConfigReview review = review(new Configuration(0, loosened));

        assertThat(words(review.unknown())).anyMatch(words -> words.contains("Channel/Application/Endorsement"));
        assertThat(review.approvals()).hasSize(1);
    }

    @Test
    void a_policy_of_blocks_that_does_not_follow_from_the_orderers_is_named() {
        Configuration renewed = exchanged("TradersMSP", "BuyersMSP");
        ConfigGroup orderer = renewed.channel().group("Orderer");
        Configuration other = new Configuration(
                0,
                renewed.channel()
                        .withGroup(
                                "Orderer",
                                orderer.withPolicy(
                                        "BlockValidation",
                                        orderer.policy("Readers").content())));

        assertThat(words(review(other).unknown())).anyMatch(words -> words.contains("Channel/Orderer/BlockValidation"));
    }

    @Test
    void what_cannot_be_read_as_orderers_is_named_by_its_place() {
        for (byte[] garbage : List.of(new byte[] {1}, new byte[] {10, 6, 8, -1, -1, -1, -1, 127})) {
            ConfigGroup orderer = present.channel().group("Orderer").withValue("Orderers", garbage);

            ConfigReview review = review(new Configuration(0, present.channel().withGroup("Orderer", orderer)));

            assertThat(review.changes()).isEmpty();
            assertThat(words(review.unknown())).singleElement().asString().contains("Channel/Orderer/Orderers");
        }
    }

    /** A member's own values with roots that nobody has in the channel, and an orderer of it. */
    private Configuration joined(String mspId, KeysElsewhere keys) {
        return present.withMember(
                new OrganisationForm.Own(
                        mspId,
                        keys.root(),
                        keys.tlsRoot(),
                        new OrganisationForm.Address("198.18.15.5", 7051),
                        "198.18.15.5:7050"),
                new Consenter(5, "198.18.15.5", 7050, mspId, keys.orderer(), keys.ordererTls(), keys.ordererTls()));
    }

    @Test
    void a_member_that_joins_is_told_with_its_addresses_its_CAs_and_what_a_majority_is_then() {
        KeysElsewhere keys = KeysElsewhere.make(folder);

        ConfigReview review = review(joined("MintersMSP", keys));

        assertThat(review.unknown()).isEmpty();
        assertThat(words(review.changes()))
                .hasSize(2)
                .anyMatch(words -> words.contains("A member joins: MintersMSP, with the CA CN=ca.minters.example")
                        && words.contains("198.18.15.5:7051")
                        && words.contains(Digest.hex(keys.root().getBytes(StandardCharsets.US_ASCII)))
                        && words.contains("a majority is then 3 of 5"))
                .anyMatch(words -> words.contains("Of 5 orderers then 1 may fail or lie, of the 4 of now 1.")
                        && words.contains("Until the new one runs, 0 of the others may fail"));
        assertThat(review.approvals()).containsExactly(new ConfigReview.Approval(present.organisations(), 3));
    }

    @Test
    void a_member_that_brings_anything_else_than_the_others_have_is_not_told_as_one_that_joins() {
        Configuration joined = joined("MintersMSP", KeysElsewhere.make(folder));
        ConfigGroup application = joined.channel().group("Application");
        ConfigGroup minters = application.group("MintersMSP");
        ConfigGroup endorsing = minters.withPolicy(
                "Endorsement",
                application.group("TradersMSP").policy("Endorsement").content());
        ConfigGroup rootless = minters.withValue(
                "MSP", application.group("TradersMSP").value("MSP").content());

        for (ConfigGroup other : List.of(endorsing, rootless)) {
            Configuration wanted = new Configuration(
                    0, joined.channel().withGroup("Application", application.withGroup("MintersMSP", other)));
            assertThat(words(review(wanted).unknown()))
                    .anyMatch(words -> words.contains("Channel/Application/MintersMSP"))
                    .anyMatch(words -> words.contains("Channel/Orderer/MintersMSP"));
        }
    }

    @Test
    void a_member_with_the_CA_of_another_is_not_told_as_one_that_joins() {
        OrganisationForm.Own traders = OrganisationForm.Own.in(present, "TradersMSP");
        Configuration wanted = present.withMember(
                new OrganisationForm.Own(
                        "MintersMSP", traders.root(), traders.tlsRoot(), traders.peer(), traders.orderer()),
                present.consenter("TradersMSP").orElseThrow().numbered(5));

        assertThat(words(review(wanted).unknown())).anyMatch(words -> words.contains("Channel/Application/MintersMSP"));
    }

    private ConfigReview ofFive(Configuration five, Configuration wanted) {
        return ConfigReview.of(
                five,
                new ConfigUpdateFile(ConfigUpdate.between("capaz", five.channel(), wanted.channel()), Set.of()),
                mspId -> "Demo " + mspId.replace("MSP", ""));
    }

    @Test
    void a_member_that_leaves_is_told_with_what_is_a_majority_then_and_what_stays_of_it_on_the_ledger() {
        Configuration five = joined("MintersMSP", KeysElsewhere.make(folder));

        ConfigReview review = ofFive(five, five.withoutMember("TradersMSP"));

        assertThat(review.unknown()).isEmpty();
        assertThat(words(review.changes()))
                .hasSize(3)
                .anyMatch(words -> words.contains("A member leaves: Demo Traders")
                        && words.contains("4 members remain, and a majority is then 3 of 4"))
                .anyMatch(words -> words.contains("'organisation.release', its waiting time, and 'lot.rescue'")
                        && words.contains("premiums owed to them stay unconfirmed"))
                .anyMatch(words -> words.contains("(number 2) is removed")
                        && words.contains("Of 4 orderers then 1 may fail or lie, of the 5 of now 1."));
    }

    @Test
    void most_of_those_that_are_there_must_sign_and_who_leaves_is_one_of_them_and_needed_no_more_than_another() {
        Configuration five = joined("MintersMSP", KeysElsewhere.make(folder));

        ConfigReview.Approval approval = ofFive(five, five.withoutMember("MintersMSP")).approvals().stream()
                .findFirst()
                .orElseThrow();

        assertThat(approval).isEqualTo(new ConfigReview.Approval(five.organisations(), 3));
        assertThat(approval.given(Set.of("ProducersMSP", "TradersMSP", "AssuranceMSP")))
                .isTrue();
        assertThat(approval.given(Set.of("ProducersMSP", "TradersMSP", "MintersMSP")))
                .isTrue();
        assertThat(approval.given(Set.of("ProducersMSP", "TradersMSP"))).isFalse();
    }

    @Test
    void a_member_that_leaves_in_part_or_not_alone_is_named_by_its_places() {
        Configuration five = joined("MintersMSP", KeysElsewhere.make(folder));
        ConfigGroup gone = five.withoutMember("MintersMSP").channel();
        OrganisationForm.Own traders = OrganisationForm.Own.in(present, "TradersMSP");

        for (Configuration wanted : List.of(
                new Configuration(0, five.channel().withGroup("Application", gone.group("Application"))),
                new Configuration(0, gone).with(five.consenters()),
                five.withoutMember("MintersMSP").withoutMember("TradersMSP"),
                five.withoutMember("TradersMSP")
                        .withMember(
                                new OrganisationForm.Own(
                                        "OthersMSP",
                                        traders.root(),
                                        traders.tlsRoot(),
                                        traders.peer(),
                                        traders.orderer()),
                                present.consenter("TradersMSP").orElseThrow().numbered(6)))) {
            assertThat(words(ofFive(five, wanted).unknown()))
                    .anyMatch(words -> words.contains("Channel/Application/MintersMSP")
                            || words.contains("Channel/Application/TradersMSP"));
        }
    }

    @Test
    void what_an_organisation_changes_of_itself_needs_its_own_signature_only() {
        ConfigGroup orderer = present.channel().group("Orderer");
        ConfigGroup traders = orderer.group("TradersMSP");
        Configuration own = new Configuration(
                0,
                present.channel()
                        .withGroup(
                                "Orderer",
                                orderer.withGroup(
                                        "TradersMSP", traders.withValue("Endpoints", new byte[] {10, 1, 'x'}))));

        ConfigReview review = review(own);

        assertThat(review.approvals()).containsExactly(new ConfigReview.Approval(Set.of("TradersMSP"), 1));
        assertThat(words(review.unknown())).singleElement().asString().contains("Channel/Orderer/TradersMSP/Endpoints");
    }

    @Test
    void a_change_that_is_in_force_already_or_changes_nothing_is_refused() {
        Configuration wanted = exchanged("TradersMSP", "BuyersMSP");
        ConfigUpdateFile change = change(wanted);

        assertThatThrownBy(() -> review(present))
                .isInstanceOf(NotAccepted.class)
                .hasMessageContaining("changes nothing");
        assertThatThrownBy(() -> ConfigReview.of(
                        new Configuration(9, change.update().appliedTo(present.channel())), change, mspId -> mspId))
                .isInstanceOf(NotAccepted.class)
                .hasMessageContaining("in force already");
    }

    @Test
    void a_file_is_read_as_it_was_written_and_copies_of_one_change_only_are_put_together() {
        ConfigUpdateFile change = change(exchanged("TradersMSP", "BuyersMSP"));
        ConfigUpdateFile other = change(exchanged("BuyersMSP", "TradersMSP"));

        assertThat(ConfigUpdateFile.read(change.bytes(), "capaz")).isEqualTo(change);
        assertThatThrownBy(() -> ConfigUpdateFile.together(List.of(change, other)))
                .isInstanceOf(NotAccepted.class);
        assertThatThrownBy(() -> ConfigUpdateFile.read(change.bytes(), "other")).isInstanceOf(NotAccepted.class);
        for (byte[] none : List.of(new byte[0], new byte[] {1, 2, 3}, new byte[100], new byte[2 << 20])) {
            assertThatThrownBy(() -> ConfigUpdateFile.read(none, "capaz")).isInstanceOf(NotAccepted.class);
        }
    }

    @Test
    void a_signature_that_does_not_hold_counts_for_nothing() {
        ProtoMessage creator = ProtoMessage.empty()
                .withSet(1, "TradersMSP")
                .withSet(2, present.consenter("TradersMSP").orElseThrow().identity());
        byte[] header = ProtoMessage.empty().with(1, creator).toBytes();
        ConfigUpdateFile unsigned = change(exchanged("TradersMSP", "BuyersMSP"));
        ConfigUpdateFile signed = new ConfigUpdateFile(
                unsigned.update(),
                Set.of(
                        new ConfigUpdateFile.Signed(header, new byte[] {1}),
                        new ConfigUpdateFile.Signed(new byte[0], new byte[0])));

        assertThat(ConfigUpdateFile.read(signed.bytes(), "capaz").signedBy(present))
                .isEmpty();
    }

    @Test
    void a_former_certificate_of_an_orderer_is_known_with_the_last_block_that_it_could_sign() {
        Configuration renewed =
                new Configuration(7, exchanged("TradersMSP", "BuyersMSP").channel());

        List<OrdererTerm> terms = OrdererTerm.of(List.of(present, renewed));

        assertThat(terms).extracting(term -> term.orderer().id()).containsExactly(1, 2, 2, 3, 4);
        assertThat(terms.get(1).until()).hasValue(7);
        assertThat(terms.get(1).orderer())
                .isEqualTo(present.consenter("TradersMSP").orElseThrow());
        assertThat(terms.get(2).until()).isEmpty();
    }
}
