// SPDX-License-Identifier: Apache-2.0
package org.capaz.network.channel;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.CRC32;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.capaz.ledger.identity.Digest;
import org.capaz.network.programs.InstalledJars;

/**
 * The chaincode package that every member installs. It holds the digests of the chaincode's jars and nothing else:
 * address and TLS keys of a chaincode process differ from member to member and reach the peer through our external
 * builder. So the package and its id are the same for every member that runs the same jars.
 *
 * <p>Decision 013.
 *
 * @param label as Fabric shows it, ends in a digest of the jars
 * @param bytes the gzipped tar archive
 */
public record ChaincodePackage(String label, byte[] bytes) {

    static final String CODE_TYPE = "capaz-service";

    /** The package for these jars; equal for equal jars on every machine. */
    public static ChaincodePackage of(String chaincode, InstalledJars jars) {
        String label = chaincode + "_" + jars.digest().substring(0, 16);
        byte[] code = archive(Map.of("software.sha256", jars.listing().getBytes(StandardCharsets.UTF_8)));
        String metadata = "{\"label\":\"" + label + "\",\"path\":\"\",\"type\":\"" + CODE_TYPE + "\"}";
        byte[] whole = archive(Map.of("code.tar.gz", code, "metadata.json", metadata.getBytes(StandardCharsets.UTF_8)));
        return new ChaincodePackage(label, whole);
    }

    /** The package id by which peers name it: label and SHA-256 of the bytes. */
    public String id() {
        return label + ":" + Digest.hex(bytes);
    }

    private static byte[] archive(Map<String, byte[]> files) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (TarArchiveOutputStream tar = new TarArchiveOutputStream(bytes, StandardCharsets.US_ASCII.name())) {
            for (Map.Entry<String, byte[]> file : new TreeMap<>(files).entrySet()) {
                TarArchiveEntry entry = new TarArchiveEntry(file.getKey());
                entry.setSize(file.getValue().length);
                entry.setMode(0100644);
                entry.setModTime(0);
                entry.setIds(0, 0);
                entry.setNames("", "");
                tar.putArchiveEntry(entry);
                tar.write(file.getValue());
                tar.closeArchiveEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return gzip(bytes.toByteArray());
    }

    // Compressors may differ between machines in their output, and with it the package id would. Stored blocks are the
    // same everywhere.
    private static byte[] gzip(byte[] content) {
        int largest = 0xFFFF;
        int blocks = Math.max(1, (content.length + largest - 1) / largest);
        ByteBuffer out =
                ByteBuffer.allocate(10 + blocks * 5 + content.length + 8).order(ByteOrder.LITTLE_ENDIAN);
        out.put(new byte[] {0x1f, (byte) 0x8b, 8, 0, 0, 0, 0, 0, 0, (byte) 0xff});
        for (int block = 0; block < blocks; block++) {
            int from = block * largest;
            int length = Math.min(largest, content.length - from);
            out.put((byte) (block == blocks - 1 ? 1 : 0));
            out.putShort((short) length).putShort((short) ~length);
            out.put(content, from, length);
        }
        CRC32 checksum = new CRC32();
        checksum.update(content);
        return out.putInt((int) checksum.getValue()).putInt(content.length).array();
    }
}
