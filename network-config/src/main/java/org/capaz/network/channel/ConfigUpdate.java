// SPDX-License-Identifier: Apache-2.0
package org.capaz.network.channel;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Fabric's form of a change of the configuration: what was read, by version, and what is written. A write whose version is
 * that of now changes nothing and only says that the member stays; one more than that replaces it. A group whose own version
 * is one more has exactly the members that are named.
 *
 * @param channel the channel's name
 * @param read what must be unchanged when the update is applied
 * @param write what is replaced
 */
record ConfigUpdate(String channel, ConfigGroup read, ConfigGroup write) {

    /** The configuration is not the one for which the update was made, or nobody could apply it. */
    static final class NotApplicable extends Exception {
        private static final long serialVersionUID = 1L;

        private final String place;

        NotApplicable(String place) {
            super("the version of " + place + " is not the one that the update was made for");
            this.place = place;
        }

        /** Where the first difference is. */
        String place() {
            return place;
        }
    }

    /** From one configuration to another; both may have any versions, those of the first count. */
    static ConfigUpdate between(String channel, ConfigGroup present, ConfigGroup wanted) {
        Sets sets = sets(present, wanted);
        return new ConfigUpdate(channel, sets.read, sets.write);
    }

    /**
     * The update in these bytes, which must be those that {@link #bytes} writes: whatever else they said would be signed too,
     * and Fabric may read it otherwise.
     *
     * @throws IllegalArgumentException if they are others
     */
    static ConfigUpdate parse(byte[] bytes) {
        ProtoMessage message = ProtoMessage.parse(bytes);
        ConfigUpdate update = new ConfigUpdate(
                message.text(1), ConfigGroup.parse(message.bytes(2)), ConfigGroup.parse(message.bytes(3)));
        if (!Arrays.equals(update.bytes(), bytes)) throw new IllegalArgumentException("not written in the one form");
        return update;
    }

    byte[] bytes() {
        return ProtoMessage.empty()
                .withSet(1, channel)
                .with(2, read.message())
                .with(3, write.message())
                .toBytes();
    }

    private record Sets(ConfigGroup read, ConfigGroup write, boolean changed) {}

    private static Sets sets(ConfigGroup present, ConfigGroup wanted) {
        boolean members = !present.modPolicy().equals(wanted.modPolicy())
                || !present.groups().keySet().equals(wanted.groups().keySet())
                || !present.values().keySet().equals(wanted.values().keySet())
                || !present.policies().keySet().equals(wanted.policies().keySet());

        SortedMap<String, ConfigGroup> read = new TreeMap<>();
        SortedMap<String, ConfigGroup> write = new TreeMap<>();
        SortedMap<String, ConfigGroup> same = new TreeMap<>();
        wanted.groups().forEach((name, group) -> {
            ConfigGroup before = present.groups().get(name);
            if (before == null) {
                write.put(name, added(group));
                return;
            }
            Sets sets = sets(before, group);
            if (sets.changed) {
                read.put(name, sets.read);
                write.put(name, sets.write);
            } else {
                same.put(name, sets.read);
            }
        });
        Elements values = Elements.of(present.values(), wanted.values());
        Elements policies = Elements.of(present.policies(), wanted.policies());

        boolean changed = members || !write.isEmpty() || !values.write.isEmpty() || !policies.write.isEmpty();
        if (members) {
            read.putAll(same);
            write.putAll(same);
        }
        return new Sets(
                new ConfigGroup(present.version(), "", read, values.read(members), policies.read(members)),
                new ConfigGroup(
                        members ? present.version() + 1 : present.version(),
                        members ? wanted.modPolicy() : "",
                        write,
                        values.write(members),
                        policies.write(members)),
                changed);
    }

    /** Values or policies: those that are written, and those that stay, by version. */
    private record Elements(SortedMap<String, ConfigGroup.Element> write, SortedMap<String, ConfigGroup.Element> same) {

        static Elements of(Map<String, ConfigGroup.Element> present, Map<String, ConfigGroup.Element> wanted) {
            SortedMap<String, ConfigGroup.Element> write = new TreeMap<>();
            SortedMap<String, ConfigGroup.Element> same = new TreeMap<>();
            wanted.forEach((name, element) -> {
                ConfigGroup.Element before = present.get(name);
                if (before == null) {
                    write.put(name, at(0, element));
                } else if (element.says(before)) {
                    same.put(name, new ConfigGroup.Element(before.version(), new byte[0], ""));
                } else {
                    write.put(name, at(before.version() + 1, element));
                }
            });
            return new Elements(write, same);
        }

        SortedMap<String, ConfigGroup.Element> read(boolean members) {
            return members ? same : new TreeMap<>();
        }

        SortedMap<String, ConfigGroup.Element> write(boolean members) {
            SortedMap<String, ConfigGroup.Element> all = new TreeMap<>(write);
            if (members) all.putAll(same);
            return all;
        }
    }

