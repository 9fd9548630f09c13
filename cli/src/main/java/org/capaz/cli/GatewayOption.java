// SPDX-License-Identifier: Apache-2.0
package org.capaz.cli;

import java.net.URI;
import java.nio.file.Path;
import org.capaz.cli.console.CommandMessage;
import org.capaz.cli.console.UsageWrong;
import org.capaz.cli.option.HomeOption;
import org.capaz.cli.verify.GatewayAddress;
import org.capaz.client.gateway.MemberGateway;
import org.capaz.client.key.OfficerKey;
import org.capaz.ledger.message.Argument;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The options that name a member, where its gateway is, and the officer who asks there. */
final class GatewayOption {
    @SuppressWarnings("NullAway.Init") // required: the command line is refused without it
    @Option(
            names = "--member",
            paramLabel = "${bundle:PLACE_MEMBER}",
            required = true,
            description = "${bundle:HELP_GATEWAY_MEMBER}")
    private String member;

    @Option(names = "--to", paramLabel = "URL", description = "${bundle:HELP_GATEWAY_TO}")
    private @Nullable String address;

    @SuppressWarnings("NullAway.Init") // required: the command line is refused without it
    @Option(
            names = "--key",
            paramLabel = "${bundle:PLACE_FILE}",
            required = true,
            description = "${bundle:HELP_LABEL_KEY}")
    private Path key;

    @Spec(Spec.Target.MIXEE)
    private CommandSpec command;

    /** The gateway at the address given, found there; without an address the one of the network on this machine. */
    MemberGateway gateway(HomeOption home) {
        if (address == null) {
            return home.gateway(member);
        }
        return new MemberGateway(member, URI.create(read(address).base())).found();
    }

    private GatewayAddress read(String typed) {
        return GatewayAddress.parse(typed)
                .orElseThrow(() -> new UsageWrong(
                        command.commandLine(),
                        CommandMessage.GATEWAY_ADDRESS_NOT_VALID.with("address", Argument.id(typed))));
    }

    OfficerKey officer(Main main) {
        return OfficerKey.load(key, main.passphraseOf(key));
    }
}
