// SPDX-License-Identifier: Apache-2.0
package org.capaz.network.channel;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * How the channel describes an organisation, apart from what is its own: policies, and the form of its MSP. A member that
 * joins is described as most are that are there. So what is proposed for it is told whole by the few values of its own, and
 * has anything else in it if, and only if, its groups are others than those that are made of these values.
 *
 * <p>Decision 238.
 *
 * @param application the group of an organisation among those that endorse, without values of its own
 * @param orderer the same among those that order
 */
public record OrganisationForm(ConfigGroup application, ConfigGroup orderer) {

    private static final Own NOBODY = new Own("", "", "", new Address("", 0), "");

    /**
     * What is an organisation's own. Certificates are PEM.
     *
     * @param mspId its name in the channel
     * @param root of its identities
     * @param tlsRoot of its connections
     * @param peer at which the others' peers reach its own
     * @param orderer host and port at which everybody reaches its orderer
     */
    public record Own(String mspId, String root, String tlsRoot, Address peer, String orderer) {

        /** As the channel says it; an {@link IllegalArgumentException} if it says it otherwise. */
        static Own in(Configuration configuration, String mspId) {
            ConfigGroup application =
                    configuration.channel().group(Configuration.APPLICATION).group(mspId);
            ConfigGroup orderer =
                    configuration.channel().group(Configuration.ORDERER).group(mspId);
            ProtoMessage msp = msp(application);
            ProtoMessage anchor = ProtoMessage.parse(
                            application.value("AnchorPeers").content())
                    .message(1);
            return new Own(
                    mspId,
                    msp.text(2),
                    msp.text(9),
                    new Address(anchor.text(1), anchor.smallNumber(2)),
                    ProtoMessage.parse(orderer.value("Endpoints").content()).text(1));
        }
    }

    /**
     * Where something listens.
     *
     * @param host a DNS name or an IPv4 address
     * @param port from 1
     */
    public record Address(String host, int port) {

        @Override
        public String toString() {
            return host + ":" + port;
        }
    }

    /** The form that most organisations of the channel have: one of them may have changed what it may change alone. */
    static OrganisationForm of(Configuration present) {
        Map<OrganisationForm, Long> forms = present.organisations().stream()
                .map(mspId -> of(present, mspId))
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
        return forms.entrySet().stream()
                .max(Comparator.comparing(Map.Entry<OrganisationForm, Long>::getValue)
                        .thenComparing(form -> form.getKey().hex()))
                .orElseThrow(() -> new IllegalArgumentException("a configuration without organisations"))
                .getKey();
    }

    private static OrganisationForm of(Configuration present, String mspId) {
        return new OrganisationForm(
                        present.channel().group(Configuration.APPLICATION).group(mspId),
                        present.channel().group(Configuration.ORDERER).group(mspId))
                .filled(NOBODY);
    }

    /** By which all choose the same one of two forms that equally many have. */
    private String hex() {
        return HexFormat.of().formatHex(application.message().toBytes())
                + HexFormat.of().formatHex(orderer.message().toBytes());
    }

    /** The same with an organisation's own values, as it is added. */
    OrganisationForm filled(Own own) {
        return new OrganisationForm(
                filled(
                        application,
                        own,
                        "AnchorPeers",
                        ProtoMessage.empty()
                                .with(
                                        1,
                                        ProtoMessage.empty()
                                                .withSet(1, own.peer().host())
                                                .withSet(2, own.peer().port()))),
                filled(orderer, own, "Endpoints", ProtoMessage.empty().withSet(1, own.orderer())));
    }

    private static ConfigGroup filled(ConfigGroup form, Own own, String place, ProtoMessage address) {
        SortedMap<String, ConfigGroup.Element> values = new TreeMap<>();
        values.put("MSP", anew(form.value("MSP"), msp(form, own)));
        values.put(place, anew(form.value(place), address));
        SortedMap<String, ConfigGroup.Element> policies = new TreeMap<>();
        form.policies().forEach((name, policy) -> policies.put(name, anew(policy, policy(policy, own.mspId()))));
        return new ConfigGroup(0, form.modPolicy(), new TreeMap<>(), values, policies);
    }

    private static ConfigGroup.Element anew(ConfigGroup.Element element, ProtoMessage content) {
        return new ConfigGroup.Element(0, content.toBytes(), element.modPolicy());
    }

    private static ProtoMessage msp(ConfigGroup organisation) {
        return ProtoMessage.parse(organisation.value("MSP").content()).message(2);
    }

    /** Fabric's {@code msp.MSPConfig}: name and roots are its own, the hash functions and who is what by which OU are not. */
    private static ProtoMessage msp(ConfigGroup form, Own own) {
        ProtoMessage present = msp(form);
        ProtoMessage units = ProtoMessage.empty();
        for (ProtoMessage.Field unit : present.message(11).fields()) {
            units = unit.number() == 1
                    ? units.withSet(1, unit.varint())
                    : units.with(
                            unit.number(),
                            ProtoMessage.empty()
                                    .withSet(1, own.root())
                                    .withSet(2, ProtoMessage.parse(unit.bytes()).text(2)));
        }
        return ProtoMessage.empty()
                .with(
                        2,
                        ProtoMessage.empty()
                                .withSet(1, own.mspId())
                                .with(2, own.root().getBytes(UTF_8))
                                .with(8, present.bytes(8))
                                .with(9, own.tlsRoot().getBytes(UTF_8))
                                .with(11, units));
    }

    /** Fabric's {@code common.Policy} of signatures, with the organisation's name in each role that it names. */
    private static ProtoMessage policy(ConfigGroup.Element policy, String mspId) {
        ProtoMessage present = ProtoMessage.parse(policy.content());
        ProtoMessage signatures = present.message(2);
        List<ProtoMessage.Field> fields = signatures.fields().stream()
                .map(field -> field.number() == 3 ? role(field, mspId) : field)
                .toList();
        return present.with(2, new ProtoMessage(fields));
    }

    private static ProtoMessage.Field role(ProtoMessage.Field field, String mspId) {
        ProtoMessage principal = ProtoMessage.parse(field.bytes());
        ProtoMessage role = principal.message(2).with(1, mspId.getBytes(UTF_8));
        return new ProtoMessage.Field(
                field.number(), field.wireType(), 0, principal.with(2, role).toBytes());
    }

    /** What is an added organisation's own; empty if its groups have anything else in them. */
    Optional<Own> read(Configuration wanted, String mspId) {
        try {
            Own own = Own.in(wanted, mspId);
            OrganisationForm proposed = new OrganisationForm(
                    wanted.channel().group(Configuration.APPLICATION).group(mspId),
                    wanted.channel().group(Configuration.ORDERER).group(mspId));
            return filled(own).equals(proposed) ? Optional.of(own) : Optional.empty();
        } catch (IllegalArgumentException other) {
            return Optional.empty();
        }
    }
}
