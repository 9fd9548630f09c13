// SPDX-License-Identifier: Apache-2.0
/** An officer's signing key in a PKCS#12 file, the statements it signs and the access tokens it issues. */
package org.capaz.client.key;
