// SPDX-License-Identifier: Apache-2.0
package org.capaz.e2e.dishonest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.capaz.e2e.Gateway;
import org.capaz.e2e.Officer;
import org.capaz.e2e.Run;
import org.capaz.e2e.World;
import org.capaz.gateway.buyer.Chromium;
import org.capaz.network.Network;
import org.capaz.network.consortium.Member;
import org.capaz.network.keys.CryptoMaterial;
import org.capaz.network.layout.ProcessKind;
import org.capaz.verifier.label.LabelPayload;
import org.capaz.verifier.label.LabelText;
import org.capaz.verifier.trust.Anchor;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/**
 * The members upgrade the contract on the running network, with {@code ./capaz up} after a build. A verifier's anchor becomes the
 * newer one only when more than half of them signed it; labels and bundles of before stay what they were. So it is on a telephone
 * that kept the anchor of before.
 */
@Order(12)
@ExtendWith(World.class)
class UpgradeScenario {
    @RegisterExtension
    static final Chromium CHROMIUM = new Chromium();

    private static final Phone PHONE = new Phone(CHROMIUM);

    private final Network network = World.network();

    @TempDir
    Path home;

    @Test
    void after_an_upgrade_old_and_new_labels_hold_under_an_anchor_that_most_members_signed() throws Exception {
        String old = Files.readString(World.demoFile("label.txt")).strip();
        Verifier verifier = Verifier.in(home);
        Anchor before = verifier.anchor();
        Phone.Scanned phone = PHONE.scans(old, Optional.empty());
        assertThat(phone.shown().verdict()).isEqualTo("VALID_NOW");

        upgrade();

        Path newer = Verifier.publishedAnchor();
        Anchor after = Anchor.read(Files.readAllBytes(newer));
        assertThat(after.definitions()).hasSize(before.definitions().size() + 1);
        assertThat(verifier.check(old).endingWith(0).verdict()).isEqualTo("GENUINE_STATUS_UNKNOWN");
        Verifier.Report unknown = verifier.check(old, "--live").endingWith(2);
        assertThat(unknown.verdict()).isEqualTo("GENUINE_STATUS_UNKNOWN");
        assertThat(unknown.run().out()).contains("E-DEF-UNKNOWN");
        Phone.Scanned still = PHONE.scans(old, Optional.of(phone.remembered()));
        assertThat(still.shown().verdict()).isEqualTo("GENUINE_STATUS_UNKNOWN");
        assertThat(still.shown().classes()).contains("amber");
        assertThat(still.shown().reasons())
                .isNotEmpty()
                .allSatisfy(reason -> assertThat(reason).contains("E-DEF-UNKNOWN"));

        Path signatures = takenWhenMostMembersSigned(verifier, newer, before);
        Files.copy(signatures, newer.resolveSibling("anchor.sigs.json"));

        Phone.Shown taken = PHONE.scans(old, Optional.of(still.remembered())).shown();
        assertThat(taken.verdict()).isEqualTo("VALID_NOW");
        assertThat(taken.classes()).contains("issued");

        assertThat(verifier.check(old).endingWith(0).verdict()).isEqualTo("GENUINE_STATUS_UNKNOWN");
        assertThat(verifier.check(old, "--live").endingWith(0).verdict()).isEqualTo("VALID_NOW");
        assertThat(verifier.check(World.demoFile("bundle.json").toString())
                        .endingWith(0)
                        .verdict())
                .isEqualTo("GENUINE_AS_OF");
        String fresh = label();
        assertThat(LabelPayload.read(LabelText.parse(fresh).payload()).definition())
                .isEqualTo(after.definitions().getLast().place());
        assertThat(verifier.check(fresh, "--live").endingWith(0).verdict()).isEqualTo("VALID_NOW");
        assertThat(PHONE.scans(fresh).verdict()).isEqualTo("VALID_NOW");
    }

