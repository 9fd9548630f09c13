package org.capaz.ledger.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MessagesTest {
    private static final List<String> JAVAS_OWN = List.of("integer overflow", "long overflow");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "lot LA is on hold H-1|el lote LA está retenido: H-1",
                "lot LB became [LE]|el lote LB pasó a ser [LE]",
                "body.date: missing, expected a string|body.date: falta, se esperaba un texto",
                "body.lot: lot id must be 1 to 32 characters of [A-Z0-9-]|body.lot: identificador de lote: de 1 a 32 caracteres de [A-Z0-9-]",
                "lot LE cannot have a certificate: it is not sealed; producer AMP-01 is SUSPENDED|el lote LE no puede tener constancia: no tiene precinto; el productor AMP-01 está SUSPENDED",
                "The ledger refuses premium.confirm by rule I40: premium.confirm needs two different officers of AMP-01|El registro rechaza premium.confirm por la regla I40: premium.confirm necesita dos personas firmantes de AMP-01",
                "the settlement of lot LE has not begun; it must be PROVISIONAL|la liquidación del lote LE no ha comenzado; debe estar en PROVISIONAL",
                "lot LE must be both held and on hold; only then is it returned this way|el lote LE debe estar en custodia y retenido; solo así se devuelve de este modo",
                "lots.csv: is missing; it holds lots|lots.csv: falta; contiene lots",
                "there is no lot LX (statements[3])|no existe el lote LX (declaración 3 del grupo, contando desde 0)",
                "payment P-1 is for AMP-01; a payer cannot confirm its own payment|el pago P-1 es para AMP-01; quien paga no puede confirmar su propio pago"
            })
    void an_answer_is_told_in_Spanish_with_its_ids_and_numbers_unchanged(String english, String spanish) {
        assertThat(Messages.spanish(english)).contains(spanish);
    }

    /** However a sentence ends, what is put around it is told as such. */
    @Test
    void every_sentence_is_told_of_a_statement_of_a_batch_too() {
        List<Template> sentences = Messages.templates().stream()
                .filter(template -> !template.english().contains("(statements["))
                .toList();
        for (Template template : sentences) {
            String sentence = template.english()
                    .replaceAll("\\{[a-z][A-Za-z]*\\*}", "it is not sealed")
                    .replaceAll("\\{[a-z][A-Za-z]*}", "X-1");
            String alone = Messages.spanish(sentence).orElseThrow();

            assertThat(Messages.spanish(sentence + " (statements[2])"))
                    .as(sentence)
                    .contains(alone + " (declaración 2 del grupo, contando desde 0)");
        }
    }

    @Test
    void what_the_file_does_not_know_is_not_guessed() {
        assertThat(Messages.spanish("the moon is full")).isEmpty();
        assertThat(Messages.spanish("lot LA sings")).isEmpty();
    }

    @Test
    void a_hostile_text_of_many_parts_is_let_go_at_once() {
        assertThat(Messages.spanish("a: ".repeat(1_300))).isEmpty();
        assertThat(Messages.spanish("it is flagged; ".repeat(250))).isEmpty();
        assertThat(Messages.spanish("body.x: missing" + " ".repeat(70_000))).isEmpty();
    }

    @Test
    void both_languages_carry_the_same_slots() {
        assertThatThrownBy(() -> new Template("lot {lot} is void", "el lote está anulado"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("slots differ");
    }

    @Test
    void no_sentence_stands_twice() {
        assertThat(Messages.templates().stream().map(Template::english)).doesNotHaveDuplicates();
    }

    @Test
    void Spanish_never_certifies() {
        assertThat(Messages.templates().stream().map(Template::spanish))
                .noneMatch(text -> text.replaceAll("\\{[^}]*}", "").contains("certificad"));
    }

    /** An assay is an ensayo, the ledger the registro, a flag an alerta, a hash a hash: a second word reads as a second thing. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "ledger-model/src/main/resources/org/capaz/ledger/message/messages.tsv",
                "cli/src/main/resources/org/capaz/cli/sign/words_es.properties",
                "gateway/src/main/java/org/capaz/gateway/buyer/PageWriter.java",
                "gateway/src/main/java/org/capaz/gateway/buyer/PremiumSection.java",
                "gateway/src/main/java/org/capaz/gateway/buyer/Words.java",
                "verifier/src/main/java/org/capaz/verifier/verdict/Report.java",
                "docs/how-to/answer-a-premium.md",
                "docs/how-to/pseudonyms.md",
                "README.es.md"
            })
    void Spanish_has_one_word_for_one_thing(String file) throws IOException {
        assertThat(Files.readString(Path.of("..").resolve(file)))
                .doesNotContainPattern("(?i)ensaye|\\blibro|habilit|\\bseñal|lo marcado|se marca\\b|huella|desaparici"
                        + "|desaparecid|(la|cada|dos) firmantes?\\b|registro vigente|anunciado, no confirmado");
    }

    /** A sentence that no code words any more is taken out of the file. */
    @Test
    void every_sentence_is_one_that_some_program_makes() throws IOException {
        List<String> sources = sources();
        var dead = new TreeSet<String>();
        for (Template template : Messages.templates()) {
            List<String> words =
                    template.words().stream().filter(word -> !word.isBlank()).toList();
            if (!JAVAS_OWN.contains(template.english())
                    && sources.stream().noneMatch(source -> words.stream().allMatch(source::contains))) {
                dead.add(template.english());
            }
        }
        assertThat(dead).isEmpty();
    }

    /** The sources of every room, each as the text it would be with its string pieces joined. */
    private static List<String> sources() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of(".."), 12)) {
            return files.filter(file ->
                            file.toString().endsWith(".java") && file.toString().contains("/src/main/"))
                    .map(MessagesTest::joined)
                    .collect(Collectors.toList());
        }
    }

    private static String joined(Path file) {
        try {
            return Files.readString(file).replaceAll("\"\\s*\\+\\s*\"", "").replace("\\\"", "\"");
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
