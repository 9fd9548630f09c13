// SPDX-License-Identifier: Apache-2.0
package org.capaz.verifier.verdict;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.capaz.ledger.json.Fields;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.json.JsonException;
import org.capaz.ledger.message.Argument;
import org.capaz.ledger.message.Message;
import org.capaz.ledger.message.MessageKey;
import org.capaz.ledger.message.Sentence;
import org.capaz.ledger.payment.ObligationBalance;
import org.capaz.ledger.premium.Obligation;

/**
 * What is owed to the producers of a lot as premium and what came of it, as one member alone states it: a record of the ledger
 * does not hold what was paid after it. The pages of the members say the same in the same words.
 *
 * <p>Decision 184.
 *
 * @param mspId the member that signed it
 * @param organisation that member's name in the anchor
 * @param asOf the moment for which it is stated, Unix seconds
 * @param owed to each producer under each scheme; empty where nothing is owed
 */
public record StatedPremium(String mspId, String organisation, long asOf, List<Owed> owed) {
    /** Of how many sums a statement may speak. */
    public static final int MOST_OWED = 64;

    private static final String CODE = "[A-Z_]{1,40}";
    private static final String CURRENCY = "[A-Z]{3}";

    /**
     * What is owed to one producer. Amounts are in the minor unit of the currency.
     *
     * @param producer its name
     * @param scheme that the premium is owed under
     * @param currency of all amounts
     * @param minor what is owed
     * @param stage of the obligation, a code
     * @param state how far it is paid, a code
     * @param overdue whether its day is over
     * @param announcedMinor what the payers say they sent
     * @param confirmedMinor of that, what the producer accounts for, deductions among it
     * @param arrivedMinor of that, what came to its account
     */
    public record Owed(
            String producer,
            String scheme,
            String currency,
            long minor,
            String stage,
            String state,
            boolean overdue,
            long announcedMinor,
            long confirmedMinor,
            long arrivedMinor) {
        /**
         * What is owed, and how far it is paid.
         *
         * @return such as {@code USD 120.00, confirmed in part, overdue}
         */
        public Sentence amountInState() {
            return VerdictMessage.PREMIUM_AMOUNT_IN_STATE
                    .with("amount", amount(minor))
                    .and("state", overdue ? VerdictMessage.PREMIUM_OVERDUE.with("state", word()) : word());
        }

        /** Money that came outweighs the decision not to pay, so the state of such an obligation is not CANCELLED. */
        private Sentence word() {
            if (stage.equals(Obligation.Stage.CANCELLED.name())
                    && state.equals(ObligationBalance.State.PARTIALLY_CONFIRMED.name())) {
                return VerdictMessage.PREMIUM_CANCELLED_BUT_PAID.sentence();
            }
            Optional<MessageKey> known = Arrays.stream(ObligationBalance.State.values())
                    .map(Enum::name)
                    .filter(state::equals)
                    .findFirst()
                    .map(name -> () -> "OBLIGATION_STATE_" + name);
            return known.map(MessageKey::sentence).orElseGet(() -> VerdictMessage.asIs(state));
        }

        Sentence sentence() {
            return VerdictMessage.PREMIUM_OF_PRODUCER
                    .with("producer", Argument.id(producer))
                    .and("scheme", Argument.id(scheme))
                    .and("owed", amountInState())
                    .and("announced", amount(announcedMinor))
                    .and("confirmed", amount(confirmedMinor))
                    .and("arrived", amount(arrivedMinor));
        }

        private Argument amount(long amount) {
            return new Argument.Amount(amount, currency);
        }

        /**
         * As it stands in a statement and in a report.
         *
         * @return one object
         */
        public Json.Obj json() {
            return Json.object()
                    .with("producer", producer)
                    .with("scheme", scheme)
                    .with("currency", currency)
                    .with("minor", minor)
                    .with("stage", stage)
                    .with("state", state)
                    .with("overdue", overdue)
                    .with("announcedMinor", announcedMinor)
                    .with("confirmedMinor", confirmedMinor)
                    .with("arrivedMinor", arrivedMinor);
        }

        /**
         * Reads one; a code that is not known is taken as it stands.
         *
         * @param fields an object with exactly these members
         * @return what is owed to one producer
         * @throws JsonException when it is of another form
         */
        public static Owed read(Fields fields) {
            var owed = new Owed(
                    fields.text("producer"),
                    fields.text("scheme"),
                    fields.parsed("currency", text -> of(CURRENCY, text)),
                    fields.quantity("minor", Owed::amountOf),
                    fields.parsed("stage", text -> of(CODE, text)),
                    fields.parsed("state", text -> of(CODE, text)),
                    fields.bool("overdue"),
                    fields.quantity("announcedMinor", Owed::amountOf),
                    fields.quantity("confirmedMinor", Owed::amountOf),
                    fields.quantity("arrivedMinor", Owed::amountOf));
            fields.end();
            return owed;
        }

        private static String of(String form, String text) {
            if (!text.matches(form)) {
                throw new JsonException("", Message.EXPECTED_OTHER.with("what", Argument.id(form)));
            }
            return text;
        }

        private static long amountOf(long minor) {
            if (minor < 0) {
                throw new JsonException("", Message.EXPECTED_OTHER.with("what", Argument.id("0-")));
            }
            return minor;
        }
    }

    /** Copies the list. */
    public StatedPremium {
        owed = List.copyOf(owed);
    }

    /**
     * The heading, which says whose word it is.
     *
     * @return one sentence without full stop
     */
    Sentence heading() {
        return VerdictMessage.REPORT_PREMIUM
                .with("organisation", Argument.id(organisation))
                .and("stated", Argument.moment(Instant.ofEpochSecond(asOf)));
    }

    /** One line for each sum that is owed. */
    Stream<Sentence> sentences() {
        return owed.isEmpty()
                ? Stream.of(VerdictMessage.PREMIUM_NONE_OWED.sentence())
                : owed.stream().map(Owed::sentence);
    }

    Json.Obj json() {
        return Json.object()
                .with("mspId", mspId)
                .with("organisation", organisation)
                .with("asOf", asOf)
                .with("owed", owed.stream().map(Owed::json).toList());
    }
}
