// SPDX-License-Identifier: Apache-2.0
package org.capaz.ledger.lot;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.capaz.ledger.identity.PartyId;
import org.capaz.ledger.json.Fields;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.message.Argument;
import org.capaz.ledger.message.InvalidValue;
import org.capaz.ledger.message.Message;
import org.capaz.ledger.quantity.BasisPoints;
import org.capaz.ledger.quantity.ProRata;
import org.capaz.ledger.record.LedgerState;
import org.capaz.ledger.registry.Party;
import org.capaz.ledger.registry.PartyRole;
import org.capaz.ledger.rule.Checked;
import org.capaz.ledger.rule.Checked.Holds;
import org.capaz.ledger.rule.Rule;

/**
 * Who pays the premium on a settled lot, and which part of it each: the buyer says so, and nobody else can take the premium
 * on and keep the real payer out (I65).
 *
 * <p>Decision 120.
 *
 * @param shares by payer, in basis points of the premium; together the whole
 */
public record Payers(Map<PartyId, BasisPoints> shares) {
    private static final int MOST = 10;
    private static final long WHOLE = 10_000;
    private static final String MEMBER = "payers";

    public Payers {
        shares = Collections.unmodifiableMap(new TreeMap<>(shares));
    }

    /** One who pays all of it. */
    public static Payers sole(PartyId payer) {
        return new Payers(new TreeMap<>(Collections.singletonMap(payer, new BasisPoints(WHOLE))));
    }

    private record Line(PartyId payer, BasisPoints share) {}

    /** Those that a statement or record names, if it names any. */
    public static Optional<Payers> read(Fields fields) {
        if (!fields.has(MEMBER)) {
            return Optional.empty();
        }
        List<Line> lines = fields.objects(
                MEMBER, line -> new Line(line.parsed("payer", PartyId::new), line.quantity("shareBp", Payers::share)));
        Map<PartyId, BasisPoints> shares = new TreeMap<>();
        lines.forEach(line -> shares.put(line.payer(), line.share()));
        if (lines.isEmpty() || lines.size() > MOST || shares.size() < lines.size()) {
            throw fields.unfit(MEMBER, Message.PAYERS_LIST_WRONG.with("most", Argument.count(MOST)));
        }
        return Optional.of(new Payers(shares));
    }

    /** That object with the members that {@link #read} reads. */
    public Json.Obj on(Json.Obj object) {
        return object.with(
                MEMBER,
                shares.entrySet().stream()
                        .map(line -> Json.object()
                                .with("payer", line.getKey().value())
                                .with("shareBp", line.getValue().value()))
                        .toList());
    }

    public boolean names(PartyId payer) {
        return shares.containsKey(payer);
    }

    /** That payer's part of a whole; all parts add up to it exactly. */
    public long part(long whole, PartyId payer) {
        Map<String, Long> weights = new TreeMap<>();
        shares.forEach((party, share) -> weights.put(party.value(), share.value()));
        return requireNonNull(ProRata.split(whole, weights).get(payer.value()), "a part is asked for a named payer");
    }

    private static BasisPoints share(long value) {
        if (value < 1) {
            throw new InvalidValue(Message.NUMBER_NOT_BETWEEN
                    .with("least", Argument.count(1))
                    .and("most", Argument.count(WHOLE))
                    .and("number", Argument.count(value)));
        }
        return BasisPoints.part(value);
    }

    /** I65, I79: only who is registered to pay premiums and still acts can be named, and together they pay the whole. */
    public Checked<List<Holds>> fit(Instant recordedAt, LedgerState ledger) {
        List<PartyId> named = new ArrayList<>(shares.keySet());
        long sum = shares.values().stream().mapToLong(BasisPoints::value).sum();
        return Checked.require(Rule.I65, sum == WHOLE, () -> Message.PAYERS_SUM_WRONG.with("sum", new BasisPoints(sum)))
                .at(MEMBER)
                .then(ok -> registered(named, recordedAt, ledger));
    }

    private static Checked<List<Holds>> registered(List<PartyId> named, Instant recordedAt, LedgerState ledger) {
        return Checked.each(
                MEMBER,
                named,
                payer -> Checked.present(
                                Rule.I65,
                                Party.find(ledger, payer).filter(found -> found.hasAnyOf(List.of(PartyRole.PAYER))),
                                () -> Message.PAYER_LACKS_ROLE.with("party", payer))
                        .then(party -> Party.stillActs(payer, recordedAt, ledger))
                        .at("payer"));
    }
}
