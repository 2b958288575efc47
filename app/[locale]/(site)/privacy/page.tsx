import { readFile } from "node:fs/promises";
import path from "node:path";
import { getTranslations, setRequestLocale } from "next-intl/server";
import { PageData } from "@/app/_web/pages/page-data";
import { pageMetadata } from "@/app/_web/pages/page-metadata";
import { requireLocale } from "@/app/_web/pages/require-locale";
import { Article } from "@/components/site/article";
import { Cell, HeadCell, RowHead, Table } from "@/components/ui/table";
import { locales } from "@/lib/locale";
import { invariant } from "@/lib/invariant";
import { sitePages } from "@/lib/content/pages";
import { readPrivacyTables } from "./privacy-table";

export async function generateMetadata({ params }: PageProps<"/[locale]/privacy">) {
  const locale = requireLocale((await params).locale);
  const { title, description } = sitePages.privacy[locale];
  return pageMetadata({ locale, path: "/privacy", title, description });
}

export default async function PrivacyPage({ params }: PageProps<"/[locale]/privacy">) {
  const locale = requireLocale((await params).locale);
  setRequestLocale(locale);
  const t = await getTranslations("shell.privacy");
  const page = sitePages.privacy[locale];
  // Read while the page is built; the document holds one table to a language, in the order of `locales`.
  const tables = readPrivacyTables(await readFile(path.join(process.cwd(), "docs", "privacy.md"), "utf8"));
  const table = tables[locales.indexOf(locale)];
  invariant(table && tables.length === locales.length, "docs/privacy.md has one table for each language");

  return (
    <Article page={page} data={<PageData locale={locale} trail={[{ path: "/privacy", title: page.title }]} />}>
      <section className="mt-16">
        <h2 className="text-xl">{t("tableHeading")}</h2>
        <p className="mt-3 mb-6 max-w-measure">{t("tableLead")}</p>
        {/* On a phone each row is a block of its own, with what the columns are called in it. */}
        <Table
          caption={t("tableHeading")}
          captionHidden
          className="max-sm:[&_:is(table,tbody,tr,th,td)]:block max-sm:[&_:is(th,td)]:border-0 max-sm:[&_:is(th,td)]:px-0 max-sm:[&_thead]:hidden max-sm:[&_tr]:border-t max-sm:[&_tr]:border-hairline max-sm:[&_tr]:py-2"
        >
          <thead>
            <tr>
              <HeadCell>{table.heads.what}</HeadCell>
              <HeadCell>{table.heads.how}</HeadCell>
              <HeadCell>{table.heads.why}</HeadCell>
              <HeadCell>{table.heads.until}</HeadCell>
            </tr>
          </thead>
          <tbody>
            {table.rows.map(({ what, how, why, until }) => (
              <tr key={what}>
                <RowHead className="sm:min-w-40">{what}</RowHead>
                {(
                  [
                    ["how", how],
                    ["why", why],
                    ["until", until],
                  ] as const
                ).map(([column, text]) => (
                  <Cell key={column} className={column === "how" ? undefined : "sm:min-w-56"}>
                    <span className="block text-muted sm:hidden">{table.heads[column]}</span>
                    {text}
                  </Cell>
                ))}
              </tr>
            ))}
          </tbody>
        </Table>
      </section>
    </Article>
  );
}
