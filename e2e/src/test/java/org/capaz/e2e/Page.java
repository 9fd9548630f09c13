// SPDX-License-Identifier: Apache-2.0
package org.capaz.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;

/** A page of the documentation as somebody follows it: what to type, and what is then to be seen. */
record Page(List<Block> blocks) {

    /** A fenced block; what follows a block of commands without a language shows lines of its output. */
    record Block(String language, List<String> lines) {
        boolean isCommands() {
            return language.equals("sh") || lines.stream().allMatch(line -> line.startsWith("./capaz "));
        }

        String text() {
            return String.join("\n", lines) + "\n";
        }
    }

    static Page read(String path) {
        try {
            return of(Files.readAllLines(World.ROOT.resolve(path)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Page of(List<String> lines) {
        List<Block> blocks = new ArrayList<>();
        List<String> open = null;
        String language = "";
        for (String line : lines) {
            if (!line.startsWith("```")) {
                if (open != null) {
                    open.add(line);
                }
            } else if (open == null) {
                language = line.substring(3);
                open = new ArrayList<>();
            } else {
                blocks.add(new Block(language, List.copyOf(open)));
                open = null;
            }
        }
        return new Page(List.copyOf(blocks));
    }

    List<Block> commands() {
        return blocks.stream().filter(Block::isCommands).toList();
    }

    /** The lines of output shown after the block at that place. */
    List<String> shownAfter(int block) {
        boolean output = block + 1 < blocks.size()
                && blocks.get(block + 1).language().isEmpty()
                && !blocks.get(block + 1).isCommands();
        return output
                ? blocks.get(block + 1).lines().stream()
                        .filter(line -> !line.equals("[…]") && !line.isBlank())
                        .toList()
                : List.of();
    }
}
