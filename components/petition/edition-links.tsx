import { getTranslations } from "next-intl/server";

import { Fold } from "@/components/ui/fold";

interface EditionLinksProps {
  editions: { name: string; href: string }[];
}

/** Links to the state editions of the petition, folded. */
export async function EditionLinks({ editions }: EditionLinksProps) {
  const t = await getTranslations("petition.page");
  return (
    <section aria-labelledby="editions-title">
      <h2 id="editions-title" className="text-xl">
        {t("editions")}
      </h2>
      <p className="mt-3 max-w-measure text-muted">{t("editionsHint")}</p>
      <Fold id="editions" className="mt-1" summary={t("editionsFolded", { count: editions.length })}>
        <ul className="mt-2 columns-[9rem] gap-6 text-sm">
          {editions.map(({ name, href }) => (
            <li key={href} className="break-inside-avoid">
              <a href={href} className="inline-block py-1.5 text-link">
                {name}
              </a>
            </li>
          ))}
        </ul>
      </Fold>
    </section>
  );
}
