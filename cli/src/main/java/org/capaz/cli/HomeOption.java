package org.capaz.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.capaz.cli.console.CommandFailed;
import org.capaz.client.gateway.MemberGateway;
import org.capaz.network.consortium.Member;
import org.capaz.network.Network;
import org.capaz.network.layout.NetworkLayout;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The options that name a network: its folder and the shift of its ports. */
final class HomeOption {
    private static final Pattern MADE_WITH = Pattern.compile("(?m)^portShift: (\\d+)$");

    @Option(
            names = "--home",
            paramLabel = "FOLDER",
            defaultValue = "${sys:capaz.root:-.}/.capaz",
            description = "Folder of the network (default: .capaz beside the launcher).")
    private Path folder;

    @Option(
            names = "--port-shift",
            paramLabel = "N",
            description = "Added to every port when the network is made, so that several run side by side"
                    + " (multiples of 100; default: 0, or what the network was made with).")
    private Integer portShift;

    @Spec(Spec.Target.MIXEE)
    private CommandSpec command;

    Path folder() {
        return folder.toAbsolutePath().normalize();
    }

    Path publicFolder() {
        return folder().resolve("public");
    }

    Network network() {
        Path root = Path.of(System.getProperty("capaz.root", "."));
        return new Network(home(), root.resolve("chaincode/target"), root.resolve("gateway/target"));
    }

    /** The gateway of the member of that name. */
    MemberGateway gateway(String member) {
        Network network = network();
        List<Member> members = network.consortium().members();
        Member found = members.stream()
                .filter(candidate -> candidate.name().equals(member))
                .findFirst()
                .orElseThrow(() -> new CommandFailed(
                        "There is no member " + member + ".",
                        "The members are " + members.stream().map(Member::name).toList() + "."));
        return new MemberGateway(found.name(), network.gateway(found));
    }

    private NetworkLayout home() {
        try {
            return new NetworkLayout(folder(), shift());
        } catch (IllegalArgumentException e) {
            throw new ParameterException(command.commandLine(), "--port-shift: " + e.getMessage(), e);
        }
    }

    boolean hasNetwork() {
        return Files.exists(home().root().resolve("network.yaml"));
    }

    private int shift() {
        if (portShift != null) {
            return portShift;
        }
        try {
            Path made = folder().resolve("network.yaml");
            Matcher found = MADE_WITH.matcher(Files.exists(made) ? Files.readString(made) : "");
            return found.find() ? Integer.parseInt(found.group(1)) : 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
