import type { NextConfig } from "next";
import createNextIntlPlugin from "next-intl/plugin";

import { BODY_BYTES_MAX } from "./lib/http/posts.ts";

const config: NextConfig = {
  distDir: process.env.NEXT_DIST_DIR || ".next",
  reactStrictMode: true,
  poweredByHeader: false,
  // Every image is served unchanged, and the optimizer would fetch URLs that anybody can name.
  images: { unoptimized: true },
  typedRoutes: true,
  // Otherwise `next dev` writes a file of instructions into the repository.
  agentRules: false,
  // The proxy itself redirects a trailing slash, so that the redirect has the same headers as every other response.
  skipTrailingSlashRedirect: true,
  // These packages read their own files at run time and cannot be bundled.
  serverExternalPackages: ["esbuild", "pg", "@prisma/client", "@prisma/adapter-pg", "pdfkit", "fontkit"],
  // `npm run check` checks the types of all files, so a build does not repeat it.
  typescript: { ignoreBuildErrors: true },
  experimental: {
    // What is rendered anew stays in memory: the folder of the build may be read-only, and other processes have other settings.
    isrFlushToDisk: false,
    // There are several root layouts, so none of them could be the layout of the page for unknown paths.
    globalNotFound: true,
    // The proxy would cut longer bodies. The server refuses those before Next sees them.
    proxyClientMaxBodySize: BODY_BYTES_MAX,
  },
};

export default createNextIntlPlugin("./i18n/request.ts")(config);
