import { getTranslations, setRequestLocale } from "next-intl/server";
import { PageData } from "@/app/_web/pages/page-data";
import { pageMetadata } from "@/app/_web/pages/page-metadata";
import { requireLocale } from "@/app/_web/pages/require-locale";
import { ListFilter } from "@/components/directories/list-filter";
import { NATIONAL } from "@/components/directories/entry";
import { Group } from "@/components/directories/group";
import { JumpList } from "@/components/directories/jump-list";
import { OrganizationEntry } from "@/components/directories/organization-entry";
import { StateIndex } from "@/components/directories/state-index";
import { DueNotice } from "@/components/site/sources";
import { Page } from "@/components/ui/container";
import { Notice } from "@/components/ui/notice";
import { PageTitle } from "@/components/ui/page-title";
import { organizationsByKind, organizationsByState } from "@/lib/content/directories/organizations";
import { findState, states } from "@/lib/content/states";

export async function generateMetadata({ params }: PageProps<"/[locale]/organizations">) {
  const locale = requireLocale((await params).locale);
  const t = await getTranslations({ locale, namespace: "directories.organizations" });
  return pageMetadata({ locale, path: "/organizations", title: t("title"), description: t("lead") });
}

export default async function OrganizationsPage({ params }: PageProps<"/[locale]/organizations">) {
  const locale = requireLocale((await params).locale);
  setRequestLocale(locale);
  const t = await getTranslations("directories.organizations");
  const common = await getTranslations("directories");
  const byState = organizationsByState
    .map(({ state, organizations }) => ({
      code: state.code,
      name: state.name[locale],
      entries: organizations.map(({ id, name }) => ({ id, title: name, lang: "en" })),
    }))
    .sort((a, b) => a.name.localeCompare(b.name, locale));
  // Every state is in the menu: what works in the whole country works there, too.
  const options = [
    { value: NATIONAL, label: t("nationwide") },
    ...states
      .map(({ code, name }) => ({ value: code, label: name[locale] }))
      .sort((a, b) => a.label.localeCompare(b.label, locale)),
  ];
  const kinds = organizationsByKind.map(({ kind }) => ({ id: kind, label: t(`kinds.${kind}`) }));
  const targets = [...kinds, { id: "by-state", label: t("byState") }];

  return (
    <Page>
      <PageData locale={locale} trail={[{ path: "/organizations", title: t("title") }]} />
      <PageTitle lead={t("lead")}>{t("title")}</PageTitle>
      <DueNotice
        checks={organizationsByKind.flatMap(({ organizations }) => organizations.map(({ checked }) => checked))}
      />
      <Notice className="mb-8 max-w-[44rem]">
        <p>{t("notice")}</p>
      </Notice>
      <ListFilter
        listId="organizations"
        label={common("filter.name")}
        words={common("filter.words")}
        tally={common.raw("filter.tally") as string}
        everywhere={{ code: NATIONAL, tally: t.raw("tallyState") as string }}
        states={{ label: common("filter.label"), everything: t("all"), options }}
        parts={{
          label: t("kind"),
          everything: t("everyKind"),
          options: kinds.map(({ id, label }) => ({ value: id, label })),
        }}
      />
      <div id="organizations">
        <JumpList label={common("jump")} targets={targets} />
        {organizationsByKind.map(({ kind, organizations }) => (
          <Group key={kind} id={kind} title={t(`kinds.${kind}`)}>
            <ul className="grid gap-x-10 md:grid-cols-2 print:block">
              {organizations.map((organization) => (
                <OrganizationEntry
                  key={organization.id}
                  organization={organization}
                  stateNames={organization.states.map((code) => findState(code)?.name[locale] ?? code)}
                />
              ))}
            </ul>
          </Group>
        ))}
        <Group id="by-state" title={t("byState")} lead={t("byStateLead")} wholeList>
          <StateIndex states={byState} />
        </Group>
      </div>
    </Page>
  );
}
