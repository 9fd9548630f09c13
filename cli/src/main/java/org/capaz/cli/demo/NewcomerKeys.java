// SPDX-License-Identifier: Apache-2.0
package org.capaz.cli.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.capaz.cli.console.CommandMessage;
import org.capaz.cli.console.Console;
import org.capaz.client.gateway.EnrolmentLink;
import org.capaz.client.key.OfficerKey;
import org.capaz.demo.Answerers;
import org.capaz.ledger.message.Argument;
import org.capaz.ledger.statement.OfficerRole;
import org.capaz.ledger.statement.SignedStatement;

/**
 * The links with which a newcomer makes the keys of the two officers who answer a payment. The officers of the demonstration
 * register whatever key is made with them, without comparing it with a person's phone: all of them are fictional.
 *
 * <p>Decision 199.
 */
public final class NewcomerKeys {
    private static final long ASKED_EVERY_MILLIS = 1000;

    private final Answerers answerers;
    private final Console console;
    private final List<EnrolmentLink> open = new ArrayList<>();

    public NewcomerKeys(Answerers answerers, Console console) {
        this.answerers = answerers;
        this.console = console;
    }

    /** Makes the links and prints them. */
    public void printLinks() {
        console.print(CommandMessage.NEWCOMER_LINKS.with("party", Argument.id(answerers.party())));
        print(OfficerRole.TREASURER, CommandMessage.LINK_OF_TREASURER);
        print(OfficerRole.LEGAL_REPRESENTATIVE, CommandMessage.LINK_OF_LEGAL_REPRESENTATIVE);
    }

    private void print(OfficerRole role, CommandMessage link) {
        EnrolmentLink made = EnrolmentLink.make(
                answerers.gateway(), answerers.registrars().getFirst(), answerers.party(), role, Optional.empty());
        open.add(made);
        console.print("  " + link.with("link", Argument.id(made.address())).in(console.language()));
    }

    /** Comes back when a key was made with each link and is registered. */
    public void register() throws InterruptedException {
        console.printNotice(CommandMessage.NEWCOMER_KEYS_AWAITED.sentence());
        open.removeIf(this::isRegistered);
        while (!open.isEmpty()) {
            Thread.sleep(ASKED_EVERY_MILLIS);
            open.removeIf(this::isRegistered);
        }
    }

    private boolean isRegistered(EnrolmentLink link) {
        Optional<SignedStatement> made = link.registration();
        made.ifPresent(registration -> sign(link, registration));
        return made.isPresent();
    }

    private void sign(EnrolmentLink link, SignedStatement registration) {
        for (OfficerKey registrar : answerers.registrars()) {
            link.sign(registration, registrar);
        }
        console.printNotice(CommandMessage.NEWCOMER_KEY_REGISTERED.with("party", Argument.id(answerers.party())));
    }
}
