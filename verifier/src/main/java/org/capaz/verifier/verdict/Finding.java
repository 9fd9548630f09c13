package org.capaz.verifier.verdict;

/**
 * What one check that passed hands on to the next.
 *
 * @param <T> the type of what was found
 * @param value what was found; the checks after it take it as their argument, so that nothing is looked up twice
 * @param evidence what was seen, for the report
 */
public record Finding<T>(T value, BilingualText evidence) {
    /**
     * A finding whose evidence is a sentence with values in it.
     *
     * @param <T> the type of what was found
     * @param value what was found
     * @param en a format string of {@link java.util.Formatter} in English
     * @param es the same in Spanish, with the same conversions in the same order
     * @param values what the conversions show
     * @return the finding
     */
    public static <T> Finding<T> of(T value, String en, String es, Object... values) {
        return new Finding<>(value, BilingualText.of(en, es, values));
    }
}
