import type { MetadataRoute } from "next";
import { connection } from "next/server";
import { localePath, locales } from "@/i18n/routing";
import { states } from "@/lib/content/states";
import { env } from "@/lib/env";
import { listPetitions } from "@/lib/petitions/queries";
import { isPublic } from "@/lib/petitions/rules";

const SITE_PAGES = ["/", "/petitions", "/get-help", "/about", "/privacy", "/accessibility"];

/** Every public page in both languages. What may not be shown of a petition is not listed either. */
export default async function sitemap(): Promise<MetadataRoute.Sitemap> {
  await connection();
  const now = new Date();
  const petitions = (await listPetitions()).filter((petition) => isPublic(petition, now));
  const paths = [
    ...SITE_PAGES,
    ...petitions.flatMap(({ slug }) => [
      `/petitions/${slug}`,
      ...states.map(({ code }) => `/petitions/${slug}/${code.toLowerCase()}`),
    ]),
  ];
  return paths.flatMap(entriesOf);
}

function entriesOf(path: string): MetadataRoute.Sitemap {
  const languages = Object.fromEntries(locales.map((locale) => [locale, `${env.SITE_URL}${localePath(locale, path)}`]));
  return locales.map((locale) => ({ url: `${env.SITE_URL}${localePath(locale, path)}`, alternates: { languages } }));
}
