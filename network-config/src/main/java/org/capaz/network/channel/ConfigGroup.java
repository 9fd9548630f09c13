// SPDX-License-Identifier: Apache-2.0
package org.capaz.network.channel;

import java.util.Arrays;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiPredicate;
import java.util.function.Function;

/**
 * A group of a channel's configuration: further groups, values and policies by their names. Each has a version, which grows
 * with each change, and the name of the policy by which it may be changed. What this release does not know is left out.
 *
 * @param version how often the group's own members were changed
 * @param modPolicy who may add and remove members
 * @param groups by name
 * @param values by name
 * @param policies by name
 */
record ConfigGroup(
        long version,
        String modPolicy,
        SortedMap<String, ConfigGroup> groups,
        SortedMap<String, Element> values,
        SortedMap<String, Element> policies) {

    /** Channel, section, organisation: Fabric's configuration is no deeper. A file from outside may be. */
    private static final int DEEPEST = 4;

    /**
     * A value or a policy.
     *
     * @param version how often it was changed
     * @param content its bytes
     * @param modPolicy who may change it
     */
    record Element(long version, byte[] content, String modPolicy) {

        Element {
            content = content.clone();
        }

        @Override
        public byte[] content() {
            return content.clone();
        }

        private static Element parse(byte[] bytes) {
            ProtoMessage message = ProtoMessage.parse(bytes);
            return new Element(message.number(1), message.bytes(2), message.text(3));
        }

        private ProtoMessage message() {
            return ProtoMessage.empty().withSet(1, version).withSet(2, content).withSet(3, modPolicy);
        }

        /** The same element as another one, whatever the versions are. */
        boolean says(Element other) {
            return Arrays.equals(content, other.content) && modPolicy.equals(other.modPolicy);
        }

        Element with(byte[] other) {
            return new Element(version, other, modPolicy);
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Element element && version == element.version && says(element);
        }

        @Override
        public int hashCode() {
            return Arrays.hashCode(content);
        }

        @Override
        public String toString() {
            return "version " + version + ", " + content.length + " bytes, changed by " + modPolicy;
        }
    }

    ConfigGroup {
        groups = Collections.unmodifiableSortedMap(new TreeMap<>(groups));
        values = Collections.unmodifiableSortedMap(new TreeMap<>(values));
        policies = Collections.unmodifiableSortedMap(new TreeMap<>(policies));
    }

    /** The group in these bytes; an {@link IllegalArgumentException} if they are none. */
    static ConfigGroup parse(byte[] bytes) {
        return parse(bytes, DEEPEST);
    }

    private static ConfigGroup parse(byte[] bytes, int deeper) {
        if (deeper == 0) throw new IllegalArgumentException("groups in groups, deeper than a configuration has");
        ProtoMessage message = ProtoMessage.parse(bytes);
        return new ConfigGroup(
                message.number(1),
                message.text(5),
                entries(message, 2, group -> parse(group, deeper - 1)),
                entries(message, 3, Element::parse),
                entries(message, 4, Element::parse));
    }

    private static <T> SortedMap<String, T> entries(ProtoMessage message, int number, Function<byte[], T> value) {
        SortedMap<String, T> entries = new TreeMap<>();
        for (byte[] entry : message.all(number)) {
            ProtoMessage keyAndValue = ProtoMessage.parse(entry);
            if (entries.put(keyAndValue.text(1), value.apply(keyAndValue.bytes(2))) != null) {
                throw new IllegalArgumentException("two entries of the name " + keyAndValue.text(1));
            }
        }
        return entries;
    }

    /** Its bytes, with the entries of the maps by their names. */
    ProtoMessage message() {
        ProtoMessage message = ProtoMessage.empty().withSet(1, version);
        for (Map.Entry<String, ConfigGroup> group : groups.entrySet()) {
            message = message.and(2, entry(group.getKey(), group.getValue().message()));
        }
        for (Map.Entry<String, Element> value : values.entrySet()) {
            message = message.and(3, entry(value.getKey(), value.getValue().message()));
        }
        for (Map.Entry<String, Element> policy : policies.entrySet()) {
            message = message.and(4, entry(policy.getKey(), policy.getValue().message()));
        }
        return message.withSet(5, modPolicy);
    }

    private static ProtoMessage entry(String key, ProtoMessage value) {
        return ProtoMessage.empty().withSet(1, key).with(2, value);
    }

    /** The group of that name, which every configuration of ours has. */
    ConfigGroup group(String name) {
        return required(groups, name);
    }

    /** The value of that name, which every configuration of ours has. */
    Element value(String name) {
        return required(values, name);
    }

    /** The policy of that name, which every configuration of ours has. */
    Element policy(String name) {
        return required(policies, name);
    }

    private static <T> T required(Map<String, T> members, String name) {
        T found = members.get(name);
        if (found == null) throw new IllegalArgumentException("a configuration without " + name);
        return found;
    }

    ConfigGroup withGroup(String name, ConfigGroup group) {
        return new ConfigGroup(version, modPolicy, put(groups, name, group), values, policies);
    }

    ConfigGroup withoutGroup(String name) {
        SortedMap<String, ConfigGroup> others = new TreeMap<>(groups);
        others.remove(name);
        return new ConfigGroup(version, modPolicy, others, values, policies);
    }

    ConfigGroup withValue(String name, byte[] content) {
        return new ConfigGroup(
                version, modPolicy, groups, put(values, name, value(name).with(content)), policies);
    }

    ConfigGroup withPolicy(String name, byte[] content) {
        return new ConfigGroup(
                version,
                modPolicy,
                groups,
                values,
                put(policies, name, policy(name).with(content)));
    }

    private static <T> SortedMap<String, T> put(SortedMap<String, T> members, String name, T value) {
        SortedMap<String, T> all = new TreeMap<>(members);
        all.put(name, value);
        return all;
    }

    /** The same configuration, whatever the versions are. */
    boolean says(ConfigGroup other) {
        return modPolicy.equals(other.modPolicy)
                && alike(groups, other.groups, ConfigGroup::says)
                && alike(values, other.values, Element::says)
                && alike(policies, other.policies, Element::says);
    }

    private static <T> boolean alike(Map<String, T> one, Map<String, T> other, BiPredicate<T, T> says) {
        return one.keySet().equals(other.keySet())
                && one.entrySet().stream().allMatch(member -> says.test(member.getValue(), other.get(member.getKey())));
    }
}
