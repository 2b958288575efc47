import { useLocale, useTranslations } from "next-intl";
import { localePath } from "@/lib/locale";
import { GLOSSARY_PATH, learnPath, learnParts, type LearnSlug } from "@/lib/content/learn/schema";

type LearnMenuProps = {
  menuTitles: Record<LearnSlug, string>;
  glossaryTitle: string;
  current: LearnSlug;
};

/** Links to all pages of /learn by part. The current page is marked. */
export function LearnMenu({ menuTitles, glossaryTitle, current }: LearnMenuProps) {
  const t = useTranslations("learn");
  const locale = useLocale();
  return (
    <nav aria-labelledby="learn-menu" className="print:hidden">
      <h2 id="learn-menu" className="text-lg">
        {t("title")}
      </h2>
      {learnParts.map(({ id, slugs }) => (
        <div key={id} className="mt-4">
          <p className="text-sm text-muted">{t(`parts.${id}`)}</p>
          <ul>
            {slugs.map((slug) => (
              <li key={slug}>
                <a
                  href={localePath(locale, learnPath(slug))}
                  aria-current={slug === current ? "page" : undefined}
                  className="-ml-3 block border-l-3 border-transparent py-1.5 pl-2.25 text-link aria-[current]:border-link aria-[current]:font-semibold aria-[current]:text-text aria-[current]:no-underline"
                >
                  {menuTitles[slug]}
                </a>
              </li>
            ))}
          </ul>
        </div>
      ))}
      <p className="mt-4 border-t border-hairline pt-2">
        <a href={localePath(locale, GLOSSARY_PATH)} className="block py-1.5 text-link">
          {glossaryTitle}
        </a>
      </p>
    </nav>
  );
}
