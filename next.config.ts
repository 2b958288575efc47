import type { NextConfig } from "next";
import createNextIntlPlugin from "next-intl/plugin";

const config: NextConfig = {
  distDir: process.env.NEXT_DIST_DIR || ".next",
  reactStrictMode: true,
  poweredByHeader: false,
  // Every picture is served as it is, and the optimizer would fetch what a stranger names.
  images: { unoptimized: true },
  typedRoutes: true,
  // `next dev` would otherwise write a file of instructions into the repository.
  agentRules: false,
  // The proxy answers a trailing slash itself, so that the redirect carries the same headers as every other answer.
  skipTrailingSlashRedirect: true,
  // These find their own files at run time and cannot be bundled.
  serverExternalPackages: ["esbuild", "pg", "@prisma/client", "@prisma/adapter-pg", "pdfkit"],
  // `npm run check` checks the types, also of what is not part of a build; a first start need not wait for it again.
  typescript: { ignoreBuildErrors: true },
  experimental: {
    // There are several root layouts, so no single one could frame the page for an address nothing answers.
    globalNotFound: true,
  },
};

export default createNextIntlPlugin("./i18n/request.ts")(config);
