// SPDX-License-Identifier: Apache-2.0
package org.capaz.network.channel;

import java.nio.file.Path;
import java.util.List;
import org.capaz.network.consortium.Consortium;
import org.capaz.network.consortium.Member;
import org.capaz.network.consortium.Place;
import org.capaz.network.keys.CryptoMaterial;
import org.capaz.network.keys.MemberFile;
import org.capaz.network.layout.Home;
import org.capaz.network.layout.NetworkLayout;

/**
 * Public certificates of a member that is in no channel yet. Each is PEM.
 *
 * @param root of its identities
 * @param tlsRoot of its connections
 * @param orderer by which its block signatures are verified
 * @param ordererTls by which the other orderers recognise its own
 */
record KeysElsewhere(String root, String tlsRoot, String orderer, String ordererTls) {

    static KeysElsewhere make(Path folder) {
        Consortium consortium = Consortium.ours();
        Place here = consortium.members().getFirst().place();
        Member minters = new Member("minters", "Demo Minters", "MintersMSP", "minters.example", 7000, here);
        NetworkLayout layout = new NetworkLayout(folder, 0);
        layout.create(new Home(consortium, List.of(minters)));
        CryptoMaterial crypto = new CryptoMaterial(layout, minters);
        crypto.createMissing(consortium);
        MemberFile file = crypto.file(consortium);
        return new KeysElsewhere(file.root(), file.tlsRoot(), file.orderer(), file.ordererTls());
    }
}
