// SPDX-License-Identifier: Apache-2.0
package org.capaz.network.machine;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.api.Dump;
import org.snakeyaml.engine.v2.api.DumpSettings;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.nodes.Tag;
import org.snakeyaml.engine.v2.representer.StandardRepresenter;

/** Reads YAML and JSON into maps, writes maps as YAML, and merges one map into another. */
public final class Yaml {

    private Yaml() {}

    @SuppressWarnings("unchecked") // the top of every document here is a map
    public static Map<String, Object> read(String text) {
        return (Map<String, Object>) new Load(LoadSettings.builder().build()).loadFromString(text);
    }

    /** JSON is YAML except for tabs as indentation. Replacing all tabs is safe: JSON strings can only hold them escaped. */
    public static Map<String, Object> readJson(String text) {
        return read(text.replace('\t', ' '));
    }

    public static String write(Map<String, Object> document) {
        DumpSettings settings = DumpSettings.builder()
                .setDefaultFlowStyle(FlowStyle.BLOCK)
                .setWidth(200)
                .build();
        return new Dump(settings, new ForGo(settings)).dumpToString(document);
    }

    /**
     * The stock settings changed by ours: maps are merged key by key, any other value is replaced. New keys follow in
     * alphabetical order, so that the same settings are the same text and a running node is not restarted.
     */
    @SuppressWarnings("unchecked") // a map read by this class has string keys
    public static Map<String, Object> overlay(Map<String, Object> stock, Map<String, Object> ours) {
        Map<String, Object> merged = new LinkedHashMap<>(stock);
        new TreeMap<>(ours)
                .forEach((key, value) -> merged.merge(
                        key,
                        value == null ? "" : value,
                        (old, now) -> old instanceof Map<?, ?> && now instanceof Map<?, ?>
                                ? overlay((Map<String, Object>) old, (Map<String, Object>) now)
                                : now));
        return merged;
    }

    /**
     * Quotes each string that a YAML 1.1 reader could take for a number, a boolean or null: Fabric's reader follows 1.1,
     * where {@code on} is true, while the library used here follows 1.2.
     */
    private static final class ForGo extends StandardRepresenter {

        private static final Pattern AMBIGUOUS = Pattern.compile(
                "|~|y|n|yes|no|on|off|true|false|null|[-+.]?[0-9].*|[-+]?\\.(inf|nan)", Pattern.CASE_INSENSITIVE);

        private static ScalarStyle style(String text) {
            if (text.contains("\n")) return ScalarStyle.LITERAL;
            return AMBIGUOUS.matcher(text).matches() ? ScalarStyle.DOUBLE_QUOTED : ScalarStyle.PLAIN;
        }

        ForGo(DumpSettings settings) {
            super(settings);
            representers.put(String.class, text -> representScalar(Tag.STR, (String) text, style((String) text)));
        }
    }
}
