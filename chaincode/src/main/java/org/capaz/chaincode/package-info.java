// SPDX-License-Identifier: Apache-2.0
/** Between Fabric and the ledger model: what Fabric brings is read here, judged there, and written once. */
package org.capaz.chaincode;
