/** Doorways between Fabric and the ledger model: what Fabric brings is read, judged there, and written once. */
package org.capaz.chaincode;
