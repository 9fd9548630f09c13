// SPDX-License-Identifier: Apache-2.0
package org.capaz.network.consortium;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.capaz.ledger.identity.Digest;
import org.capaz.ledger.message.Argument;
import org.capaz.ledger.message.InvalidValue;
import org.capaz.network.machine.Resources;
import org.capaz.network.machine.Yaml;
import org.capaz.network.operation.NetworkMessage;
import org.capaz.network.operation.NotAccepted;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * The members of the network and its rules, as {@code consortium.yaml} describes them.
 *
 * @param channel the channel's name
 * @param chaincode the chaincode's name on the channel
 * @param firstVersion the version of the first chaincode definition
 * @param members in the order of the consenter numbers
 * @param labelHost where printed labels lead to; {@code localhost} for a demonstration, whose labels open the first member's
 *     gateway on this machine
 * @param databasePort of the gateways' database, before the port shift
 * @param policies of each member and of the three levels of the channel configuration
 * @param ordering block size and the times of the BFT protocol
 */
public record Consortium(
        String channel,
        String chaincode,
        String firstVersion,
        List<Member> members,
        String labelHost,
        int databasePort,
        Policies policies,
        Ordering ordering) {

    /**
     * Policies by name, for each level of the channel configuration.
     *
     * @param member signature policies; {@code {msp}} stands for the member's MSP id
     * @param channel implicit meta policies, as are the two that follow
     * @param application of the members as endorsers
     * @param orderer of the members as orderers
     */
    public record Policies(
            Map<String, String> member,
            Map<String, String> channel,
            Map<String, String> application,
            Map<String, String> orderer) {}

    /**
     * How the orderers cut blocks.
     *
     * @param batchMessages largest number of transactions in a block
     * @param batchBytes largest size of a block, in bytes
     * @param smartBft the SmartBFT options by Fabric's names
     */
    public record Ordering(long batchMessages, long batchBytes, Map<String, Object> smartBft) {}

    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9]*");
    private static final Pattern HOST = Pattern.compile("[a-z0-9]([a-z0-9.-]{0,251}[a-z0-9])?(:[0-9]{1,5})?");

    public Consortium {
        members = List.copyOf(members);
        if (members.size() < 4) {
            throw new InvalidValue(NetworkMessage.CONSORTIUM_TOO_SMALL.with("members", Argument.count(members.size())));
        }
        distinct("name", members.stream().map(Member::name).toList());
        distinct("mspId", members.stream().map(Member::mspId).toList());
        distinct("domain", members.stream().map(Member::domain).toList());
        distinct(
                "host, basePort",
                members.stream()
                        .map(member -> member.place().host() + ", " + member.basePort())
                        .toList());
        requireHost(labelHost);
        for (Member member : members) {
            if (!NAME.matcher(member.name()).matches()) {
                throw new InvalidValue(NetworkMessage.CONSORTIUM_NAME_WRONG.with("name", Argument.id(member.name())));
            }
        }
    }

    /** The consortium of {@code consortium.yaml} in this module. */
    public static Consortium ours() {
        return parse(Resources.text("consortium.yaml"));
    }

    /**
     * Reads a description.
     *
     * @throws InvalidValue naming the field that is missing, of the wrong type or against a rule
     */
    public static Consortium parse(String yaml) {
        Section top = top(yaml);
        Section chaincode = top.section("chaincode");
        Section policies = top.section("policies");
        Section ordering = top.section("ordering");
        return new Consortium(
                top.text("channel"),
                chaincode.text("name"),
                chaincode.text("version"),
                top.sections("members").stream()
                        .map(member -> new Member(
                                member.text("name"),
                                member.text("displayName"),
                                member.text("mspId"),
                                member.text("domain"),
                                Math.toIntExact(member.number("basePort")),
                                Place.of(
                                        member.textIfThere("host"),
                                        member.textIfThere("listen"),
                                        member.textIfThere("gateway"),
                                        member.textIfThere("gatewayListen"))))
                        .toList(),
                top.text("labelHost"),
                Math.toIntExact(top.number("databasePort")),
                new Policies(
                        policies.section("member").texts(),
                        policies.section("channel").texts(),
                        policies.section("application").texts(),
                        policies.section("orderer").texts()),
                new Ordering(
                        ordering.number("batchMessages"),
                        ordering.number("batchBytes"),
                        ordering.section("smartBft").members()));
    }

    private static Section top(String yaml) {
        try {
            return Section.asSection("consortium.yaml", Yaml.read(yaml));
        } catch (YamlEngineException e) {
            throw new InvalidValue(
                    NetworkMessage.CONSORTIUM_NOT_YAML.with("complaint", Argument.id(String.valueOf(e.getMessage()))));
        }
    }

    /**
     * The member of that short name.
     *
     * @throws InvalidValue naming the members there are
     */
    public Member member(String name) {
        return members.stream()
                .filter(member -> member.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new InvalidValue(NetworkMessage.CONSORTIUM_MEMBER_UNKNOWN
                        .with("name", Argument.id(name))
                        .and(
                                "members",
                                Argument.ids(members.stream().map(Member::name).toList()))));
    }

    /**
     * The members that this description has and a former one of the same network has not. They stand after the others, since
     * nothing that the channel was made with may change.
     *
     * @throws NotAccepted if anything else is another
     */
    public List<Member> joiningAfter(Consortium former) {
        int known = former.members.size();
        if (members.size() < known || !with(members.subList(0, known)).digest().equals(former.digest())) {
            throw new NotAccepted(NetworkMessage.CONSORTIUM_NOT_WIDER.sentence());
        }
        return members.subList(known, members.size());
    }

    /** The member of that name, the only one by which this description is wider than a former one of the same network. */
    public Member joining(String name, Consortium former) {
        Member member = member(name);
        List<Member> joining = joiningAfter(former);
        if (!joining.equals(List.of(member))) {
            throw new NotAccepted(NetworkMessage.MEMBER_NOT_JOINING
                    .with("member", Argument.id(member.displayName()))
                    .and("joining", names(joining)));
        }
        return member;
    }

    /**
     * The member of that name, the only one by which this description is narrower than a former one of the same network.
     *
     * @throws NotAccepted if it is not, or if anything else is another
     */
    public Member leaving(String name, Consortium former) {
        Member member = former.member(name);
        List<Member> left = former.members.stream()
                .filter(one -> members.stream().noneMatch(other -> other.name().equals(one.name())))
                .toList();
        List<Member> staying =
                former.members.stream().filter(one -> !left.contains(one)).toList();
        if (left.isEmpty() || !former.with(staying).digest().equals(digest())) {
            throw new NotAccepted(NetworkMessage.CONSORTIUM_NOT_NARROWER.sentence());
        }
        if (!left.equals(List.of(member))) {
            throw new NotAccepted(NetworkMessage.MEMBER_NOT_LEAVING
                    .with("member", Argument.id(member.displayName()))
                    .and("leaving", names(left)));
        }
        return member;
    }

    private static Argument names(List<Member> members) {
        return Argument.ids(members.stream().map(Member::displayName).toList());
    }

    private Consortium with(List<Member> others) {
        return new Consortium(channel, chaincode, firstVersion, others, labelHost, databasePort, policies, ordering);
    }

    /** Changes with everything that the network was made with: another one would be another network. */
    public String digest() {
        return Digest.hex(
                "Consortium[channel=" + channel + ", chaincode=" + chaincode + ", firstVersion=" + firstVersion
                        + ", members=" + members.stream().map(Member::founding).toList() + ", labelHost=" + labelHost
                        + ", databasePort=" + databasePort + ", policies=" + policies + ", ordering=" + ordering + "]");
    }

    /** The version of the definition with that sequence number: the last number of the first version plus sequence minus 1. */
    public String version(long sequence) {
        int dot = firstVersion.lastIndexOf('.');
        long minor = Long.parseLong(firstVersion.substring(dot + 1));
        return firstVersion.substring(0, dot + 1) + Math.addExact(minor, sequence - 1);
    }

    /**
     * Labels with another address would not be readable.
     *
     * @param host that labels shall lead to
     * @return the same
     * @throws InvalidValue when it is no host, or not in the form that labels have
     */
    public static String requireHost(String host) {
        if (!HOST.matcher(host).matches()) {
            throw new InvalidValue(NetworkMessage.CONSORTIUM_HOST_WRONG.with("host", Argument.id(host)));
        }
        return host;
    }

    private static void distinct(String field, List<?> values) {
        Set<Object> seen = new HashSet<>();
        for (Object value : values) {
            if (!seen.add(value)) {
                throw new InvalidValue(NetworkMessage.CONSORTIUM_VALUE_TWICE
                        .with("field", Argument.id(field))
                        .and("value", Argument.id(value.toString())));
            }
        }
    }

    /** A map of the description with its path, which error messages name. */
    private record Section(String path, Map<String, Object> members) {

        Section section(String name) {
            return asSection(path + ", " + name, required(name));
        }

        List<Section> sections(String name) {
            if (!(required(name) instanceof List<?> list)) throw wrong(name, NetworkMessage.CONSORTIUM_NOT_A_LIST);
            return list.stream()
                    .map(item -> asSection(path + ", " + name, item))
                    .toList();
        }

        String text(String name) {
            if (!(required(name) instanceof String text)) throw wrong(name, NetworkMessage.CONSORTIUM_NOT_TEXT);
            return text;
        }

        Optional<String> textIfThere(String name) {
            return members.containsKey(name) ? Optional.of(text(name)) : Optional.empty();
        }

        long number(String name) {
            if (!(required(name) instanceof Number number)) throw wrong(name, NetworkMessage.CONSORTIUM_NOT_A_NUMBER);
            return number.longValue();
        }

        Map<String, String> texts() {
            Map<String, String> texts = new LinkedHashMap<>();
            members.keySet().forEach(name -> texts.put(name, text(name)));
            return texts;
        }

        private Object required(String name) {
            Object value = members.get(name);
            if (value == null) {
                throw new InvalidValue(NetworkMessage.CONSORTIUM_FIELD_MISSING
                        .with("path", Argument.id(path))
                        .and("field", Argument.id(name)));
            }
            return value;
        }

        private InvalidValue wrong(String name, NetworkMessage kind) {
            return wrong(path + ": " + name, kind, String.valueOf(members.get(name)));
        }

        private static InvalidValue wrong(String field, NetworkMessage kind, String found) {
            return new InvalidValue(kind.with("field", Argument.id(field)).and("found", Argument.id(found)));
        }

        @SuppressWarnings("unchecked") // a map read from YAML by Yaml.read
        private static Section asSection(String path, Object value) {
            if (!(value instanceof Map<?, ?> map))
                throw wrong(path, NetworkMessage.CONSORTIUM_NOT_A_MAP, value.toString());
            return new Section(path, (Map<String, Object>) map);
        }
    }
}
