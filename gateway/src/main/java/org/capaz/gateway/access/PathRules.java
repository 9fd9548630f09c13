// SPDX-License-Identifier: Apache-2.0
package org.capaz.gateway.access;

/** Which paths are public; everything else under /v1 is for officers, also what is added later. */
final class PathRules {
    private PathRules() {}

    /** Only an officer of this member may ask. */
    static boolean isForOfficers(String path) {
        return (path.equals("/v1") || path.startsWith("/v1/")) && !isPublicData(path);
    }

    /** Public data for programs on any page. */
    static boolean isPublicData(String path) {
        return path.equals("/v1/view")
                || path.equals("/v1/status")
                || path.startsWith("/v1/bundles/")
                || path.startsWith("/.well-known/gold/");
    }

    /** Public paths that take more than a statement's size. */
    static boolean takesFiles(String path) {
        return path.equals("/check");
    }

    /** The path to which officers bring a signed answer, which may have a photo with it. */
    static boolean takesPhoto(String path) {
        return path.equals("/cooperative/payments/answers");
    }

    /** Public paths whose requests are limited for each address. */
    static boolean isRateLimited(String path) {
        return isPublicData(path)
                || path.equals("/")
                || path.equals("/c")
                || path.equals("/lang")
                || takesFiles(path)
                || path.startsWith("/check/")
                || path.startsWith("/c/")
                || path.startsWith("/p/")
                || path.startsWith("/C/");
    }
}
