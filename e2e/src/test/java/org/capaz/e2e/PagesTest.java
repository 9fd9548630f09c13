// SPDX-License-Identifier: Apache-2.0
package org.capaz.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Both languages of a page show the same commands, links and numbers lead somewhere, and the root holds no stray files. */
class PagesTest {
    /** A person reads these pages on a screen; a wider row is not read. */
    private static final int WIDEST = 200;

    /** Within a line; what stands in it is no link. */
    private static final Pattern CODE = Pattern.compile("`[^`\\n]*`");

    private static final Pattern LINK = Pattern.compile("]\\(([^)\\s]+)\\)");
    private static final Pattern DECISION = Pattern.compile("(?i)\\bdecision (\\d{3})\\b");

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

    /** Whatever else is to stay belongs into a module or into docs. */
    @Test
    void the_root_holds_no_stray_files() throws IOException {
        try (Stream<Path> files = Files.list(World.ROOT)) {
            assertThat(files.filter(Files::isRegularFile)
                            .map(file -> file.getFileName().toString())
                            .filter(name -> !name.equals(".git")))
                    .containsExactlyInAnyOrder(
                            ".editorconfig",
                            ".gitattributes",
                            ".gitignore",
                            "CHANGELOG.md",
                            "CONTRIBUTING.md",
                            "LICENSE",
                            "README.es.md",
                            "README.md",
                            "SECURITY.md",
                            "capaz",
                            "pom.xml");
        }
    }

    @Test
    void every_link_of_a_page_leads_somewhere() throws IOException {
        var broken = new ArrayList<String>();
        for (Path page : pages()) {
            Matcher link = LINK.matcher(CODE.matcher(Files.readString(page)).replaceAll("code"));
            while (link.find()) {
                String target = link.group(1);
                if (!target.matches("[a-z]+:.*|#.*")
                        && !Files.exists(page.resolveSibling(target.replaceAll("#.*", "")))) {
                    broken.add(World.ROOT.relativize(page) + " -> " + target);
                }
            }
        }
        assertThat(broken).isEmpty();
    }

    @Test
    void every_decision_stands_in_the_index_with_its_title_and_status() throws IOException {
        Path folder = World.ROOT.resolve("docs/decisions");
        String index = Files.readString(folder.resolve("README.md"));
        for (Path page : pages(folder)) {
            String name = page.getFileName().toString();
            if (!name.equals("README.md")) {
                String number = name.substring(0, 3);
                String text = Files.readString(page);
                String title = text.lines().findFirst().orElseThrow().substring(2 + number.length() + 1);
                assertThat(text)
                        .as(name)
                        .startsWith("# " + number + " ")
                        .containsPattern("(?m)^\\*(Accepted|Superseded by )");
                assertThat(index).contains("- " + number + " [" + title + "](" + name + "), ");
            }
        }
    }

    @Test
    void what_code_and_pages_cite_as_a_decision_is_one() throws IOException {
        Set<String> decisions = pages(World.ROOT.resolve("docs/decisions")).stream()
                .map(page -> page.getFileName().toString().substring(0, 3))
                .collect(Collectors.toSet());
        for (Path file : sources()) {
            Matcher cited = DECISION.matcher(Files.readString(file));
            while (cited.find()) {
                assertThat(decisions).as("%s", World.ROOT.relativize(file)).contains(cited.group(1));
            }
        }
    }

    @Test
    void no_row_of_a_reference_page_is_wider_than_a_screen() throws IOException {
        for (Path page : pages(World.ROOT.resolve("docs/reference"))) {
            assertThat(Files.readAllLines(page).stream().filter(line -> line.startsWith("|")))
                    .as(page.getFileName().toString())
                    .allMatch(row -> row.length() <= WIDEST);
        }
    }

    private static List<Path> pages() throws IOException {
        return files(World.ROOT, ".md");
    }

    private static List<Path> pages(Path folder) throws IOException {
        return files(folder, ".md");
    }

    private static List<Path> sources() throws IOException {
        return Stream.concat(files(World.ROOT, ".java").stream(), pages().stream())
                .toList();
    }

    /** Without what a build or a running network has made. */
    private static List<Path> files(Path folder, String ending) throws IOException {
        List<Path> found = new ArrayList<>();
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path entered, BasicFileAttributes attributes) {
                return Set.of("target", ".git", ".capaz")
                                .contains(entered.getFileName().toString())
                        ? FileVisitResult.SKIP_SUBTREE
                        : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                if (file.toString().endsWith(ending)) {
                    found.add(file);
                }
                return FileVisitResult.CONTINUE;
            }
        });
        found.sort(null);
        return found;
    }

    private static List<String> texts(List<Page.Block> blocks) {
        return blocks.stream().map(Page.Block::text).toList();
    }
}
