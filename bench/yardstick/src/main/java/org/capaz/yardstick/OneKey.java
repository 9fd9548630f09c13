// SPDX-License-Identifier: Apache-2.0
package org.capaz.yardstick;

import org.hyperledger.fabric.contract.Context;
import org.hyperledger.fabric.contract.ContractInterface;
import org.hyperledger.fabric.contract.annotation.Contract;
import org.hyperledger.fabric.contract.annotation.Default;
import org.hyperledger.fabric.contract.annotation.Transaction;

/** Writes one key, reads nothing and judges nothing. */
@Contract(name = "yardstick")
@Default
public final class OneKey implements ContractInterface {
    @Transaction(intent = Transaction.TYPE.SUBMIT)
    public void write(Context context, String key, String value) {
        context.getStub().putStringState(key, value);
    }
}
