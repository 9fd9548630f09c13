// SPDX-License-Identifier: Apache-2.0
package org.capaz.network.keys;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.capaz.network.machine.Folders;
import org.capaz.network.machine.Yaml;

/** The files of a holder's folder, as Fabric's programs read them: an MSP to sign with, and certificate and key for TLS. */
final class HolderFolder {

    private HolderFolder() {}

    /** The part of a holder's folder that says by whom its certificates are issued. */
    static void writeAuthorities(Path crypto, Path folder, Holder holder) throws IOException {
        Path tlsRoot = root(crypto, CertificateContent.Purpose.TLS);
        writeRoots(
                Files.readAllBytes(root(crypto, CertificateContent.Purpose.SIGNING)),
                Files.readAllBytes(tlsRoot),
                Files.createDirectories(folder.resolve("msp")));
        if (holder.connection() != Holder.Connection.NONE) {
            Files.copy(tlsRoot, Files.createDirectories(folder.resolve("tls")).resolve("ca.crt"));
        }
    }

    /** An MSP to sign as the holder, or a TLS certificate to be recognised by; without a key, which then lies in a token. */
    static void write(Path folder, CertificateContent content, byte[] certificate, Optional<byte[]> key)
            throws IOException {
        switch (content.purpose()) {
            case SIGNING -> {
                Path msp = folder.resolve("msp");
                Folders.writeSecret(
                        Files.createDirectories(msp.resolve("signcerts")).resolve("cert.pem"), certificate);
                Path keys = Files.createDirectories(msp.resolve("keystore"));
                key.ifPresent(bytes -> Folders.writeSecret(keys.resolve("key.pem"), bytes));
            }
            case TLS -> {
                String name = content.holder().connectionFile();
                Folders.writeSecret(folder.resolve("tls").resolve(name + ".crt"), certificate);
                Path file = folder.resolve("tls").resolve(name + ".key");
                key.ifPresent(bytes -> Folders.writeSecret(file, bytes));
            }
        }
    }

    /** The name of the CA, as of its folder and its files. */
    static String authority(CertificateContent.Purpose purpose) {
        return purpose == CertificateContent.Purpose.SIGNING ? "ca" : "tlsca";
    }

    static Path root(Path crypto, CertificateContent.Purpose purpose) {
        return crypto.resolve(authority(purpose)).resolve("cert.pem");
    }

    /** The part of an MSP that says who belongs to the member: the same for everybody who verifies it. */
    static void writeRoots(byte[] root, byte[] tlsRoot, Path msp) throws IOException {
        Files.write(Files.createDirectories(msp.resolve("cacerts")).resolve("ca.pem"), root);
        Files.write(Files.createDirectories(msp.resolve("tlscacerts")).resolve("tlsca.pem"), tlsRoot);
        Map<String, Object> units = new LinkedHashMap<>(Map.of("Enable", true));
        for (Holder holder : Holder.values()) {
            String title = holder.unit().substring(0, 1).toUpperCase(Locale.ROOT)
                    + holder.unit().substring(1);
            units.put(
                    title + "OUIdentifier",
                    Map.of("Certificate", "cacerts/ca.pem", "OrganizationalUnitIdentifier", holder.unit()));
        }
        Files.writeString(msp.resolve("config.yaml"), Yaml.write(Map.of("NodeOUs", units)));
    }
}
