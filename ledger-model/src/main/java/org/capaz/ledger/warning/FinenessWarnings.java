// SPDX-License-Identifier: Apache-2.0
package org.capaz.ledger.warning;

import java.util.Optional;
import java.util.stream.Stream;
import org.capaz.ledger.contract.StatementKind;
import org.capaz.ledger.identity.Codes;
import org.capaz.ledger.lot.Lot;
import org.capaz.ledger.lot.LotLimits;
import org.capaz.ledger.message.Argument;
import org.capaz.ledger.message.Sentence;
import org.capaz.ledger.quantity.Fineness;
import org.capaz.ledger.quantity.Material;

/** A fineness that its material does not have: 905 is 9.05 ‰, because the ledger counts hundredths. */
final class FinenessWarnings {
    /** Hundredths of a per mille in a basis point of pure gold. */
    private static final long IN_A_BASIS_POINT = 10;

    /** Below 10 ‰ is ore; a metal so poor was read in per mille and written without its decimals. */
    private static final long HARDLY_ANY_GOLD = 1_000;

    private FinenessWarnings() {}

    /** The plausible range of a material, in hundredths of a per mille. */
    private record Range(long least, long most) {
        boolean has(long fineness) {
            return fineness >= least && fineness <= most;
        }
    }

    static Stream<Warning> of(Stated stated) {
        return stated.named("fineness")
                .flatMap(member -> member.number().stream()
                        .flatMap(fineness -> warned(fineness, material(member, stated), stated).stream())
                        .map(sentence -> new Warning(member.path(), sentence)));
    }

    private static Optional<Sentence> warned(long fineness, Optional<Material> material, Stated stated) {
        Optional<Range> range = material.flatMap(known -> range(known, stated));
        if (range.filter(plausible -> plausible.has(fineness)).isPresent()) {
            return Optional.empty();
        }
        for (long factor = 10; factor <= 100; factor *= 10) {
            long meant = fineness * factor;
            boolean fits = range.map(plausible -> plausible.has(meant))
                    .orElse(fineness > 0 && fineness <= HARDLY_ANY_GOLD && meant > HARDLY_ANY_GOLD * 30);
            if (fits && meant <= Fineness.PURE) {
                return Optional.of(WarningMessage.WARNING_FINENESS_NEEDS_NOUGHTS
                        .with("fineness", perMille(fineness))
                        .and("meant", perMille(meant))
                        .and("number", Argument.id(Long.toString(meant))));
            }
        }
        return range.map(plausible -> WarningMessage.WARNING_FINENESS_UNUSUAL
                .with("fineness", perMille(fineness))
                .and("material", Argument.code(material.orElseThrow()))
                .and("least", perMille(plausible.least()))
                .and("most", perMille(plausible.most())));
    }

    private static Argument perMille(long fineness) {
        return new Argument.Decimal(fineness, 2);
    }

    /** Of what comes out, as stated beside the assay; of what is there already, as the ledger has it. */
    private static Optional<Material> material(Member member, Stated stated) {
        if (stated.is(StatementKind.REFINE_LOTS)) {
            return Optional.of(Material.REFINED);
        }
        return member.beside("material")
                .flatMap(text -> Stated.parsed(text, Codes.of(Material.class)))
                .or(() -> member.beside("lot").flatMap(stated::lot).map(Lot.Facts::material));
    }

    private static Optional<Range> range(Material material, Stated stated) {
        LotLimits.Range limits = LotLimits.plausible(material);
        return stated.values()
                .find(limits.least())
                .flatMap(from -> stated.values()
                        .find(limits.most())
                        .map(to -> new Range(from * IN_A_BASIS_POINT, to * IN_A_BASIS_POINT)));
    }
}
