import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { buttonClasses } from "@/components/ui/button";
import { Container } from "@/components/ui/container";
import { localePath } from "@/lib/locale";
import { Disclosure } from "./disclosure";
import { Mark } from "./mark";
import { HELP_PATH, menu, type MenuEntry, PETITION_PATH, SEARCH_PATH } from "./site-map";

const entryClasses =
  "inline-flex whitespace-nowrap min-h-11 items-center px-2 no-underline hover:underline text-current";
const panelClasses = "z-30 rounded-md border border-hairline bg-ground p-2 text-text shadow-float";

interface HeaderProps {
  siteName: string;
  /** Of the link to the petition. */
  petitionLabel: ReactNode;
}

/** The logo and the main menu. On a page that begins with the navy harbor it is navy too. */
export function Header({ siteName, petitionLabel }: HeaderProps) {
  const t = useTranslations("shell.header");
  const locale = useLocale();
  return (
    <header className="site-header border-b print:border-0">
      <Container className="flex flex-wrap items-center gap-2 py-2">
        {/* In very large text the name keeps its width, and the menus move below it. */}
        <div className="flex grow basis-40">
          <a
            href={localePath(locale, "/")}
            className="inline-flex min-h-11 items-center gap-3 text-current no-underline max-[22rem]:gap-2"
          >
            <Mark className="size-10 shrink-0 sm:size-11" />
            <span className="font-serif text-base leading-tight font-medium text-balance max-[22rem]:text-sm sm:text-lg">
              {siteName}
            </span>
          </a>
        </div>
        <nav aria-label={t("label")} className="flex flex-wrap items-center print:hidden">
          <ul className="flex flex-wrap items-center gap-1 text-sm max-xl:hidden">
            {menu.map((entry) => (
              <li key={entry.path}>
                <WideEntry entry={entry} />
              </li>
            ))}
            <li className="pl-2">
              <a
                href={localePath(locale, `${PETITION_PATH}#sign`)}
                className={buttonClasses("quiet", "py-1.5 text-sm text-current!")}
              >
                {petitionLabel}
              </a>
            </li>
          </ul>
          <a
            href={localePath(locale, SEARCH_PATH)}
            className={`${entryClasses} gap-2 text-sm max-sm:min-w-11 max-sm:justify-center`}
          >
            <SearchIcon /> <span className="max-sm:sr-only xl:sr-only">{t("search")}</span>
          </a>
          <Disclosure
            label={t("menu")}
            className="relative text-sm xl:hidden"
            summaryClassName={`${entryClasses} site-summary`}
          >
            <NarrowMenu petitionLabel={petitionLabel} />
          </Disclosure>
        </nav>
      </Container>
    </header>
  );
}

function SearchIcon() {
  return (
    <svg aria-hidden="true" viewBox="0 0 24 24" className="size-5 fill-none stroke-current stroke-2">
      <circle cx="10.5" cy="10.5" r="6.5" />
      <path d="m15.5 15.5 5.5 5.5" strokeLinecap="round" />
    </svg>
  );
}

function WideEntry({ entry }: { entry: MenuEntry }) {
  const t = useTranslations("shell.header");
  const locale = useLocale();
  if (!entry.children)
    return (
      <a href={localePath(locale, entry.path)} className={entryClasses}>
        {t(entry.label)}
      </a>
    );
  return (
    <Disclosure label={t(entry.label)} className="group relative" summaryClassName={`${entryClasses} site-summary`}>
      <div className={`absolute left-0 w-64 ${panelClasses}`}>
        <MenuList entries={entry.children} />
      </div>
    </Disclosure>
  );
}

/**
 * The panel of narrow screens: the two most urgent pages as buttons, then the groups of the wide menu. Its lower edge fades while
 * more follows: the fade sticks to the edge, and at the end of the list it lies below the last link.
 */
function NarrowMenu({ petitionLabel }: { petitionLabel: ReactNode }) {
  const t = useTranslations("shell.header");
  const locale = useLocale();
  const nearHelp = menu.flatMap(({ path, children = [] }) => (path === HELP_PATH ? children : []));
  return (
    <div
      className={`absolute right-0 max-h-[70vh] w-80 max-w-[calc(100vw-2rem)] scroll-pb-12 overflow-y-auto ${panelClasses}`}
    >
      <p className="flex flex-wrap gap-2 p-2">
        <a href={localePath(locale, HELP_PATH)} className={buttonClasses("quiet", "grow")}>
          {t("getHelp")}
        </a>
        <a href={localePath(locale, `${PETITION_PATH}#sign`)} className={buttonClasses("light", "grow")}>
          {petitionLabel}
        </a>
      </p>
      <MenuList entries={nearHelp.filter(({ path }) => path !== HELP_PATH)} />
      {menu.map(({ label, path, children }) =>
        path === HELP_PATH || !children ? null : (
          <section key={path} aria-label={t(label)} className="mt-2 border-t border-hairline pt-2">
            <h2 className="px-3 pt-1 font-sans text-sm font-semibold text-muted">{t(label)}</h2>
            <MenuList entries={children} />
          </section>
        ),
      )}
      <div
        aria-hidden="true"
        className="pointer-events-none sticky -bottom-2 -mb-2 h-10 bg-linear-to-t from-ground to-transparent"
      />
    </div>
  );
}

function MenuList({ entries }: { entries: { label: MenuEntry["label"]; path: string }[] }) {
  const t = useTranslations("shell.header");
  const locale = useLocale();
  return (
    <ul>
      {entries.map(({ label, path }) => (
        <li key={path}>
          <a
            href={localePath(locale, path)}
            className="flex min-h-11 items-center rounded-md px-3 text-link hover:bg-raised"
          >
            {t(label)}
          </a>
        </li>
      ))}
    </ul>
  );
}
