import "server-only";
import { createHash } from "node:crypto";
import { type SocialImage, shapes } from "@/drawings/social-images/social-image";
import { messagesOf } from "@/i18n/messages";
import type { Locale } from "@/lib/locale";
import { interpolate } from "@/lib/text";
import { HOME, listedImages, petitionSocialImage } from "./catalog";

// Increase this when the drawing changes but its texts do not, so that caches drop the old image.
const DRAWING_VERSION = 1;

/** The image of a page, as Open Graph describes it. */
type SocialImageLink = { url: string; alt: string; width: number; height: number; type: string };

/** The image of a page: its own or, if it has none, the one of the home page. */
export function socialImageOf(locale: Locale, path: string, title: string): SocialImageLink {
  const name = path.slice(1) || HOME;
  const [root, slug, part] = name.split("/");
  if (root === "petitions" && slug) {
    const edition = part ? petitionSocialImage(locale, title, part) : null;
    return edition
      ? linkTo(locale, `petitions/${slug}/${part}`, edition)
      : linkTo(locale, `petitions/${slug}`, petitionSocialImage(locale, title, null)!);
  }
  const image = listedImages[locale].get(name);
  return image ? linkTo(locale, name, image) : linkTo(locale, HOME, listedImages[locale].get(HOME)!);
}

export function linkTo(locale: Locale, name: string, image: SocialImage): SocialImageLink {
  return {
    url: `/social-images/${locale}/${name}.png?v=${versionOf(image)}`,
    alt: altOf(locale, image),
    ...shapes[image.shape],
    type: "image/png",
  };
}

/** A hash of everything in an image. */
export function versionOf(image: SocialImage): string {
  return createHash("sha256")
    .update(JSON.stringify([DRAWING_VERSION, image]))
    .digest("base64url")
    .slice(0, 12);
}

/** The text alternative of an image. */
export function altOf(locale: Locale, { light, eyebrow, title, lines }: SocialImage): string {
  const texts = [eyebrow, title, ...lines]
    .filter((part) => part !== null)
    .map((part) => (/[.?!]$/.test(part) ? part : `${part}.`));
  return interpolate(messagesOf(locale).act.socialImage.alt[light], { text: texts.join(" ") });
}
