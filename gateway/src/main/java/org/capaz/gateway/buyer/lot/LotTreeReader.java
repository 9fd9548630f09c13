// SPDX-License-Identifier: Apache-2.0
package org.capaz.gateway.buyer.lot;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.capaz.gateway.buyer.lot.LotHistory.LotTree;
import org.capaz.gateway.buyer.lot.LotHistory.Node;
import org.capaz.gateway.buyer.lot.LotHistory.Work;
import org.capaz.gateway.projection.ProjectedLedgerState;
import org.capaz.ledger.identity.Codes;
import org.capaz.ledger.identity.LotId;
import org.capaz.ledger.json.Fields;
import org.capaz.ledger.quantity.Material;
import org.capaz.ledger.record.Family;
import org.capaz.ledger.record.LedgerKeys;

/** Reads the lots that a lot was made from, as far as a drawing of them can be read on a phone. */
public final class LotTreeReader {
    /** A drawing for a person: more lots than this are only counted. */
    private static final int MOST_DRAWN = 40;

    private final ProjectedLedgerState ledger;
    private final List<Node> nodes = new ArrayList<>();
    private final Set<LotId> drawn = new HashSet<>();

    private LotTreeReader(ProjectedLedgerState ledger) {
        this.ledger = ledger;
    }

    public static LotTree read(LotId lot, ProjectedLedgerState ledger) {
        var reader = new LotTreeReader(ledger);
        reader.draw(lot, 0);
        int all = PurchaseReader.withAncestors(lot, ledger).size();
        return new LotTree(List.copyOf(reader.nodes), Math.max(0, all - reader.drawn.size()));
    }

    private Optional<Work> work(LotId lot) {
        return ledger.referring(Family.TRANSFORMATION, "lot", lot.value()).stream()
                .map(step -> Fields.of(step.object()))
                .filter(step -> step.texts("outputs", LotId::new).contains(lot))
                .map(step -> new Work(
                        step.integer("grossInMg"),
                        step.integer("grossOutMg"),
                        step.integer("fineInMg"),
                        step.integer("fineOutMg")))
                .findFirst();
    }

    /** Never deeper than there are lines left, so that a long chain of operations cannot exhaust the stack. */
    private void draw(LotId lot, int depth) {
        Optional<Fields> found = ledger.find(LedgerKeys.lot(lot));
        if (found.isEmpty() || nodes.size() == MOST_DRAWN) {
            return;
        }
        Fields record = found.get();
        List<LotId> parents = record.texts("parents", LotId::new);
        boolean first = drawn.add(lot);
        Optional<Long> fine = record.optionalInteger("fineMg");
        nodes.add(new Node(
                lot.value(),
                depth,
                fine.orElseGet(() -> record.integer("grossMg")),
                fine.isPresent(),
                record.parsed("material", Codes.of(Material.class)),
                !first,
                parents.stream().map(LotId::value).toList(),
                parents.isEmpty() ? Optional.empty() : work(lot)));
        if (first) {
            parents.forEach(parent -> draw(parent, depth + 1));
        }
    }
}
