import { useLocale, useTranslations } from "next-intl";

import { Fold } from "@/components/ui/fold";
import { formatDay } from "@/i18n/format";
import { localePath } from "@/lib/locale";

interface UpdatesProps {
  slug: string;
  /** The newest first. */
  updates: { id: number; title: string; startedAt: Date }[];
}

const UNFOLDED = 3;

/** What organizers have told those who asked, for everybody who comes later. Nothing where there was nothing to tell. */
export function Updates({ slug, updates }: UpdatesProps) {
  const t = useTranslations("petition.updates");
  if (updates.length === 0) return null;
  const older = updates.slice(UNFOLDED);
  return (
    <section aria-labelledby="updates-title">
      <h2 id="updates-title" className="text-xl">
        {t("title")}
      </h2>
      <UpdateLinks slug={slug} updates={updates.slice(0, UNFOLDED)} />
      {older.length ? (
        <Fold id="older-updates" summary={t("older", { count: older.length })}>
          <UpdateLinks slug={slug} updates={older} />
        </Fold>
      ) : null}
    </section>
  );
}

function UpdateLinks({ slug, updates }: UpdatesProps) {
  const locale = useLocale();
  return (
    <ul className="mt-2">
      {updates.map(({ id, title, startedAt }) => (
        <li key={id} className="py-1">
          <a
            href={localePath(locale, `/petitions/${slug}/updates/${id}`)}
            className="inline-block py-1.5 text-link [overflow-wrap:anywhere]"
          >
            {title}
          </a>
          <span className="block text-sm text-muted">{formatDay(locale, startedAt)}</span>
        </li>
      ))}
    </ul>
  );
}