    private static ConfigGroup.Element at(long version, ConfigGroup.Element element) {
        return new ConfigGroup.Element(version, element.content(), element.modPolicy());
    }

    /** A group that was not there before: everything in it is new. */
    private static ConfigGroup added(ConfigGroup group) {
        SortedMap<String, ConfigGroup> groups = new TreeMap<>();
        group.groups().forEach((name, child) -> groups.put(name, added(child)));
        return new ConfigGroup(0, group.modPolicy(), groups, anew(group.values()), anew(group.policies()));
    }

    private static SortedMap<String, ConfigGroup.Element> anew(Map<String, ConfigGroup.Element> elements) {
        SortedMap<String, ConfigGroup.Element> all = new TreeMap<>();
        elements.forEach((name, element) -> all.put(name, at(0, element)));
        return all;
    }

    /**
     * The configuration after the update, as every orderer and peer computes it.
     *
     * @throws NotApplicable if something that was read is another one now, or if versions are skipped
     */
    ConfigGroup appliedTo(ConfigGroup present) throws NotApplicable {
        return applied("Channel", Optional.of(read), write, present);
    }

    /** A member of a group that is written with the version of now is only read; so it must be among what was read. */
    private static ConfigGroup applied(String path, Optional<ConfigGroup> read, ConfigGroup write, ConfigGroup present)
            throws NotApplicable {
        if (read.isPresent()) requireRead(path, read.get(), present);
        boolean members = write.version() == present.version() + 1;
        if (!members && (write.version() != present.version() || read.isEmpty())) throw new NotApplicable(path);
        SortedMap<String, ConfigGroup> groups = members ? new TreeMap<>() : new TreeMap<>(present.groups());
        for (Map.Entry<String, ConfigGroup> group : write.groups().entrySet()) {
            String name = group.getKey();
            ConfigGroup before = present.groups().get(name);
            groups.put(
                    name,
                    before == null
                            ? requireNew(path + "/" + name, members, group.getValue())
                            : applied(
                                    path + "/" + name,
                                    read.map(one -> one.groups().get(name)),
                                    group.getValue(),
                                    before));
        }
        return new ConfigGroup(
                write.version(),
                members ? write.modPolicy() : present.modPolicy(),
                groups,
                applied(path, members, read.map(ConfigGroup::values), write.values(), present.values()),
                applied(path, members, read.map(ConfigGroup::policies), write.policies(), present.policies()));
    }

    private static SortedMap<String, ConfigGroup.Element> applied(
            String path,
            boolean members,
            Optional<SortedMap<String, ConfigGroup.Element>> read,
            Map<String, ConfigGroup.Element> write,
            Map<String, ConfigGroup.Element> present)
            throws NotApplicable {
        SortedMap<String, ConfigGroup.Element> all = members ? new TreeMap<>() : new TreeMap<>(present);
        for (Map.Entry<String, ConfigGroup.Element> one : write.entrySet()) {
            String name = one.getKey();
            ConfigGroup.Element before = present.get(name);
            long version = one.getValue().version();
            boolean added = before == null && members && version == 0;
            boolean replaced = before != null && version == before.version() + 1;
            boolean stays = before != null
                    && version == before.version()
                    && read.filter(elements -> elements.containsKey(name)).isPresent();
            if (added || replaced) all.put(name, one.getValue());
            else if (stays) all.put(name, before);
            else throw new NotApplicable(path + "/" + name);
        }
        return all;
    }

    private static ConfigGroup requireNew(String path, boolean members, ConfigGroup group) throws NotApplicable {
        if (!members || !group.equals(added(group))) throw new NotApplicable(path);
        return group;
    }

    private static void requireRead(String path, ConfigGroup read, ConfigGroup present) throws NotApplicable {
        if (read.version() != present.version()) throw new NotApplicable(path);
        for (Map.Entry<String, ConfigGroup> group : read.groups().entrySet()) {
            String deeper = path + "/" + group.getKey();
            requireRead(deeper, group.getValue(), there(deeper, present.groups(), group.getKey()));
        }
        requireVersions(path, read.values(), present.values());
        requireVersions(path, read.policies(), present.policies());
    }

    private static void requireVersions(
            String path, Map<String, ConfigGroup.Element> read, Map<String, ConfigGroup.Element> present)
            throws NotApplicable {
        for (Map.Entry<String, ConfigGroup.Element> one : read.entrySet()) {
            String deeper = path + "/" + one.getKey();
            if (one.getValue().version() != there(deeper, present, one.getKey()).version()) {
                throw new NotApplicable(deeper);
            }
        }
    }

    private static <T> T there(String path, Map<String, T> members, String name) throws NotApplicable {
        T found = members.get(name);
        if (found == null) throw new NotApplicable(path);
        return found;
    }
}
