import { useLocale, useTranslations } from "next-intl";
import { SelectField } from "@/components/form/select-field";
import { TextField } from "@/components/form/text-field";
import { HELP_PATH, SEARCH_PATH } from "@/components/site/site-map";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { countText, type Everywhere, isEmptyFilter, type ListFilter as Filter } from "@/lib/content/filter/rules";
import { QUERY_LENGTH_MAX } from "@/lib/content/search/rules";
import { localePath } from "@/lib/locale";
import type { FilterMenu } from "./filtered-list";

type ListFilterProps = {
  path: string;
  /** The id of the element with the entries. */
  listId: string;
  menus: FilterMenu[];
  filter: Filter;
  hasUnknown: boolean;
  everywhere?: Everywhere | undefined;
  count: Parameters<typeof countText>[1];
};

/** The form above a list: words, a menu for each quality, and how many entries are shown (see FilteredList). */
export function ListFilter({ path, listId, menus, filter, hasUnknown, everywhere, count }: ListFilterProps) {
  const t = useTranslations("directories.filter");
  const locale = useLocale();
  const url = localePath(locale, path);
  const messages = { count: t.raw("count") as string, countHere: t.raw("countHere") as string };
  return (
    <form
      action={url}
      data-list-filter={listId}
      data-count={messages.count}
      data-count-here={messages.countHere}
      data-everywhere={everywhere && `${everywhere.menu} ${everywhere.value}`}
      role="search"
      aria-label={t("name")}
      className="mb-6 print:hidden"
    >
      {hasUnknown ? (
        <Notice className="mb-6 max-w-[44rem]">
          <p>{t("unknown")}</p>
        </Notice>
      ) : null}
      <div className="grid grid-cols-2 items-end max-[22rem]:grid-cols-1 gap-x-4 gap-y-4 sm:gap-x-6 lg:grid-cols-[2fr_repeat(2,1.5fr)_auto] *:min-w-0 [&>:first-child]:col-span-full lg:[&>:first-child]:col-span-1">
        <TextField
          name="q"
          type="search"
          label={t("query")}
          maxLength={QUERY_LENGTH_MAX}
          autoComplete="off"
          enterKeyHint="search"
          defaultValue={filter.q}
        />
        {menus.map(({ name, label, everything, options }) => (
          <SelectField
            key={name}
            name={name}
            label={label}
            empty={everything}
            options={options}
            autoComplete="off"
            defaultValue={filter[name]}
          />
        ))}
        <Button type="submit" className="w-fit">
          {t("submit")}
        </Button>
      </div>
      <div className="mt-2 flex min-h-11 flex-wrap items-center gap-x-6">
        <p role="status" className="text-sm text-muted">
          {countText(messages, count)}
        </p>
        <a href={url} data-show-all hidden={isEmptyFilter(filter)} className="inline-block py-2.5 text-sm text-link">
          {t("showAll")}
        </a>
      </div>
      <NothingFound hidden={count.shown > 0} />
    </form>
  );
}

/** What to do where no entry matches. */
function NothingFound({ hidden }: { hidden: boolean }) {
  const t = useTranslations("directories.filter");
  const locale = useLocale();
  return (
    <div data-none hidden={hidden} className="mt-2 max-w-measure">
      <p className="font-semibold">{t("none")}</p>
      <p>{t("noneAdvice")}</p>
      <ul className="flex flex-wrap gap-x-6">
        <li>
          <a href={localePath(locale, SEARCH_PATH)} className="inline-block py-2.5 text-link">
            {t("searchAll")}
          </a>
        </li>
        <li>
          <a href={localePath(locale, HELP_PATH)} className="inline-block py-2.5 text-link">
            {t("getHelp")}
          </a>
        </li>
      </ul>
    </div>
  );
}
