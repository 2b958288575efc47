import { readFile } from "node:fs/promises";
import path from "node:path";
import { getTranslations } from "next-intl/server";
import { contentPage } from "@/app/_web/pages/content-page";
import { Article } from "@/components/site/article";
import { Fold } from "@/components/ui/fold";
import { Cell, HeadCell, RowHead, Table } from "@/components/ui/table";
import { sitePages } from "@/lib/content/pages";
import { invariant } from "@/lib/invariant";
import { type Locale, locales } from "@/lib/locale";
import { readPrivacyTables } from "./privacy-table";

const { generateMetadata, Page } = contentPage({
  path: "/privacy",
  about: (locale) => sitePages.privacy[locale],
  body,
});
export { generateMetadata, Page as default };

async function body(locale: Locale) {
  const t = await getTranslations("shell.privacy");
  // Read at build time. The document has one table for each language, in the order of `locales`.
  const tables = readPrivacyTables(await readFile(path.join(process.cwd(), "docs", "privacy.md"), "utf8"));
  const table = tables[locales.indexOf(locale)];
  invariant(table && tables.length === locales.length, "docs/privacy.md has one table for each language");

  return (
    <Article page={sitePages.privacy[locale]} more={[{ id: "fields", label: t("tableHeading") }]}>
      {/* No landmark: the table is one of the same name. */}
      <section className="mt-16">
        <h2 className="text-xl">{t("tableHeading")}</h2>
        <p className="mt-3 mb-3 max-w-measure">{t("tableLead")}</p>
        {/* Folded, because it is longer than all the rest of the page. */}
        <Fold id="fields" summary={t("tableFolded", { count: table.rows.length })}>
          {/* On a phone each row is a block of its own that repeats the column headings. */}
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
        </Fold>
      </section>
    </Article>
  );
}
