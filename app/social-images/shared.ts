import "server-only";
import type { ListedSocialImage, SocialImageFile } from "@/components/act/social-image-list";
import { type Locale, locales } from "@/lib/locale";
import { sharePages } from "@/lib/content/act/pages";
import { invariant } from "@/lib/invariant";
import { linkTo } from "./links";
import { listedImages, sharedName } from "./catalog";

const SHAPES = ["square", "story", "wide"] as const;

/** The images of the share kit for its page, the reader's language first. */
export function sharedSocialImages(locale: Locale): ListedSocialImage[] {
  const languages = [locale, ...locales.filter((each) => each !== locale)];
  return sharePages[locale].socialImages.items.map(({ id, name, fact }) => {
    const files = languages.flatMap((each) => SHAPES.map((shape) => fileOf(each, id, shape)));
    const [{ alt, ...shown }] = files as [SocialImageFile & { alt: string }];
    return { id, name, fact, alt, shown, files: files.map(({ alt: _alt, ...file }) => file) };
  });
}

function fileOf(locale: Locale, id: string, shape: SocialImageFile["shape"]): SocialImageFile & { alt: string } {
  const image = listedImages[locale].get(sharedName(id, shape));
  invariant(image, "every image of the share kit is in the catalog");
  const { url, alt, width, height } = linkTo(locale, sharedName(id, shape), image);
  return { locale, shape, url, alt, width, height, name: `${id}-${shape}-${locale}.png` };
}
