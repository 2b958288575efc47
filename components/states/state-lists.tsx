import { useLocale, useTranslations } from "next-intl";

import { localePath } from "@/lib/locale";

type Linked = { id: string; title: string; lang?: string };
type StateListsProps = { name: string; organizations: Linked[]; cases: Linked[] };

/** The records of the directories about a state, as links. */
export function StateLists({ name, organizations, cases }: StateListsProps) {
  const t = useTranslations("states.state");
  return (
    <>
      <section aria-labelledby="organizations" className="max-w-measure">
        <h2 id="organizations" className="text-xl">
          {t("organizations", { state: name })}
        </h2>
        {organizations.length === 0 ? <p className="mt-4">{t("noOrganizations", { state: name })}</p> : null}
        <Links path="/organizations" entries={organizations} all={t("allOrganizations")} />
      </section>
      {cases.length === 0 ? null : (
        <section aria-labelledby="cases" className="max-w-measure">
          <h2 id="cases" className="text-xl">
            {t("casesTitle", { state: name })}
          </h2>
          <Links path="/cases" entries={cases} all={t("allCases")} />
        </section>
      )}
    </>
  );
}

function Links({ path, entries, all }: { path: string; entries: Linked[]; all: string }) {
  const locale = useLocale();
  return (
    <ul className="mt-3">
      {entries.map(({ id, title, lang }) => (
        <li key={id}>
          <a href={`${localePath(locale, path)}#${id}`} lang={lang} className="inline-block py-1.5 text-link">
            {title}
          </a>
        </li>
      ))}
      <li className="mt-2">
        <a href={localePath(locale, path)} className="inline-block py-1.5 text-link">
          {all}
        </a>
      </li>
    </ul>
  );
}
