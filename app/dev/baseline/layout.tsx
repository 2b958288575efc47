import type { Metadata } from "next";
import type { ReactNode } from "react";

import { env } from "@/lib/env";

export function generateMetadata(): Metadata {
  return { metadataBase: new URL(env.SITE_URL), robots: { index: false } };
}

/** Empty pages, so that the benchmarks can measure the cost of the framework alone in the same build. */
export default function BaselineLayout({ children }: { children: ReactNode }) {
  return (
    <html lang="en">
      <body>{children}</body>
    </html>
  );
}
