import type { MetadataRoute } from "next";
import { locales, localePath } from "@/lib/locale";
import { env } from "@/lib/env";

// Paths that contain tokens or belong to one person. Their pages also say `noindex`.
const PRIVATE = ["/confirm/", "/signature/", "/subscription/", "/unsubscribe/"];

export default function robots(): MetadataRoute.Robots {
  const disallow = [
    "/console",
    "/api/",
    ...locales.flatMap((locale) => PRIVATE.map((path) => localePath(locale, path))),
  ];
  return { rules: { userAgent: "*", allow: "/", disallow }, sitemap: `${env.SITE_URL}/sitemap.xml` };
}
