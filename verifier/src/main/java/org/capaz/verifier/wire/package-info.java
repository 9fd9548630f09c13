// SPDX-License-Identifier: Apache-2.0
/** Bytes: strict protobuf, base64url and the hash; tables as spreadsheets save and read them. */
package org.capaz.verifier.wire;
