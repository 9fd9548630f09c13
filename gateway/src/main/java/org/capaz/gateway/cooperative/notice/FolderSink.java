// SPDX-License-Identifier: Apache-2.0
package org.capaz.gateway.cooperative.notice;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Locale;
import java.util.UUID;

/** Writes notices as files, each whole at once, for a demonstration or for another program that sends them. */
record FolderSink(Path folder, NoticeWay way) implements NoticeSink {
    @Override
    public void send(String to, Notice notice) throws IOException {
        Files.createDirectories(folder);
        String name = way.name().toLowerCase(Locale.ROOT) + "-" + UUID.randomUUID();
        Path beside = folder.resolve(name + ".part");
        Files.writeString(beside, "To: " + to + "\nSubject: " + notice.subject() + "\n\n" + notice.text() + "\n");
        Files.move(beside, folder.resolve(name + ".txt"), StandardCopyOption.ATOMIC_MOVE);
    }
}
