import { useLocale } from "next-intl";
import { PETITION_PATH } from "@/components/site/site-map";
import { ButtonLink } from "@/components/ui/button";
import { localePath } from "@/lib/locale";
import type { Action } from "@/lib/content/act/schema";

type ActionPartProps = { id: string; heading: string; actions: Action[] };

/** The actions that take about the same time. Each says why it helps and links to its page. */
export function ActionPart({ id, heading, actions }: ActionPartProps) {
  const locale = useLocale();
  return (
    <section aria-labelledby={id} className="mb-12 sm:mb-16">
      <h2 id={id} className="mb-4 scroll-mt-4 text-2xl">
        {heading}
      </h2>
      <ul className="grid gap-x-10 md:grid-cols-2 print:block">
        {actions.map(({ title, text, path, link }) => (
          <li key={title} className="break-inside-avoid border-t border-hairline py-5">
            <h3 className="text-lg">{title}</h3>
            <p className="mt-1 max-w-measure">{text}</p>
            {path.startsWith(PETITION_PATH) ? (
              <p className="mt-3">
                <ButtonLink variant="light" href={localePath(locale, path)}>
                  {link}
                </ButtonLink>
              </p>
            ) : (
              <p>
                <a href={localePath(locale, path)} className="inline-block py-2.5 text-link">
                  {link}
                </a>
              </p>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