    /**
     * The next build of the contract; what it does is the same, its bytes are not, and they are the same each time. Not in a
     * folder that JUnit would clear: what it links to is this checkout.
     */
    private void upgrade() throws IOException {
        Path build = Files.createTempDirectory(World.ROOT.resolve("e2e/target"), "next-build");
        Path chaincode = Files.createDirectories(build.resolve("chaincode/target"));
        Path gateway = Files.createDirectories(build.resolve("gateway"));
        Files.createSymbolicLink(gateway.resolve("target"), World.ROOT.resolve("gateway/target"));
        Files.createSymbolicLink(chaincode.resolve("lib"), World.ROOT.resolve("chaincode/target/lib"));
        Path jar = Files.copy(World.ROOT.resolve("chaincode/target/chaincode.jar"), chaincode.resolve("chaincode.jar"));
        try (FileSystem content = FileSystems.newFileSystem(jar)) {
            Files.setLastModifiedTime(Files.writeString(content.getPath("next-build"), ""), FileTime.fromMillis(0));
        }
        // A gateway gives out the same label for a minute; one that starts anew asks the peers.
        network.process(network.consortium().member("buyers"), ProcessKind.GATEWAY)
                .kill();
        Run up = Run.capazWith(build, World.at("up"));
        assertThat(up.exit()).as("%s", up).isZero();
        // What has just started is slow to answer first, and whoever verifies waits no longer than three seconds.
        assertThat(World.MEMBERS)
                .allSatisfy(member -> assertThat(Gateway.onceNotBusy(() ->
                                        Gateway.of(member).post("/v1/view", LyingGateway.question("5e".repeat(32))))
                                .status())
                        .isEqualTo(200));
    }

    private Path takenWhenMostMembersSigned(Verifier verifier, Path newer, Anchor before) throws IOException {
        Path signatures = home.resolve("anchor.sigs.json");
        assertThat(sign(verifier, newer, signatures, "producers", "TradersMSP"))
                .satisfies(another -> assertThat(another.exit()).isEqualTo(1));
        assertThat(signatures).doesNotExist();
        for (String member : List.of("producers", "traders")) {
            Run signed = sign(verifier, newer, signatures, member, mspId(member));
            assertThat(signed.exit()).as("%s", signed).isZero();
        }

        Run refused = anchor(verifier, "update", newer, "--signatures=" + signatures);
        assertThat(refused.exit()).as("%s", refused).isEqualTo(1);
        assertThat(refused.err()).contains("E-QUORUM");
        assertThat(verifier.trustedAnchor()).hasBinaryContent(before.bytes());

        Run third = sign(verifier, newer, signatures, "assurance", mspId("assurance"));
        assertThat(third.exit()).as("%s", third).isZero();
        Run taken = anchor(verifier, "update", newer, "--signatures=" + signatures);
        assertThat(taken.exit()).as("%s", taken).isZero();
        assertThat(verifier.trustedAnchor()).hasSameBinaryContentAs(newer);
        return signatures;
    }

    private String mspId(String member) {
        return network.consortium().member(member).mspId();
    }

    /** Signs the newer anchor with the key of that member's administrator, in the name of that organisation. */
    private Run sign(Verifier verifier, Path newer, Path signatures, String name, String mspId) {
        Member member = network.consortium().member(name);
        var crypto = new CryptoMaterial(network.layout(), member);
        Path administrator = crypto.administrator();
        return anchor(
                verifier,
                "sign",
                newer,
                "--msp=" + mspId,
                "--cert=" + crypto.certificateOf(administrator),
                "--key=" + crypto.keyOf(administrator),
                "--signatures=" + signatures,
                "--yes");
    }

    private static Run anchor(Verifier verifier, String act, Path newer, String... more) {
        List<String> arguments = new ArrayList<>(List.of("anchor", act, newer.toString(), "--home=" + verifier.home()));
        arguments.addAll(List.of(more));
        return Run.capaz(arguments.toArray(String[]::new));
    }

    private static String label() {
        Gateway.Answer label = Gateway.onceNotBusy(() -> Gateway.of("buyers")
                .get(
                        "/v1/certificates/" + World.certificate() + "/label?format=text",
                        Officer.of("buyers", "ref-01-custodian")));
        assertThat(label.status()).as(label.body()).isEqualTo(200);
        return label.body().strip();
    }
}
