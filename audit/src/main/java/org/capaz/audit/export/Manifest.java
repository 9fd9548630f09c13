// SPDX-License-Identifier: Apache-2.0
package org.capaz.audit.export;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.capaz.audit.message.AuditMessage;
import org.capaz.ledger.json.Fields;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.message.Argument;
import org.capaz.verifier.verdict.VerdictMessage;

/**
 * What an export holds: the same bytes for the same height at every member.
 *
 * @param channel the ledger
 * @param asOf the number of the last block
 * @param head SHA-256 of the last block's header, in hexadecimal
 * @param files the files of blocks, in order
 * @param families how many records each family has as of that block, by its name on the ledger
 */
public record Manifest(
        String channel, long asOf, String head, List<BlockFile> files, SortedMap<String, Long> families) {
    static final String FILE = "manifest.json";
    private static final String FORMAT = "gold-audit-export/1";

    /**
     * One file of blocks.
     *
     * @param name its path in the folder
     * @param blocks how many it holds
     * @param sha256 of its bytes, in hexadecimal
     */
    public record BlockFile(String name, long blocks, String sha256) {}

    public Manifest {
        files = List.copyOf(files);
        families = new TreeMap<>(families);
    }

    /**
     * Of the same export, as far as that block.
     *
     * @param lastHead SHA-256 of that block's header
     * @param records how many of each family there are as of it
     */
    public Manifest upTo(long last, String lastHead, SortedMap<String, Long> records) {
        return last == asOf ? this : new Manifest(channel, last, lastHead, files, records);
    }

    Json.Obj json() {
        return Json.object()
                .with("format", FORMAT)
                .with("channel", channel)
                .with("asOf", asOf)
                .with("head", head)
                .with(
                        "files",
                        files.stream()
                                .map(file -> Json.object()
                                        .with("name", file.name())
                                        .with("blocks", file.blocks())
                                        .with("sha256", file.sha256()))
                                .toList())
                .with(
                        "families",
                        families.entrySet().stream()
                                .map(family -> Json.object()
                                        .with("family", family.getKey())
                                        .with("records", family.getValue()))
                                .toList());
    }

    /** Throws {@code JsonException} where a member is missing, of another kind or not in its order. */
    static Manifest read(Json.Obj json) {
        Fields fields = Fields.of(json, FILE);
        if (!fields.text("format").equals(FORMAT)) {
            throw new ExportUnreadable(AuditMessage.EXPORT_FORMAT_UNKNOWN.with("format", Argument.id(FORMAT)));
        }
        List<BlockFile> files = fields.objects(
                "files", file -> new BlockFile(file.text("name"), file.integer("blocks"), file.text("sha256")));
        long asOf = fields.integer("asOf");
        if (!areThose(files, asOf)) {
            throw new ExportUnreadable(AuditMessage.EXPORT_FILES_WRONG.with("count", Argument.count(asOf + 1)));
        }
        var manifest = new Manifest(fields.text("channel"), asOf, fields.text("head"), files, families(fields));
        fields.end();
        return manifest;
    }

    /** Counted before they are named: the names of as many blocks as a number can say would fill the memory. */
    private static boolean areThose(List<BlockFile> files, long asOf) {
        if (asOf < 0 || files.size() != asOf / ExportFolder.BLOCKS_A_FILE + 1) {
            return false;
        }
        List<String> names = ExportFolder.names(asOf + 1);
        for (int i = 0; i < names.size(); i++) {
            if (!files.get(i).name().equals(names.get(i))
                    || files.get(i).blocks() != ExportFolder.blocksIn(i, asOf + 1)) {
                return false;
            }
        }
        return true;
    }

    private static SortedMap<String, Long> families(Fields fields) {
        SortedMap<String, Long> families = new TreeMap<>();
        List<String> names = fields.objects("families", family -> {
            String name = family.text("family");
            families.put(name, family.integer("records"));
            return name;
        });
        if (!names.equals(List.copyOf(families.keySet()))) {
            throw fields.unfit("families", VerdictMessage.ANCHOR_LIST_NOT_SORTED.with("list", Argument.id("families")));
        }
        return families;
    }
}
