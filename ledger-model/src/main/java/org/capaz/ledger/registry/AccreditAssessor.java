package org.capaz.ledger.registry;

import static org.capaz.ledger.rule.Decision.require;

import java.util.List;
import java.util.Optional;
import org.capaz.ledger.identity.PartyId;
import org.capaz.ledger.json.Fields;
import org.capaz.ledger.record.Books;
import org.capaz.ledger.record.LedgerKeys;
import org.capaz.ledger.rule.Decision;
import org.capaz.ledger.rule.Refused;
import org.capaz.ledger.rule.Rule;
import org.capaz.ledger.statement.Act;
import org.capaz.ledger.statement.Command;
import org.capaz.ledger.statement.Statement;

/** A scheme admits an assessor. */
public record AccreditAssessor(Accreditation accreditation) implements Command {

    public static AccreditAssessor parse(Statement statement, Fields body) {
        return new AccreditAssessor(Accreditation.read(new PartyId(statement.actor()), body));
    }

    @Override
    public Decision decide(Act act, Books books) {
        return Decision.unless(() -> isAssessor(books), () -> knownStandard(books), () -> notAccreditedBefore(books))
                .then(() -> List.of(accreditation.granted()));
    }

    private Optional<Refused> isAssessor(Books books) {
        return require(
                Rule.I1,
                Party.find(books, accreditation.assessor())
                        .filter(party -> party.hasAnyOf(List.of(PartyRole.ASSESSOR)))
                        .isPresent(),
                () -> accreditation.assessor() + " is no registered assessor");
    }

    private Optional<Refused> knownStandard(Books books) {
        return require(
                Rule.I30,
                books.has(LedgerKeys.standard(accreditation.standard(), accreditation.version())),
                () -> accreditation.standard() + " " + accreditation.version() + " is not published");
    }

    private Optional<Refused> notAccreditedBefore(Books books) {
        return require(
                Rule.I3,
                Accreditation.find(books, accreditation.assessor(), accreditation.standard(), accreditation.version())
                        .isEmpty(),
                () -> accreditation.assessor() + " is accredited already for " + accreditation.standard() + " "
                        + accreditation.version());
    }
}
