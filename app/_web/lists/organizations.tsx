import { stateOptions } from "@/app/_web/forms/state-options";
import { OrganizationDetails, OrganizationLine } from "@/components/directories/organization-entry";
import { DueLine } from "@/components/site/sources";
import { Notice } from "@/components/ui/notice";
import { messagesOf } from "@/i18n/messages";
import { localOrganizations, nationalByKind, organizations } from "@/lib/content/directories/organizations";
import { type Organization, organizationQualities } from "@/lib/content/directories/schema";
import { findState } from "@/lib/content/states";
import type { Locale } from "@/lib/locale";
import { NATIONAL } from "./national";
import { type ListPage, textOf } from "./list-page";

export const organizationList: ListPage = {
  path: "/organizations",
  about: (locale) => messagesOf(locale).directories.organizations,
  everywhere: { menu: "state", value: NATIONAL },
  menus(locale) {
    const {
      organizations: t,
      filter: { state },
    } = messagesOf(locale).directories;
    const kinds = organizationQualities.map((value) => ({ value, label: t.kinds[value] }));
    // Every state is in the menu, because organizations that work in the whole country work in each state.
    const states = [{ value: NATIONAL, label: t.nationwide }, ...stateOptions(locale)];
    return [
      { name: "state", label: state, everything: t.all, options: states },
      { name: "kind", label: t.kind, everything: t.everyKind, options: kinds },
    ];
  },
  parts(locale) {
    const { organizations: t } = messagesOf(locale).directories;
    return [
      {
        id: "local",
        title: t.local,
        titleHere: t.here,
        entries: localOrganizations(locale).map((each) => entryOf(each, locale)),
      },
      ...nationalByKind.map(({ kind, organizations: ofKind }) => ({
        id: kind,
        title: t.national.replace("{kind}", t.kinds[kind]),
        entries: ofKind.map((each) => entryOf(each, locale)),
      })),
    ];
  },
  above: (locale) => (
    <Notice className="mb-8 max-w-[44rem]">
      <p>{messagesOf(locale).directories.organizations.notice}</p>
    </Notice>
  ),
  below: () => <DueLine checks={organizations.map(({ checked }) => checked)} />,
};

function entryOf(organization: Organization, locale: Locale) {
  const { organizations: t } = messagesOf(locale).directories;
  const { id, name, states, kind, alsoKinds, translations } = organization;
  const kinds = [kind, ...alsoKinds];
  const stateNames = states.map((code) => findState(code)?.name[locale] ?? code);
  const places = stateNames.length > 0 ? stateNames : [t.nationwide];
  return {
    id,
    text: textOf(organization, name, translations[locale].description),
    words: [...places, ...kinds.map((each) => t.kinds[each])].join(" "),
    values: { state: states.join(" ") || NATIONAL, kind: kinds.join(" ") },
    line: <OrganizationLine organization={organization} stateNames={stateNames} />,
    children: <OrganizationDetails organization={organization} stateNames={stateNames} />,
  };
}
