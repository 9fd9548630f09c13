/** Describes, starts, stops, shows and damages a native network of the consortium's members. */
package org.capaz.network;
