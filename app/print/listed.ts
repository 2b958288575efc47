import "server-only";
import type { ListedPrintable } from "@/components/act/printable-list";
import { type Locale, locales } from "@/lib/locale";
import { printed } from "@/lib/content/act/pages";
import { printables } from "@/lib/content/act/schema";
import { drawPrintable, pagesOf, printablePath } from "./printables";

/** The printables of a page: files in the reader's language first, each with its size. */
export function listedPrintables(locale: Locale): Promise<ListedPrintable[]> {
  const languages = [locale, ...locales.filter((each) => each !== locale)];
  return Promise.all(
    printables.map(async (id) => {
      const { title, description } = printed[locale][id];
      const files = languages.map(async (each) => {
        const { byteLength } = await drawPrintable(id, each);
        return { locale: each, path: printablePath(id, each), kilobytes: Math.ceil(byteLength / 1_000) };
      });
      return {
        id,
        title,
        description,
        pages: pagesOf(id),
        picture: { path: printablePath(id, locale, "svg"), landscape: id === "sign-up-sheet" },
        files: await Promise.all(files),
      };
    }),
  );
}
