// SPDX-License-Identifier: Apache-2.0
package org.capaz.cli.option;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.capaz.cli.console.CommandFailed;
import org.capaz.cli.console.CommandMessage;
import org.capaz.cli.console.UsageWrong;
import org.capaz.client.gateway.MemberGateway;
import org.capaz.ledger.message.Argument;
import org.capaz.ledger.message.InvalidValue;
import org.capaz.network.Network;
import org.capaz.network.consortium.Member;
import org.capaz.network.layout.Home;
import org.capaz.network.layout.NetworkLayout;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The options that name a network: its folder and the shift of its ports. */
public final class HomeOption {
    private static final Pattern MADE_WITH = Pattern.compile("(?m)^portShift: (\\d+)$");

    @SuppressWarnings("NullAway.Init") // has a default value
    @Option(
            names = "--home",
            paramLabel = "${bundle:PLACE_FOLDER}",
            defaultValue = "${sys:capaz.root:-.}/.capaz",
            description = "${bundle:HELP_HOME}")
    private Path folder;

    @Option(names = "--port-shift", paramLabel = "N", description = "${bundle:HELP_PORT_SHIFT}")
    private @Nullable Integer portShift;

    @Spec(Spec.Target.MIXEE)
    private CommandSpec command;

    public Path folder() {
        return folder.toAbsolutePath().normalize();
    }

    public Argument folderName() {
        return Argument.id(folder().toString());
    }

    public Path publicFolder() {
        return folder().resolve("public");
    }

    /** What this machine has seen: the newest states and anchors. */
    public Path seenFile() {
        return folder().resolve("seen.json");
    }

    public Network network() {
        Path root = Path.of(System.getProperty("capaz.root", "."));
        NetworkLayout layout = home();
        return describing(() -> new Network(layout, root.resolve("chaincode/target"), root.resolve("gateway/target")));
    }

    /** The network of a home that was made before; without one the command fails. */
    public Network existing() {
        if (!hasNetwork()) {
            throw new CommandFailed(
                    CommandMessage.NO_HOME_YET.with("folder", folderName()),
                    CommandMessage.NEXT_MEMBER_INIT.sentence());
        }
        return network();
    }

    /** The gateway of the member of that name. */
    public MemberGateway gateway(String member) {
        Network network = network();
        Member found = member(network, member);
        return new MemberGateway(found.name(), network.gateway(found));
    }

    /** The member of that name. */
    public static Member member(Network network, String name) {
        List<Member> members = network.consortium().members();
        return members.stream()
                .filter(candidate -> candidate.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new CommandFailed(
                        CommandMessage.MEMBER_NOT_IN_NETWORK.with("member", Argument.id(name)),
                        CommandMessage.MEMBERS_ARE.with(
                                "members",
                                Argument.ids(members.stream().map(Member::name).toList()))));
    }

    private NetworkLayout home() {
        try {
            return new NetworkLayout(folder(), shift());
        } catch (IllegalArgumentException e) {
            throw new UsageWrong(
                    command.commandLine(),
                    CommandMessage.USAGE_PORT_SHIFT_WRONG.with("shift", Argument.id(Integer.toString(shift()))));
        }
    }

    /** Makes a home of one member of the folder. */
    public void make(String description, String member) {
        NetworkLayout layout = home();
        describing(() -> {
            Home.make(layout, description, member);
            return layout;
        });
    }

    /** What reads a description of the consortium; a mistake in it fails the command. */
    public static <T> T describing(Supplier<T> reading) {
        try {
            return reading.get();
        } catch (InvalidValue wrong) {
            throw new CommandFailed(wrong.sentence(), CommandMessage.CHECK_DESCRIPTION.sentence(), wrong);
        }
    }

    public boolean hasNetwork() {
        return Files.exists(Home.identity(home().root()));
    }

    private int shift() {
        if (portShift != null) {
            return portShift;
        }
        try {
            Path made = Home.identity(folder());
            Matcher found = MADE_WITH.matcher(Files.exists(made) ? Files.readString(made) : "");
            return found.find() ? Integer.parseInt(found.group(1)) : 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
