// SPDX-License-Identifier: Apache-2.0
package org.capaz.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.capaz.cli.console.CommandMessage;
import org.capaz.cli.console.ExitCode;
import org.capaz.cli.console.UsageWrong;
import org.capaz.cli.option.HomeOption;
import org.capaz.client.gateway.EnrolmentLink;
import org.capaz.client.key.OfficerKey;
import org.capaz.ledger.identity.PersonId;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.message.InvalidValue;
import org.capaz.ledger.statement.OfficerRole;
import org.capaz.ledger.statement.OfficerSignature;
import org.capaz.ledger.statement.SignedStatement;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Makes a link with which a person makes a key on a phone, waits for the key, and signs its registration. */
@Command(
        name = "enrol",
        description = "${bundle:HELP_ENROL}",
        footer = {"", "${bundle:HELP_ENROL_WHO}", "${bundle:HELP_PASSPHRASE}"})
final class EnrolCommand implements Callable<Integer> {
    private static final long ASKED_EVERY_MILLIS = 1000;

    @ParentCommand
    private Main main;

    @Spec
    private CommandSpec spec;

    @Parameters(index = "0", paramLabel = "${bundle:PLACE_PARTY}", description = "${bundle:HELP_ENROL_PARTY}")
    private String party;

    @Parameters(
            index = "1",
            paramLabel = "${bundle:PLACE_ROLE}",
            description = "${bundle:HELP_ENROL_ROLE} ${COMPLETION-CANDIDATES}")
    private OfficerRole role;

    @Mixin
    private GatewayOption gateway;

    @Option(names = "--with", paramLabel = "${bundle:PLACE_FILE}", description = "${bundle:HELP_ENROL_WITH}")
    private List<Path> others = new ArrayList<>();

    @Option(names = "--person", paramLabel = "${bundle:PLACE_PERSON}", description = "${bundle:HELP_ENROL_PERSON}")
    private @Nullable String person;

    @Option(names = "--link-only", description = "${bundle:HELP_ENROL_LINK_ONLY}")
    private boolean linkOnly;

    @Option(names = "--yes", description = "${bundle:HELP_SIGN_YES}")
    private boolean yes;

    @Mixin
    private HomeOption home;

    @Override
    public Integer call() throws InterruptedException {
        List<OfficerKey> signers = new ArrayList<>(List.of(gateway.officer(main)));
        others.forEach(file -> signers.add(OfficerKey.load(file, main.passphraseOf(file))));
        Optional<PersonId> known = Optional.ofNullable(person).map(this::person);
        EnrolmentLink link = EnrolmentLink.make(gateway.gateway(home), signers.getFirst(), party, role, known);
        main.console().printNotice(CommandMessage.LINK_FOR_ONE_PERSON.sentence());
        main.console().print(link.address());
        if (linkOnly) {
            return ExitCode.OK;
        }
        main.console().printNotice(CommandMessage.WAITING_FOR_KEY.sentence());
        return register(link, awaited(link), signers);
    }

    private PersonId person(String typed) {
        try {
            return new PersonId(typed);
        } catch (InvalidValue e) {
            throw new UsageWrong(spec.commandLine(), e.sentence());
        }
    }

    private static SignedStatement awaited(EnrolmentLink link) throws InterruptedException {
        Optional<SignedStatement> made = link.registration();
        while (made.isEmpty()) {
            Thread.sleep(ASKED_EVERY_MILLIS);
            made = link.registration();
        }
        return made.get();
    }

    private Integer register(EnrolmentLink link, SignedStatement registration, List<OfficerKey> signers) {
        Json.Obj state = Json.object();
        for (OfficerKey officer : signers) {
            SignCommand.show(main.console(), registration.statement(), officer, OfficerSignature.Method.OWN_KEY);
            main.console()
                    .printNotice(CommandMessage.KEY_TO_COMPARE.with(
                            "officer", registration.signatures().getFirst().officer()));
            if (!yes && !main.confirms(CommandMessage.ASK_TO_SIGN.sentence())) {
                main.console().printNotice(CommandMessage.NOT_SIGNED.sentence());
                return ExitCode.FAILED;
            }
            state = link.sign(registration, officer);
        }
        main.console().print(state.toString());
        return ExitCode.OK;
    }
}
