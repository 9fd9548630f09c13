package org.capaz.network.consortium;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.capaz.network.machine.Resources;
import org.capaz.network.machine.Yaml;

/**
 * Who runs the network and by which rules, as {@code consortium.yaml} says.
 *
 * @param channel the ledger's name
 * @param chaincode the contract's name on the channel
 * @param firstVersion the version of the contract's first definition
 * @param members in the order of the consenters
 * @param databasePort where the gateways' database listens
 * @param policies by place: what members say of themselves, and what they say together
 * @param ordering batch sizes and the ordering protocol's times
 */
public record Consortium(
        String channel,
        String chaincode,
        String firstVersion,
        List<Member> members,
        int databasePort,
        Policies policies,
        Ordering ordering) {

    /** Rules by name, for each place that has rules; {@code {msp}} in a member's rule stands for its MSP id. */
    public record Policies(
            Map<String, String> member,
            Map<String, String> channel,
            Map<String, String> application,
            Map<String, String> orderer) {}

    /** How messages become blocks. */
    public record Ordering(long batchMessages, long batchBytes, Map<String, Object> smartBft) {}

    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9]*");

    public Consortium {
        members = List.copyOf(members);
        if (members.size() < 4) {
            throw new IllegalArgumentException(
                    "members: " + members.size() + " found; a BFT network that can lose one of them needs at least 4");
        }
        distinct("name", members.stream().map(Member::name).toList());
        distinct("mspId", members.stream().map(Member::mspId).toList());
        distinct("domain", members.stream().map(Member::domain).toList());
        distinct("basePort", members.stream().map(Member::basePort).toList());
        for (Member member : members) {
            if (!NAME.matcher(member.name()).matches()) {
                throw new IllegalArgumentException("members: name " + member.name()
                        + " must be lower-case letters and digits, because folders are named so");
            }
        }
    }

    /** The consortium this room describes. */
    public static Consortium ours() {
        return parse(Resources.text("consortium.yaml"));
    }

    /** Reads a description; a field that is missing or of the wrong kind is named. */
    public static Consortium parse(String yaml) {
        Section top = new Section("consortium.yaml", Yaml.read(yaml));
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
                                Math.toIntExact(member.number("basePort"))))
                        .toList(),
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

    /** The member of that short name. */
    public Member member(String name) {
        return members.stream()
                .filter(member -> member.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no member is called " + name + "; the members are "
                        + members.stream().map(Member::name).toList()));
    }

    /** The version that belongs to a sequence: the first one with its last number raised by one for each later definition. */
    public String version(long sequence) {
        int dot = firstVersion.lastIndexOf('.');
        long minor = Long.parseLong(firstVersion.substring(dot + 1));
        return firstVersion.substring(0, dot + 1) + Math.addExact(minor, sequence - 1);
    }

    private static void distinct(String field, List<?> values) {
        Set<Object> seen = new HashSet<>();
        for (Object value : values) {
            if (!seen.add(value))
                throw new IllegalArgumentException("members: " + field + " " + value + " is used twice");
        }
    }

    /** One map of the description together with the way to it, so that an error can say where it is. */
    private record Section(String path, Map<String, Object> members) {

        Section section(String name) {
            return asSection(path + ", " + name, required(name));
        }

        List<Section> sections(String name) {
            if (!(required(name) instanceof List<?> list)) throw wrong(name, "a list");
            return list.stream()
                    .map(item -> asSection(path + ", " + name, item))
                    .toList();
        }

        String text(String name) {
            if (!(required(name) instanceof String text)) throw wrong(name, "text");
            return text;
        }

        long number(String name) {
            if (!(required(name) instanceof Number number)) throw wrong(name, "a number");
            return number.longValue();
        }

        Map<String, String> texts() {
            Map<String, String> texts = new LinkedHashMap<>();
            members.keySet().forEach(name -> texts.put(name, text(name)));
            return texts;
        }

        private Object required(String name) {
            Object value = members.get(name);
            if (value == null) throw new IllegalArgumentException(path + ": " + name + " is missing");
            return value;
        }

        private IllegalArgumentException wrong(String name, String kind) {
            return new IllegalArgumentException(
                    path + ": " + name + " must be " + kind + ", found " + members.get(name));
        }

        @SuppressWarnings("unchecked") // a map read from YAML by Yaml.read
        private static Section asSection(String path, Object value) {
            if (!(value instanceof Map<?, ?> map))
                throw new IllegalArgumentException(path + " must be a map, found " + value);
            return new Section(path, (Map<String, Object>) map);
        }
    }
}
