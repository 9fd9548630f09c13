// SPDX-License-Identifier: Apache-2.0
/** Submitting the statements of a case: signed by its officers, in rounds, each through its own member's gateway. */
package org.capaz.demo.submit;
