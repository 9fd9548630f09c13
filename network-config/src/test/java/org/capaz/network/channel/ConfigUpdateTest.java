// SPDX-License-Identifier: Apache-2.0
package org.capaz.network.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** On a configuration that configtxgen made. */
class ConfigUpdateTest {
    private final Configuration present = RealConfiguration.read();

    private static ConfigUpdate between(ConfigGroup present, ConfigGroup wanted) {
        return ConfigUpdate.between("capaz", present, wanted);
    }

    private ConfigGroup renewed() {
        return present.withRenewed("TradersMSP", "identity", "tls").channel();
    }

    /** Without an organisation of the application. */
    private static ConfigGroup without(String mspId, ConfigGroup channel) {
        ConfigGroup application = channel.group("Application");
        SortedMap<String, ConfigGroup> others = new TreeMap<>(application.groups());
        others.remove(mspId);
        return channel.withGroup(
                "Application",
                new ConfigGroup(
                        application.version(),
                        application.modPolicy(),
                        others,
                        application.values(),
                        application.policies()));
    }

    @Test
    void what_was_read_is_written_as_it_was() {
        assertThat(ConfigGroup.parse(present.channel().message().toBytes())).isEqualTo(present.channel());
        assertThat(present.with(present.consenters())).isEqualTo(present);
    }

    @Test
    void the_update_applied_to_the_present_configuration_gives_the_wanted_one() throws Exception {
        ConfigGroup after = between(present.channel(), renewed()).appliedTo(present.channel());

        assertThat(after.says(renewed())).isTrue();
        assertThat(after.group("Orderer").value("Orderers").version()).isEqualTo(1);
        assertThat(after.group("Orderer").policy("BlockValidation").version()).isEqualTo(1);
        assertThat(after.group("Orderer").version()).isZero();
        assertThat(after.group("Application")).isEqualTo(present.channel().group("Application"));
    }

    @Test
    void it_names_what_is_changed_and_nothing_else() {
        ConfigUpdate update = between(present.channel(), renewed());

        assertThat(update.write().groups()).containsOnlyKeys("Orderer");
        assertThat(update.write().group("Orderer").values()).containsOnlyKeys("Orderers");
        assertThat(update.write().group("Orderer").policies()).containsOnlyKeys("BlockValidation");
        assertThat(update.write().group("Orderer").groups()).isEmpty();
        assertThat(update.read().group("Orderer").values()).isEmpty();
    }

    @Test
    void it_is_the_update_that_configtxlator_computes() throws IOException {
        ConfigGroup wanted =
                present.withRenewed("TradersMSP", "identity", "tls").channel();
        ProtoMessage theirs = ProtoMessage.parse(RealConfiguration.resource("renewed-by-configtxlator.pb.gz"));

        ConfigUpdate ours = between(present.channel(), without("BuyersMSP", wanted));

        assertThat(ConfigGroup.parse(theirs.bytes(2))).isEqualTo(ours.read());
        assertThat(ConfigGroup.parse(theirs.bytes(3))).isEqualTo(ours.write());
    }

    @Test
    void an_organisation_that_leaves_and_comes_again_is_removed_and_added_whole() throws Exception {
        ConfigGroup left = between(present.channel(), without("BuyersMSP", present.channel()))
                .appliedTo(present.channel());
        assertThat(left.group("Application").groups())
                .doesNotContainKey("BuyersMSP")
                .hasSize(3);
        assertThat(left.group("Application").version()).isEqualTo(1);

        ConfigGroup back = between(left, present.channel()).appliedTo(left);
        assertThat(back.says(present.channel())).isTrue();
        assertThat(back.group("Application").version()).isEqualTo(2);
    }

    @Test
    void it_is_not_applied_twice_nor_to_another_configuration_than_it_was_made_for() throws Exception {
        ConfigUpdate update = between(present.channel(), renewed());
        ConfigGroup after = update.appliedTo(present.channel());

        assertThatThrownBy(() -> update.appliedTo(after)).isInstanceOf(ConfigUpdate.NotApplicable.class);
        assertThatThrownBy(() -> between(after, present.channel()).appliedTo(present.channel()))
                .isInstanceOf(ConfigUpdate.NotApplicable.class);
        assertThat(between(after, present.channel()).appliedTo(after).says(present.channel()))
                .isTrue();
    }

    @Test
    void only_the_one_form_of_its_bytes_is_read() {
        byte[] bytes = between(present.channel(), renewed()).bytes();
        ProtoMessage message = ProtoMessage.parse(bytes);

        assertThat(ConfigUpdate.parse(bytes).bytes()).isEqualTo(bytes);
        assertThatThrownBy(() ->
                        ConfigUpdate.parse(message.and(3, message.message(3)).toBytes()))
                .as("a second write set, which Fabric would add to the first")
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> ConfigUpdate.parse(message.with(9, 1).toBytes()))
                .as("a field that nobody here knows")
                .isInstanceOf(IllegalArgumentException.class);
    }
}
