package org.capaz.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Both languages of a page say the same commands, and nothing lies about at the front door. */
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

    /** A newcomer finds the rooms and nothing else; whatever is to stay has a room. */
    @Test
    void at_the_front_door_stand_the_rooms_and_no_stray_file() throws IOException {
        try (Stream<Path> front = Files.list(World.ROOT)) {
            assertThat(front.filter(Files::isRegularFile)
                            .map(file -> file.getFileName().toString())
                            .filter(name -> !name.equals(".git")))
                    .containsExactlyInAnyOrder(
                            ".gitignore", "LICENSE", "README.es.md", "README.md", "capaz", "pom.xml");
        }
    }

    private static List<String> texts(List<Page.Block> blocks) {
        return blocks.stream().map(Page.Block::text).toList();
    }
}
