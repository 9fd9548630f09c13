// SPDX-License-Identifier: Apache-2.0
package org.capaz.ledger.lot;

import java.util.List;
import org.capaz.ledger.json.Fields;
import org.capaz.ledger.json.Json;

/**
 * What was taken from a lot's gold since it was produced, through all the lots it was part of: many small losses or samples,
 * each within its limit, are one large loss (I51).
 *
 * <p>Decision 103.
 *
 * @param lostMg nominal fine milligrams that were lost on the way, the gold of samples among them; with the nominal gold of
 *     now it is what the production lots began with
 * @param sampledMg gross milligrams that laboratories kept, on the line of descent on which they kept most
 * @param weighedOffMg what of {@code lostMg} is missing by this lot's own weighings, which may be corrected
 */
public record Lifetime(long lostMg, long sampledMg, long weighedOffMg) {
    public static final Lifetime NEW = new Lifetime(0, 0);

    /** Of a lot that nobody has weighed again yet. */
    public Lifetime(long lostMg, long sampledMg) {
        this(lostMg, sampledMg, 0);
    }

    Lifetime losing(long mg) {
        return new Lifetime(Math.addExact(lostMg, mg), sampledMg, weighedOffMg);
    }

    /** @param mg below zero when a correction gives it back */
    Lifetime weighedOff(long mg) {
        return new Lifetime(Math.addExact(lostMg, mg), sampledMg, Math.addExact(weighedOffMg, mg));
    }

    /** Of lots that come together: losses add up; samples do not, so that many lots sampled once are not one sampled often. */
    public static Lifetime joined(List<Lifetime> parts) {
        return new Lifetime(
                parts.stream().mapToLong(Lifetime::lostMg).reduce(0, Math::addExact),
                parts.stream().mapToLong(Lifetime::sampledMg).max().orElse(0));
    }

    static Lifetime read(Fields lot) {
        return new Lifetime(
                lot.optionalInteger("lifetimeLossMg").orElse(0L),
                lot.optionalInteger("lifetimeSampledMg").orElse(0L),
                lot.optionalInteger("weighedOffMg").orElse(0L));
    }

    Json.Obj addedTo(Json.Obj record) {
        Json.Obj lost = lostMg == 0 ? record : record.with("lifetimeLossMg", lostMg);
        Json.Obj sampled = sampledMg == 0 ? lost : lost.with("lifetimeSampledMg", sampledMg);
        return weighedOffMg == 0 ? sampled : sampled.with("weighedOffMg", weighedOffMg);
    }
}
