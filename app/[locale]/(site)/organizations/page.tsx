import { getTranslations } from "next-intl/server";
import { stateOptions } from "@/app/_web/forms/state-options";
import { contentPage } from "@/app/_web/pages/content-page";
import { NATIONAL } from "@/components/directories/entry";
import { FilteredDirectory } from "@/components/directories/filtered-directory";
import { OrganizationEntry } from "@/components/directories/organization-entry";
import { DueLine } from "@/components/site/sources";
import { Notice } from "@/components/ui/notice";
import { messagesOf } from "@/i18n/messages";
import {
  organizations as allOrganizations,
  organizationsByKind,
  organizationsByState,
} from "@/lib/content/directories/organizations";
import { findState } from "@/lib/content/states";
import type { Locale } from "@/lib/locale";

const { generateMetadata, Page } = contentPage({
  path: "/organizations",
  about: (locale) => messagesOf(locale).directories.organizations,
  body,
});
export { generateMetadata, Page as default };

async function body(locale: Locale) {
  const t = await getTranslations("directories.organizations");
  const byState = organizationsByState
    .map(({ state, organizations }) => ({
      code: state.code,
      name: state.name[locale],
      entries: organizations.map(({ id, name }) => ({ id, title: name, lang: "en" })),
    }))
    .sort((a, b) => a.name.localeCompare(b.name, locale));
  return (
    <>
      <Notice className="mb-8 max-w-[44rem]">
        <p>{t("notice")}</p>
      </Notice>
      <FilteredDirectory
        id="organizations"
        parts={organizationsByKind.map(({ kind, organizations }) => ({
          id: kind,
          title: t(`kinds.${kind}`),
          entries: organizations.map((organization) => (
            <OrganizationEntry
              key={organization.id}
              organization={organization}
              stateNames={organization.states.map((code) => findState(code)?.name[locale] ?? code)}
            />
          )),
        }))}
        partMenu={{ label: t("kind"), everything: t("everyKind") }}
        stateMenu={{
          everything: t("all"),
          // Every state is in the menu, because organizations that work in the whole country work in each state.
          options: [{ value: NATIONAL, label: t("nationwide") }, ...stateOptions(locale)],
        }}
        hasSearch
        everywhere={{ code: NATIONAL, countMessage: t.raw("countInState") as string }}
        byState={{ title: t("byState"), lead: t("byStateLead"), states: byState }}
      />
      <DueLine checks={allOrganizations.map(({ checked }) => checked)} />
    </>
  );
}
