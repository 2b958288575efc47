import type { Metadata } from "next";
import { socialImageOf } from "@/app/social-images/address";
import { defaultLocale, languageTags, type Locale, localePath, locales } from "@/lib/locale";
import { env } from "@/lib/env";

const FEED_PATH = "/feed.xml";

type PageFacts = {
  locale: Locale;
  /** The address without its language, as `/get-help`. */
  path: string;
  title: string;
  description: string;
  /** True for a page whose title already names the site, as the home page's. */
  titleIsWhole?: boolean;
};

/** Title, description, picture, the one address of a page and its address in the other language. */
export function pageMetadata({ locale, path, title, description, titleIsWhole = false }: PageFacts): Metadata {
  const canonical = localePath(locale, path);
  const languages = Object.fromEntries(locales.map((each) => [each, localePath(each, path)]));
  const image = socialImageOf(locale, path, title);
  return {
    title: titleIsWhole ? { absolute: title } : title,
    description,
    alternates: {
      canonical,
      languages: { ...languages, "x-default": localePath(defaultLocale, path) },
      types: { "application/atom+xml": localePath(locale, FEED_PATH) },
    },
    openGraph: {
      type: "website",
      siteName: env.SITE_NAME,
      title,
      description,
      url: canonical,
      locale: languageTags[locale].replace("-", "_"),
      images: [image],
    },
    twitter: { card: "summary_large_image", images: [{ url: image.url, alt: image.alt }] },
  };
}
