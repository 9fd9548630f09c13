// SPDX-License-Identifier: Apache-2.0
/** How an officer signs in: with the same key that signs its statements. */
package org.capaz.gateway.cooperative.signin;
