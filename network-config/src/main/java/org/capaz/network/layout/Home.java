// SPDX-License-Identifier: Apache-2.0
package org.capaz.network.layout;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.capaz.network.consortium.Consortium;
import org.capaz.network.consortium.Member;
import org.capaz.network.machine.Folders;
import org.capaz.network.machine.Yaml;
import org.capaz.network.operation.NetworkMessage;
import org.capaz.network.operation.NotAccepted;

/**
 * Whose nodes run from a folder: one member's, in a network that its members run on machines of their own, or all of them,
 * for a demonstration. The agreed description lies in the folder as {@code consortium.yaml}; without it, ours is meant.
 *
 * <p>Decision 220.
 *
 * @param consortium all members, with their addresses
 * @param operated the members whose keys and processes are in this folder
 */
public record Home(Consortium consortium, List<Member> operated) {

    private static final String MEMBER = "member";

    public Home {
        operated = List.copyOf(operated);
    }

    /** All members of that consortium. */
    public static Home ofAll(Consortium consortium) {
        return new Home(consortium, consortium.members());
    }

    /** As the folder says; a folder that does not exist yet is a home of all members. */
    public static Home read(Path root) {
        Consortium consortium = text(description(root)).map(Consortium::parse).orElseGet(Consortium::ours);
        return text(identity(root))
                .map(Yaml::read)
                .flatMap(made -> Optional.ofNullable(made.get(MEMBER)))
                .map(name -> new Home(consortium, List.of(consortium.member(name.toString()))))
                .orElseGet(() -> ofAll(consortium));
    }

    /**
     * Makes a member's home of a folder that is none yet.
     *
     * @param description the text of the agreed consortium.yaml
     * @param name of the member
     */
    public static void make(NetworkLayout layout, String description, String name) {
        if (Files.exists(identity(layout.root()))) {
            throw new NotAccepted(NetworkMessage.HOME_TAKEN.with("folder", NetworkMessage.path(layout.root())));
        }
        Consortium consortium = Consortium.parse(description);
        Home home = new Home(consortium, List.of(consortium.member(name)));
        try {
            Files.createDirectories(layout.root());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Folders.write(description(layout.root()), description.getBytes(StandardCharsets.UTF_8));
        home.writeIdentity(layout);
    }

    /**
     * Writes a description with a member more or less in place of this home's. Killed in between, it is to be called again: until
     * then {@link #identity} names a description that does not lie there.
     *
     * @param text of the description
     */
    public void describe(NetworkLayout layout, String text) {
        Consortium next = Consortium.parse(text);
        new Home(next, List.of(next.member(operated.getFirst().name()))).writeIdentity(layout);
        Folders.write(description(layout.root()), text.getBytes(StandardCharsets.UTF_8));
    }

    /** Port shift and description with which the network was made; neither can change, both are in the genesis block. */
    public void writeIdentity(NetworkLayout layout) {
        Map<String, Object> made =
                new TreeMap<>(Map.of("portShift", layout.portShift(), "consortium", consortium.digest()));
        if (!complete()) made.put(MEMBER, operated.getFirst().name());
        Folders.write(identity(layout.root()), Yaml.write(made).getBytes(StandardCharsets.UTF_8));
    }

    /** Whether all members' nodes run from here, so that nobody elsewhere has to be waited for. */
    public boolean complete() {
        return operated.size() == consortium.members().size();
    }

    /** The file that says with what the network was made. */
    public static Path identity(Path root) {
        return root.resolve("network.yaml");
    }

    private static Path description(Path root) {
        return root.resolve("consortium.yaml");
    }

    private static Optional<String> text(Path file) {
        try {
            return Files.exists(file) ? Optional.of(Files.readString(file)) : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
