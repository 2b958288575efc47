import { useTranslations } from "next-intl";
import type { Locale } from "@/lib/locale";
import type { Printable } from "@/lib/content/act/schema";

export type PrintableFile = { locale: Locale; path: string; kilobytes: number };
export type ListedPrintable = { id: Printable; title: string; description: string; files: PrintableFile[] };

/** The posters and sheets: what each is for, and its file in every language with its size. */
export function PrintableList({ printables }: { printables: ListedPrintable[] }) {
  const t = useTranslations("act");
  return (
    <ul className="grid gap-x-10 md:grid-cols-2 print:block">
      {printables.map(({ id, title, description, files }) => (
        <li key={id} id={id} className="scroll-mt-4 break-inside-avoid border-t border-hairline py-5">
          <h3 className="text-lg">{title}</h3>
          <p className="mt-1 max-w-measure">{description}</p>
          <ul>
            {files.map(({ locale, path, kilobytes }) => (
              <li key={locale}>
                <a
                  href={path}
                  type="application/pdf"
                  hrefLang={locale}
                  className="inline-block py-2.5 text-link"
                  aria-label={t("printables.open", { title, language: t(`languages.${locale}`), size: kilobytes })}
                >
                  {t("printables.file", { language: t(`languages.${locale}`), size: kilobytes })}
                </a>
              </li>
            ))}
          </ul>
        </li>
      ))}
    </ul>
  );
}
