import { useLocale, useTranslations } from "next-intl";

import { OutwardLink } from "@/components/directories/outward-link";
import { formatDate } from "@/i18n/format";
import { recordPath } from "@/lib/deliveries/progress/rules";
import type { BillProgress, DeliveryProgress, ProgressStep } from "@/lib/deliveries/progress/schema";
import { localePath } from "@/lib/locale";
import { statePath } from "./law-map";

/** What came of the petition in one state, as a timeline. Nothing where nothing is recorded. */
export function StateProgress({ steps, name }: { steps: ProgressStep[]; name: string }) {
  const t = useTranslations("states.progress");
  if (steps.length === 0) return null;
  return (
    <section aria-labelledby="progress" className="max-w-measure">
      <h2 id="progress" className="text-xl">
        {t("title", { state: name })}
      </h2>
      <p className="mt-2 text-sm text-muted">{t("lead")}</p>
      <ol className="mt-4">
        {steps.map((step) => (
          <li
            key={step.id}
            id={step.id}
            className="relative scroll-mt-4 border-l-2 border-edge pb-6 pl-6 last:pb-0 target:border-l-4 target:border-link"
          >
            <span aria-hidden="true" className="absolute top-1.5 -left-[0.44rem] size-3 rounded-full bg-link" />
            <Step step={step} />
          </li>
        ))}
      </ol>
      {steps.some(({ kind }) => kind === "delivered" || kind === "received") ? <DeliveredNumbers /> : null}
    </section>
  );
}

/** Why the number of a delivery differs from the one on the page. */
function DeliveredNumbers() {
  const t = useTranslations("deliveries.numbers");
  const locale = useLocale();
  return (
    <p className="mt-4 text-sm text-muted">
      {t("explain")}{" "}
      <a href={localePath(locale, "/verify")} className="text-link">
        {t("check")}
      </a>
    </p>
  );
}

type NewestStepsProps = { steps: { step: ProgressStep; state: string }[] };

/** The newest steps of all states on the home page, each with a link to its state. Nothing where nothing is recorded. */
export function NewestSteps({ steps }: NewestStepsProps) {
  const t = useTranslations("states.progress");
  const locale = useLocale();
  if (steps.length === 0) return null;
  return (
    <section aria-labelledby="progress">
      <h2 id="progress" className="text-2xl">
        {t("homeTitle")}
      </h2>
      <p className="mt-2 max-w-measure">{t("homeLead")}</p>
      <ol className="mt-6 grid gap-8 lg:grid-cols-3">
        {steps.map(({ step, state }) => (
          <li key={step.id} className="min-w-0 border-t-2 border-edge pt-4">
            <p className="text-lg font-semibold">
              <a href={localePath(locale, statePath(step.state))} className="text-link">
                {state}
              </a>
            </p>
            <Step step={step} />
          </li>
        ))}
      </ol>
      <p className="mt-4">
        <a href={`${localePath(locale, "/states")}#progress`} className="inline-block py-2.5 text-link">
          {t("all")}
        </a>
      </p>
    </section>
  );
}

/** What happened in one step, in words. */
export function StepName({ step }: { step: ProgressStep }) {
  const t = useTranslations("states.progress");
  return "bill" in step ? t(`kinds.${step.kind}`) : t(`offices.${step.kind}`, { count: step.offices });
}

function Step({ step }: { step: ProgressStep }) {
  const t = useTranslations("states.progress");
  const locale = useLocale();
  return (
    <>
      <p>
        <time dateTime={step.dated} className="text-sm text-muted">
          {formatDate(locale, step.dated)}
        </time>
        <br />
        <span className="font-semibold">
          <StepName step={step} />
        </span>
        {"bill" in step && step.chamber ? ` (${t(`chambers.${step.chamber}`)})` : null}
      </p>
      {"bill" in step ? <BillOfStep step={step} /> : <RecordOfStep step={step} />}
    </>
  );
}

function BillOfStep({ step: { bill, note, source } }: { step: BillProgress }) {
  const t = useTranslations("states.progress");
  const locale = useLocale();
  return (
    <>
      <p className="mt-1">
        <OutwardLink href={bill.url} lang="en">
          {bill.number}: {bill.title}
        </OutwardLink>
      </p>
      <p className="text-sm text-muted">
        <span lang="en">{bill.session}</span>
        {bill.sponsor ? <> · {t("sponsor", { name: bill.sponsor })}</> : null}
      </p>
      {note ? <p className="mt-1">{note[locale]}</p> : null}
      <p className="mt-1 text-sm">
        {t.rich("source", { title: source.title, link: (text) => <OutwardLink href={source.url}>{text}</OutwardLink> })}
      </p>
    </>
  );
}

function RecordOfStep({ step }: { step: DeliveryProgress & { id: string } }) {
  const t = useTranslations("states.progress");
  const locale = useLocale();
  return (
    <>
      {step.recipient ? <p className="mt-1">{step.recipient}</p> : null}
      <p className="mt-1 text-sm">
        {t.rich("record", {
          link: (text) => (
            <a href={localePath(locale, recordPath(step))} className="text-link">
              {text}
            </a>
          ),
        })}
      </p>
    </>
  );
}
