import type { Metadata, Viewport } from "next";
import type { ReactNode } from "react";

import { fontVariables } from "@/app/fonts";
import "@/app/globals.css";
import { env } from "@/lib/env";

export const viewport: Viewport = { colorScheme: "light dark" };

export function generateMetadata(): Metadata {
  return {
    metadataBase: new URL(env.SITE_URL),
    title: { default: "Console", template: `%s · Console · ${env.SITE_NAME}` },
    robots: { index: false, follow: false },
    formatDetection: { telephone: false, address: false, email: false },
  };
}

/** The document around the console: in English only, and one step denser than the site. It checks no rights. */
export default function ConsoleDocument({ children }: { children: ReactNode }) {
  return (
    <html lang="en" data-density="dense" className={fontVariables}>
      <body>
        <a
          href="#main"
          className="sr-only bg-ground px-4 py-3 focus:not-sr-only focus:fixed focus:top-2 focus:left-2 focus:z-50"
        >
          Skip to the content
        </a>
        {children}
      </body>
    </html>
  );
}
