// SPDX-License-Identifier: Apache-2.0
package org.capaz.network.channel;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/**
 * For how long an orderer signed blocks with one certificate. Blocks from before stay as they were signed, so whoever judges
 * them must know the former certificates too.
 *
 * @param orderer with that certificate
 * @param from the first block that it could sign; empty if it was among the first orderers
 * @param until the last block that it could sign; empty while the channel names it
 */
public record OrdererTerm(Consenter orderer, OptionalLong from, OptionalLong until) {

    private record Key(int id, String mspId, String identity) {}

    /**
     * The terms in the order of the orderers' numbers, former ones first.
     *
     * @param configurations all that the channel has had, the first one first; the block of each was signed by the orderers
     *     of the one before
     */
    static List<OrdererTerm> of(List<Configuration> configurations) {
        Map<Key, OrdererTerm> terms = new LinkedHashMap<>();
        List<OrdererTerm> all = new ArrayList<>();
        for (Configuration configuration : configurations) {
            long block = configuration.block();
            OptionalLong from = block == 0 ? OptionalLong.empty() : OptionalLong.of(block + 1);
            Map<Key, OrdererTerm> named = new LinkedHashMap<>();
            for (Consenter one : configuration.consenters()) {
                named.put(
                        new Key(one.id(), one.mspId(), one.identity()),
                        new OrdererTerm(one, from, OptionalLong.empty()));
            }
            terms.forEach((key, ended) -> {
                if (named.containsKey(key)) return;
                all.add(new OrdererTerm(ended.orderer, ended.from, OptionalLong.of(block)));
            });
            terms.keySet().retainAll(named.keySet());
            named.forEach(terms::putIfAbsent);
        }
        all.addAll(terms.values());
        all.sort(Comparator.<OrdererTerm>comparingInt(term -> term.orderer.id())
                .thenComparingLong(term -> term.from.orElse(0)));
        return List.copyOf(all);
    }
}
