import "server-only";
import { createHash } from "node:crypto";
import { type SocialImage, shapes } from "@/drawings/social-images/picture";
import { messagesOf } from "@/i18n/messages";
import type { Locale } from "@/lib/locale";
import { interpolate } from "@/lib/text";
import { HOME, listedSocialImage, petitionSocialImage } from "./catalog";

// Raised when the drawing changes while its words do not, so that nobody keeps the old one.
const EDITION = 1;

/** What a page says of its picture, as Open Graph has it. */
export type SocialImageLink = { url: string; alt: string; width: number; height: number; type: string };

/** The picture of a page: its own where it has one, and otherwise the one of the home page. */
export function socialImageOf(locale: Locale, path: string, title: string): SocialImageLink {
  const name = path.slice(1) || HOME;
  const [root, slug, part] = name.split("/");
  if (root === "petitions" && slug) {
    const edition = part ? petitionSocialImage(locale, title, part) : null;
    return edition
      ? linkTo(locale, `petitions/${slug}/${part}`, edition)
      : linkTo(locale, `petitions/${slug}`, petitionSocialImage(locale, title, null)!);
  }
  const picture = listedSocialImage(locale, name);
  return picture ? linkTo(locale, name, picture) : linkTo(locale, HOME, listedSocialImage(locale, HOME)!);
}

export function linkTo(locale: Locale, name: string, picture: SocialImage): SocialImageLink {
  return {
    url: `/social-images/${locale}/${name}.png?v=${versionOf(picture)}`,
    alt: altOf(locale, picture),
    ...shapes[picture.shape],
    type: "image/png",
  };
}

/** Stands for everything that is in a picture: it changes when the picture does. */
export function versionOf(picture: SocialImage): string {
  return createHash("sha256")
    .update(JSON.stringify([EDITION, picture]))
    .digest("base64url")
    .slice(0, 12);
}

/** A picture in words. */
export function altOf(locale: Locale, { light, eyebrow, title, lines }: SocialImage): string {
  const words = [eyebrow, title, ...lines]
    .filter((part) => part !== null)
    .map((part) => (/[.?!]$/.test(part) ? part : `${part}.`));
  return interpolate(messagesOf(locale).act.picture.alt[light], { words: words.join(" ") });
}
