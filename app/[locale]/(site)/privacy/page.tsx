import { readFile } from "node:fs/promises";
import path from "node:path";
import { getTranslations, setRequestLocale } from "next-intl/server";
import { PageData } from "@/app/_web/page-data";
import { pageMetadata } from "@/app/_web/page-metadata";
import { requireLocale } from "@/app/_web/require-locale";
import { Article } from "@/components/site/article";
import { Cell, HeadCell, RowHead, Table } from "@/components/ui/table";
import { locales } from "@/i18n/routing";
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
        <Table caption={t("tableHeading")} captionHidden>
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
                <RowHead className="min-w-40">{what}</RowHead>
                <Cell>{how}</Cell>
                <Cell className="min-w-56">{why}</Cell>
                <Cell className="min-w-56">{until}</Cell>
              </tr>
            ))}
          </tbody>
        </Table>
      </section>
    </Article>
  );
}
