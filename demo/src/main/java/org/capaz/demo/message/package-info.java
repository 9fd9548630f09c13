// SPDX-License-Identifier: Apache-2.0
/** What the demonstration says to a person, as keys of the bundle. */
package org.capaz.demo.message;
