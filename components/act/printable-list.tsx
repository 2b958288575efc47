import { useTranslations } from "next-intl";
import type { Locale } from "@/lib/locale";
import type { Printable } from "@/lib/content/act/schema";

export type PrintableFile = { locale: Locale; path: string; kilobytes: number };
export type ListedPrintable = {
  id: Printable;
  title: string;
  description: string;
  pages: number;
  picture: { path: string; landscape: boolean };
  files: PrintableFile[];
};

/** The posters and sheets: what each is for, and its file in every language with its size. */
export function PrintableList({ printables }: { printables: ListedPrintable[] }) {
  const t = useTranslations("act");
  return (
    <ul className="grid gap-x-10 md:grid-cols-2 print:block">
      {printables.map(({ id, title, description, pages, picture, files }) => (
        <li
          key={id}
          id={id}
          className="flex scroll-mt-4 flex-wrap break-inside-avoid items-start gap-x-6 gap-y-3 border-t border-hairline py-5"
        >
          <Picture {...picture} alt={t("printables.picture", { title })} />
          <div className="min-w-0 flex-1 basis-48">
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
                    aria-label={t("printables.open", {
                      title,
                      language: t(`languages.${locale}`),
                      pages,
                      size: kilobytes,
                    })}
                  >
                    {t("printables.file", { language: t(`languages.${locale}`), pages, size: kilobytes })}
                  </a>
                </li>
              ))}
            </ul>
          </div>
        </li>
      ))}
    </ul>
  );
}

/** A small picture of the first page, on white as paper is. */
function Picture({ path, landscape, alt }: ListedPrintable["picture"] & { alt: string }) {
  const [width, height] = landscape ? [132, 102] : [102, 132];
  return (
    <span className="flex w-33 shrink-0 justify-center print:hidden">
      <img src={path} alt={alt} width={width} height={height} loading="lazy" className="border border-hairline" />
    </span>
  );
}
