import { useLocale, useTranslations } from "next-intl";
import { localePath } from "@/lib/locale";

export type Neighbor = { path: string; title: string };

/** Links to the previous and the next page. */
export function NeighborLinks({ previous, next }: { previous: Neighbor | null; next: Neighbor | null }) {
  const t = useTranslations("learn");
  const locale = useLocale();
  return (
    <nav
      aria-label={t("otherPages")}
      className="mt-12 grid gap-4 border-t border-hairline pt-6 sm:grid-cols-2 print:hidden"
    >
      {previous ? (
        <a href={localePath(locale, previous.path)} rel="prev" className="group block py-2 no-underline">
          <span className="block text-sm text-muted">
            <span aria-hidden="true">← </span>
            {t("previous")}
          </span>
          <span className="font-serif text-lg text-link underline underline-offset-4 group-hover:decoration-2">
            {previous.title}
          </span>
        </a>
      ) : null}
      {next ? (
        <a
          href={localePath(locale, next.path)}
          rel="next"
          className="group block py-2 no-underline sm:col-start-2 sm:text-right"
        >
          <span className="block text-sm text-muted">
            {t("next")}
            <span aria-hidden="true"> →</span>
          </span>
          <span className="font-serif text-lg text-link underline underline-offset-4 group-hover:decoration-2">
            {next.title}
          </span>
        </a>
      ) : null}
    </nav>
  );
}
