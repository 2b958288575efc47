import type { Metadata } from "next";
import { socialImageOf } from "@/app/social-images/links";
import { defaultLocale, languageTags, type Locale, localePath, locales } from "@/lib/locale";
import { env } from "@/lib/env";
import { requestLocale } from "./request-locale";

const FEED_PATH = "/feed.xml";

type PageFacts = {
  locale: Locale;
  /** The English path, such as `/get-help`. */
  path: string;
  title: string;
  description: string;
  /** True for a page whose title already names the site, such as the home page. */
  titleIsWhole?: boolean;
};

/** Title, description, social image, the one URL of a page and its URL in the other language. */
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

/**
 * The texts about a page. The `lead` stands below its title, the `description` is for search results and shared links;
 * where a page has only one of them, it serves as both.
 */
export type About = { title: string } & ({ description: string } | { lead: string });

type MetadataProps = { params: Promise<{ locale: string }> };

/** The `generateMetadata` of a page that is the same for every reader of a language. */
export function metadataOf(path: string, about: (locale: Locale) => About) {
  return async ({ params }: MetadataProps): Promise<Metadata> => {
    const locale = await requestLocale(params);
    const page = about(locale);
    const description = "description" in page ? page.description : page.lead;
    return pageMetadata({ locale, path, title: page.title, description });
  };
}
