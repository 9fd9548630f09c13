package org.capaz.cli.play;

import org.capaz.cli.officers.MemberGateway;

/** A row of a case that the ledger does not take: which row, which rule and why. */
public final class RowRefused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    RowRefused(Entry entry, MemberGateway.Answer.Refused refused) {
        super(entry.row().place() + " (" + entry.kind() + " by " + entry.actor() + ") is refused by "
                + (refused.code().matches("I\\d+") ? "rule " : "") + refused.code() + ": " + refused.detail()
                + (refused.whatToDo().isEmpty() ? "" : ". " + refused.whatToDo()));
    }
}
