import { getLocale, getTranslations } from "next-intl/server";

import { localePath } from "@/lib/locale";

const LINKS = [
  ["state", "/states"],
  ["news", "/subscribe"],
  ["more", "/take-action"],
] as const;

/** What a reader can do where there is nothing to sign or confirm. */
export async function Meanwhile() {
  const t = await getTranslations("petition.meanwhile");
  const locale = await getLocale();
  return (
    <section aria-labelledby="meanwhile-title">
      <h2 id="meanwhile-title" className="text-lg">
        {t("title")}
      </h2>
      <ul className="mt-3">
        {LINKS.map(([label, path]) => (
          <li key={path} className="border-t border-hairline py-1">
            <a href={localePath(locale, path)} className="inline-block py-2 text-link">
              {t(label)}
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}
