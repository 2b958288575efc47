import path from "node:path";

import { build } from "esbuild";

export const dynamic = "force-static";

/** The script of every page, bundled once by the build. See enhance/main.ts. */
export async function GET(): Promise<Response> {
  const {
    outputFiles: [script],
  } = await build({
    entryPoints: [path.join(process.cwd(), "enhance/main.ts")],
    bundle: true,
    minify: true,
    write: false,
    format: "iife",
    target: "es2022",
  });
  return new Response(script!.text, {
    headers: {
      "content-type": "text/javascript; charset=utf-8",
      "cache-control": "public, max-age=300, stale-while-revalidate=86400",
    },
  });
}
