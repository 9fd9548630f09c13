package org.capaz.demo.submit;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.capaz.demo.statement.Entry;

/**
 * Orders statements so that independent members need not wait for each other: a wave holds, for each member, what may
 * be stated once all earlier waves stand on the ledger. Within a wave a member states its part in the order of the case.
 */
final class Waves {
    private Waves() {}

    static List<Map<String, List<Entry>>> of(List<Entry> entries) {
        int[] waveOf = new int[entries.size()];
        var waves = new ArrayList<Map<String, List<Entry>>>();
        for (int i = 0; i < entries.size(); i++) {
            Entry entry = entries.get(i);
            for (int earlier = 0; earlier < i; earlier++) {
                Entry before = entries.get(earlier);
                if (entry.follows(before)) {
                    boolean sameMember = before.member().equals(entry.member());
                    waveOf[i] = Math.max(waveOf[i], waveOf[earlier] + (sameMember ? 0 : 1));
                }
            }
            while (waves.size() <= waveOf[i]) {
                waves.add(new LinkedHashMap<>());
            }
            waves.get(waveOf[i])
                    .computeIfAbsent(entry.member(), member -> new ArrayList<>())
                    .add(entry);
        }
        return waves;
    }
}
