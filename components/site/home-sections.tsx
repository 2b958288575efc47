import { useLocale, useTranslations } from "next-intl";
import { ButtonLink } from "@/components/ui/button";
import { localePath } from "@/lib/locale";
import type { Helpline, HomePage } from "@/lib/content/schema";
import { SourceMarks } from "./sources";
import { stepDrawings } from "./step-drawings";
import { Unbroken } from "./unbroken";

/** Three facts as short sentences, each with its sources collapsed. */
export function Facts({ page }: { page: HomePage }) {
  const t = useTranslations("shell.home");
  const locale = useLocale();
  return (
    <section aria-labelledby="facts">
      <h2 id="facts" className="text-2xl">
        {page.factsHeading}
      </h2>
      <ul className="mt-8 grid gap-8 md:grid-cols-3">
        {page.facts.map(({ text, sources }) => (
          <li key={text} className="border-t-2 border-hairline pt-4">
            {text}
            <span className="text-link">
              <SourceMarks numbers={sources} />
            </span>
          </li>
        ))}
      </ul>
      <p className="mt-6">
        <a href={localePath(locale, "/facts")} className="inline-block py-2.5 text-link">
          {t("factsMore")}
        </a>
      </p>
    </section>
  );
}

/** What the law does, in three steps with drawings. */
export function Steps({ page }: { page: HomePage }) {
  return (
    <section aria-labelledby="steps">
      <h2 id="steps" className="text-2xl">
        {page.stepsHeading}
      </h2>
      <ol className="mt-8 grid grid-cols-1 gap-10 md:grid-cols-3">
        {page.steps.map(({ title, text }, index) => {
          const Drawing = stepDrawings[index];
          return (
            <li key={title}>
              <div className="flex justify-center rounded-md bg-harbor p-6 text-on-harbor">
                {Drawing ? <Drawing /> : null}
              </div>
              <h3 className="mt-4 text-xl">{title}</h3>
              <p className="mt-2">{text}</p>
            </li>
          );
        })}
      </ol>
    </section>
  );
}

/** What a reader can do today, each with a link to its page. */
export function Today({ page }: { page: HomePage }) {
  const locale = useLocale();
  return (
    <section aria-labelledby="today">
      <h2 id="today" className="text-2xl">
        {page.todayHeading}
      </h2>
      <ul className="mt-8 grid gap-x-8 gap-y-6 sm:grid-cols-2 lg:grid-cols-4">
        {page.today.map(({ title, text, path }) => (
          <li key={path} className="border-t-2 border-hairline pt-2">
            <h3 className="text-lg">
              <a href={localePath(locale, path)} className="inline-block py-2 text-link">
                {title}
              </a>
            </h3>
            <p>{text}</p>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Large buttons for readers who need help themselves. */
export function HelpBlock({ page, helpline, emergency }: { page: HomePage; helpline: Helpline; emergency: Helpline }) {
  const t = useTranslations("shell.home");
  const locale = useLocale();
  const calls = [emergency.phone, helpline.phone].filter((phone) => phone !== null);
  return (
    <section aria-labelledby="help" className="rounded-md bg-raised p-6 sm:p-10">
      <h2 id="help" className="text-2xl">
        {page.helpHeading}
      </h2>
      <p className="mt-4 max-w-measure">{page.help}</p>
      <p className="mt-6 flex flex-wrap gap-3">
        {calls.map(({ digits, shown }) => (
          <ButtonLink key={digits} href={`tel:${digits}`}>
            <Unbroken text={t("call", { number: shown })} />
          </ButtonLink>
        ))}
        {helpline.text ? (
          <ButtonLink href={`sms:${helpline.text.digits}`}>{t("text", { number: helpline.text.shown })}</ButtonLink>
        ) : null}
        <ButtonLink href={localePath(locale, "/get-help")}>{t("allHelp")}</ButtonLink>
      </p>
    </section>
  );
}
