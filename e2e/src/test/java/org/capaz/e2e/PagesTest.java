package org.capaz.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Both languages of a page say the same commands. */
class PagesTest {

    @Test
    void the_Spanish_readme_shows_the_commands_and_the_output_of_the_English_one() {
        List<String> english = texts(Page.read("README.md").blocks());
        List<String> spanish = texts(Page.read("README.es.md").blocks());

        assertThat(spanish.stream().map(text -> text.replace(" --lang es", ""))).isEqualTo(english);
    }

    @Test
    void the_Spanish_half_of_the_how_to_has_the_commands_of_the_English_one() {
        List<String> all = texts(Page.read("docs/how-to/answer-a-premium.md").blocks());

        assertThat(all.subList(all.size() / 2, all.size())).isEqualTo(all.subList(0, all.size() / 2));
    }

    private static List<String> texts(List<Page.Block> blocks) {
        return blocks.stream().map(Page.Block::text).toList();
    }
}
