import type { Metadata } from "next";
import type { ReactNode } from "react";
import { fontVariables } from "@/app/fonts";
import "@/app/globals.css";
import { env } from "@/lib/env";

export function generateMetadata(): Metadata {
  return { metadataBase: new URL(env.SITE_URL), title: "Stories", robots: { index: false } };
}

export default function StoriesLayout({ children }: { children: ReactNode }) {
  return (
    <html lang="en" className={fontVariables}>
      <body>
        <main>{children}</main>
      </body>
    </html>
  );
}
