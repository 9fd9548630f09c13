// SPDX-License-Identifier: Apache-2.0
package org.capaz.network.channel;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.capaz.network.keys.Certificates;

/**
 * A channel's configuration, as it stands in the block that brought it.
 *
 * @param block the number of that block
 * @param channel the group that holds all
 */
public record Configuration(long block, ConfigGroup channel) {

    static final String ORDERER = "Orderer";
    static final String APPLICATION = "Application";
    static final String ORDERERS = "Orderers";
    static final String BLOCK_VALIDATION = "BlockValidation";

    private static final int SIGNATURES = 0;
    private static final long CONFIG = 1;

    /** The configuration in a block that a peer stores; an {@link IllegalArgumentException} if it brought none. */
    static Configuration in(byte[] block) {
        ProtoMessage whole = ProtoMessage.parse(block);
        ProtoMessage payload = ProtoMessage.parse(whole.message(2).bytes(1)).message(1);
        if (payload.message(1).message(1).number(1) != CONFIG) {
            throw new IllegalArgumentException("a block without a configuration");
        }
        return new Configuration(
                whole.message(1).number(1),
                ConfigGroup.parse(payload.message(2).message(1).bytes(2)));
    }

    /** The number of the block whose configuration was in force when this one was made; of a configuration, its own. */
    static long lastBefore(byte[] block) {
        byte[] signatures = ProtoMessage.parse(block).message(3).all(1).get(SIGNATURES);
        return ProtoMessage.parse(signatures).message(1).message(1).number(1);
    }

    /** The orderers in the order of the mapping. */
    public List<Consenter> consenters() {
        return Consenter.mapping(orderer().value(ORDERERS).content());
    }

    /** The orderer of a member; empty if it has none. */
    public Optional<Consenter> consenter(String mspId) {
        return consenters().stream().filter(one -> one.mspId().equals(mspId)).findFirst();
    }

    private ConfigGroup orderer() {
        return channel.group(ORDERER);
    }

    /** The same with other orderers, and the policy of blocks that belongs to them. */
    Configuration with(List<Consenter> mapping) {
        return new Configuration(
                block,
                channel.withGroup(
                        ORDERER,
                        orderer()
                                .withValue(ORDERERS, Consenter.bytes(mapping))
                                .withPolicy(BLOCK_VALIDATION, Consenter.blockValidation(mapping))));
    }

    /** The same with other certificates of one orderer. */
    Configuration withRenewed(String mspId, String identity, String tls) {
        return with(consenters().stream()
                .map(one -> one.mspId().equals(mspId) ? one.renewed(identity, tls) : one)
                .toList());
    }

    /** The same with one organisation more, described as the others are, and its orderer. */
    Configuration withMember(OrganisationForm.Own own, Consenter orderer) {
        OrganisationForm organisation = OrganisationForm.of(this).filled(own);
        ConfigGroup wider = channel.withGroup(
                        APPLICATION, channel.group(APPLICATION).withGroup(own.mspId(), organisation.application()))
                .withGroup(ORDERER, orderer().withGroup(own.mspId(), organisation.orderer()));
        List<Consenter> mapping = new ArrayList<>(consenters());
        mapping.add(orderer);
        return new Configuration(block, wider).with(mapping);
    }

    /** The same without an organisation and its orderers. */
    Configuration withoutMember(String mspId) {
        ConfigGroup narrower = channel.withGroup(
                        APPLICATION, channel.group(APPLICATION).withoutGroup(mspId))
                .withGroup(ORDERER, orderer().withoutGroup(mspId));
        return new Configuration(block, narrower)
                .with(consenters().stream()
                        .filter(one -> !one.mspId().equals(mspId))
                        .toList());
    }

    /** Whether an organisation is in either section. */
    boolean names(String mspId) {
        return Stream.of(APPLICATION, ORDERER)
                .anyMatch(section -> channel.group(section).groups().containsKey(mspId));
    }

    /** The organisations that are in both sections, application and orderers. */
    Set<String> organisations() {
        Set<String> organisations =
                new TreeSet<>(channel.group(APPLICATION).groups().keySet());
        organisations.retainAll(channel.group(ORDERER).groups().keySet());
        return organisations;
    }

    /** The keys of all roots of an organisation. */
    Set<PublicKey> rootKeys(String mspId) {
        Set<PublicKey> keys = new HashSet<>();
        for (String section : List.of(APPLICATION, ORDERER)) {
            roots(section, mspId).forEach(root -> keys.add(root.getPublicKey()));
            tlsRoots(section, mspId).forEach(root -> keys.add(root.getPublicKey()));
        }
        return keys;
    }

    /** The roots of an organisation's identities. */
    List<X509Certificate> roots(String section, String mspId) {
        return certificates(section, mspId, 2);
    }

    /** The roots of an organisation's TLS connections. */
    List<X509Certificate> tlsRoots(String section, String mspId) {
        return certificates(section, mspId, 9);
    }

    private List<X509Certificate> certificates(String section, String mspId, int field) {
        ConfigGroup organisation = channel.group(section).groups().get(mspId);
        if (organisation == null) return List.of();
        ProtoMessage msp = ProtoMessage.parse(
                ProtoMessage.parse(organisation.value("MSP").content()).bytes(2));
        return msp.all(field).stream()
                .map(pem -> Certificates.parse(new String(pem, US_ASCII)))
                .toList();
    }
}
