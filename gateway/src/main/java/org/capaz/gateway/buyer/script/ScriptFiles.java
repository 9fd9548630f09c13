// SPDX-License-Identifier: Apache-2.0
package org.capaz.gateway.buyer.script;

import io.micronaut.core.io.ResourceResolver;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import org.capaz.ledger.json.CanonicalJson;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.message.Language;
import org.capaz.ledger.message.MessageKey;
import org.capaz.ledger.message.Messages;
import org.capaz.verifier.verdict.VerdictMessage;

/**
 * What a browser needs to judge a label by itself: the verifier and the page's script in one file, the service worker, and
 * the sentences of each language; and what leads from each script back to its sources.
 *
 * <p>Decisions 147 and 252.
 */
@Singleton
public final class ScriptFiles {
    private static final String OWN = "org/capaz/gateway/js/";
    private static final String VERIFIER = "org/capaz/verifier/js/";
    private static final Map<String, String> PACKAGES =
            Map.of("capaz-verifier", VERIFIER + "labels.js", "capaz-labels", "org/capaz/labels/js/read-codes.js");

    private final ResourceResolver resources;
    private final Script page;
    private final Script front;
    private final Script decoder;
    private final Script worker;
    private final Map<Language, byte[]> words = new EnumMap<>(Language.class);

    /**
     * A script as browsers get it.
     *
     * @param text the script
     * @param map its source map, with the sources, which only those load who look at the script with a browser's tools
     */
    public record Script(String text, String map) {}

    public ScriptFiles(ResourceResolver resources) {
        this.resources = resources;
        page = script("page.js");
        front = script("front.js");
        decoder = script("qr-worker.js");
        worker = script("worker.js");
        for (Language language : Language.values()) {
            words.put(language, CanonicalJson.bytes(words(page.text(), language)));
        }
    }

    public Script page() {
        return page;
    }

    public Script front() {
        return front;
    }

    /** Reads the codes of pictures; loaded only where a browser has no reader of its own, or that finds nothing. */
    public Script decoder() {
        return decoder;
    }

    public Script worker() {
        return worker;
    }

    /** The sentences by key, as JSON. */
    public byte[] words(Language language) {
        return words.getOrDefault(language, new byte[0]).clone();
    }

    private Script script(String entry) {
        ScriptText script = ScriptBundle.of(OWN + entry, PACKAGES, this::source);
        return new Script(script.toString(), script.sourceMap());
    }

    private String source(String path) {
        try (InputStream in = resources.getResourceAsStream("classpath:" + path).orElseThrow()) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Exactly the sentences that the script may say: those it names, and those whose names it puts together. */
    private static Json.Obj words(String script, Language language) {
        Messages messages = Messages.in(language);
        Json.Obj words = Json.object();
        for (String key : messages.keys()) {
            if (script.contains("'" + key + "'") || isPutTogether(key, script)) {
                MessageKey named = () -> key;
                words = words.with(key, messages.text(named));
            }
        }
        return words;
    }

    /** Of the checks and codes, those that this script makes: it has no bundle to judge. */
    private static boolean isPutTogether(String key, String script) {
        String[] parts = key.split("_", 2);
        return Arrays.stream(VerdictMessage.values())
                        .anyMatch(message -> message.name().equals(key))
                && switch (parts[0]) {
                    case "CONCLUSION", "RESULT", "LIMIT" -> true;
                    case "STEP", "CODE" -> script.contains("'" + parts[1].replace('_', '-') + "'");
                    default -> false;
                };
    }
}
