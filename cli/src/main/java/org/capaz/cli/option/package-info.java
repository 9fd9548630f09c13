// SPDX-License-Identifier: Apache-2.0
/** What commands of several packages are told by the same options: {@link org.capaz.cli.option.HomeOption}. */
package org.capaz.cli.option;
