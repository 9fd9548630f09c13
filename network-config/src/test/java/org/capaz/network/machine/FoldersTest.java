// SPDX-License-Identifier: Apache-2.0
package org.capaz.network.machine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FoldersTest {

    @TempDir
    private Path folder;

    @Test
    void a_folder_whose_making_failed_is_not_there_and_the_next_attempt_begins_anew() throws IOException {
        Path keys = folder.resolve("keys");
        assertThatThrownBy(() -> Folders.once(keys, part -> {
                    Files.writeString(part.resolve("half"), "");
                    throw new IOException("killed");
                }))
                .isInstanceOf(UncheckedIOException.class);
        assertThat(keys).doesNotExist();
        Path ofAKilledProcess = Files.createDirectories(folder.resolve("keys.1.part"));

        Folders.once(keys, part -> Files.writeString(part.resolve("whole"), ""));

        assertThat(keys).isDirectoryContaining(file -> file.endsWith("whole"));
        assertThat(keys.resolve("half")).doesNotExist();
        assertThat(ofAKilledProcess).doesNotExist();
    }

    @Test
    void a_folder_that_is_there_is_not_made_again() {
        Path keys = folder.resolve("keys");
        Folders.once(keys, part -> Files.writeString(part.resolve("key"), "first"));
        Folders.once(keys, part -> Files.writeString(part.resolve("key"), "second"));

        assertThat(keys.resolve("key")).hasContent("first");
    }

    @Test
    void a_replaced_folder_holds_the_new_content_alone_and_a_failed_replacement_the_old() throws IOException {
        Path keys = folder.resolve("keys");
        Folders.once(keys, part -> Files.writeString(part.resolve("first"), ""));
        assertThatThrownBy(() -> Folders.replace(keys, part -> {
                    Files.writeString(part.resolve("half"), "");
                    throw new IOException("killed");
                }))
                .isInstanceOf(UncheckedIOException.class);
        assertThat(keys).isDirectoryContaining(file -> file.endsWith("first"));

        Folders.replace(keys, part -> Files.writeString(part.resolve("second"), ""));

        assertThat(keys.resolve("first")).doesNotExist();
        assertThat(FileMode.of(keys.resolve("second"))).isEqualTo("rw-------");
        assertThat(folder).isDirectoryNotContaining(left -> left.toString().contains("keys."));
    }

    @Test
    void a_replacement_that_was_killed_between_its_renames_is_completed_and_one_killed_before_them_forgotten()
            throws IOException {
        Path keys = folder.resolve("keys");
        Path next = Files.createDirectories(folder.resolve("keys.next"));
        Files.writeString(next.resolve("new"), "");
        Folders.finishReplacing(keys);
        assertThat(keys.resolve("new")).exists();
        assertThat(next).doesNotExist();

        Files.createDirectories(next);
        Folders.finishReplacing(keys);

        assertThat(keys.resolve("new")).exists();
        assertThat(next).doesNotExist();
    }

    @Test
    void a_secret_is_its_owners_alone_even_where_an_open_file_was() throws IOException {
        Path file = folder.resolve("password");
        Folders.write(file, new byte[] {1});
        assertThat(FileMode.of(file)).isEqualTo("rw-r--r--");

        Folders.writeSecret(file, new byte[] {2});

        assertThat(FileMode.of(file)).isEqualTo("rw-------");
    }

    @Test
    void deleting_a_link_leaves_what_it_points_at() throws IOException {
        Path outside = Files.createDirectories(folder.resolve("outside"));
        Files.writeString(outside.resolve("kept"), "");
        Path inside = Files.createDirectories(folder.resolve("inside"));
        Files.createSymbolicLink(inside.resolve("link"), outside);

        Folders.delete(inside);

        assertThat(inside).doesNotExist();
        assertThat(outside.resolve("kept")).exists();
    }
}
