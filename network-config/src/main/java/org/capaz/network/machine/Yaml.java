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

/** Reads and writes YAML (and so JSON) as plain maps, and lays one map over another. */
public final class Yaml {

    private Yaml() {}

    @SuppressWarnings("unchecked") // every document of this room is a map at its top
    public static Map<String, Object> read(String text) {
        return (Map<String, Object>) new Load(LoadSettings.builder().build()).loadFromString(text);
    }

    /** JSON is YAML but for the tabs it may be indented by; inside of its strings none can stand. */
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

    /** The stock settings with ours laid over them: maps are merged member by member, anything else is replaced; what is new follows by name. */
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

    /** Fabric's reader follows YAML 1.1, where more words than in 1.2 are no strings: whatever could be taken for something else is quoted. */
    private static final class ForGo extends StandardRepresenter {

        private static final Pattern AMBIGUOUS = Pattern.compile(
                "|~|y|n|yes|no|on|off|true|false|null|[-+.]?[0-9].*|[-+]?\\.(inf|nan)", Pattern.CASE_INSENSITIVE);

        ForGo(DumpSettings settings) {
            super(settings);
            representers.put(
                    String.class,
                    text -> representScalar(
                            Tag.STR,
                            (String) text,
                            AMBIGUOUS.matcher((String) text).matches()
                                    ? ScalarStyle.DOUBLE_QUOTED
                                    : ScalarStyle.PLAIN));
        }
    }
}
