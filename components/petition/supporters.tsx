import { useTranslations } from "next-intl";

interface Supporter {
  shownName: string;
  /** The name of the state, not its code. */
  state: string;
}

/** The newest signers who chose to be shown, each by initials or by name as they chose. */
export function Supporters({ supporters }: { supporters: Supporter[] }) {
  const t = useTranslations("petition.page");
  return (
    <section aria-labelledby="supporters-title">
      <h2 id="supporters-title" className="text-xl">
        {t("supporters")}
      </h2>
      {supporters.length === 0 ? (
        <p className="mt-3 text-muted">{t("supportersNone")}</p>
      ) : (
        <ul className="mt-3 columns-2xs gap-8">
          {supporters.map(({ shownName, state }, index) => (
            <li key={index} className="break-inside-avoid py-1 [overflow-wrap:anywhere]">
              {t("supporterState", { name: shownName, state })}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
