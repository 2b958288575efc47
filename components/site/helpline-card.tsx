import { useLocale, useTranslations } from "next-intl";
import { ButtonLink } from "@/components/ui/button";
import { Fold } from "@/components/ui/fold";
import { Panel } from "@/components/ui/panel";
import type { Helpline } from "@/lib/content/schema";
import { SourcesAndCheck } from "./provenance";
import { Unbroken } from "./unbroken";

type HelplineCardProps = {
  helpline: Helpline;
  /** Whether what happens then is folded too, where there is a way to call or write. */
  short?: boolean;
};

/** A helpline: when to use it, large buttons to reach it, what happens then, and folded the details and the sources. */
export function HelplineCard({ helpline, short = false }: HelplineCardProps) {
  const { id, phone, text, website, translations } = helpline;
  const { name, when, whatHappens, spanish } = translations[useLocale()];
  const hasWays = Boolean(phone ?? text ?? website);
  const isShort = short && hasWays;
  return (
    <Panel as="li" id={id} tone="plain" className="flex scroll-mt-4 break-inside-avoid flex-col gap-4">
      <div>
        <p className="text-sm text-muted">{when}</p>
        <h3 className="mt-1 text-lg">{name}</h3>
      </div>
      {hasWays ? <Ways helpline={helpline} /> : null}
      {spanish ? (
        <p>
          <Unbroken text={spanish} />
        </p>
      ) : null}
      {isShort ? null : <p>{whatHappens}</p>}
      <div className="mt-auto -mb-2">
        <Details helpline={helpline} short={isShort} />
      </div>
    </Panel>
  );
}

/** All that the card does not say, folded on the screen and, but for the sources, open on paper. */
function Details({ helpline, short }: Required<HelplineCardProps>) {
  const t = useTranslations("content");
  const { name, hours, languages, privacy, whatHappens } = helpline.translations[useLocale()];
  const details = [
    [t("hours"), hours],
    [t("languages"), languages],
    [t("privacy"), privacy],
  ] as const;
  const stated = details.filter((detail): detail is [string, string] => detail[1] !== null);
  return (
    <Fold
      className="text-sm"
      summary={
        <span>
          {t(short ? "moreWithAll" : "more")}
          <span className="sr-only">{`: ${name}`}</span>
        </span>
      }
    >
      {short ? <p className="border-l-2 border-hairline pb-3 pl-4 text-base">{whatHappens}</p> : null}
      {stated.length === 0 ? null : (
        <dl className="grid grid-cols-[auto_1fr] gap-x-4 gap-y-1 border-l-2 border-hairline pb-3 pl-4">
          {stated.map(([label, value]) => (
            <div key={label} className="col-span-2 grid grid-cols-subgrid">
              <dt className="text-muted">{label}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
      )}
      <SourcesAndCheck of={helpline} />
    </Fold>
  );
}

/** The buttons to call, to send a text message and to open the website. */
function Ways({ helpline: { phone, text, website, chat, translations } }: HelplineCardProps) {
  const t = useTranslations("content");
  const locale = useLocale();
  const keyword = text?.keyword[locale];
  const site = t(chat ? "chat" : "website");
  return (
    <p className="flex flex-wrap gap-3">
      {phone ? (
        <ButtonLink href={`tel:${phone.digits}`}>
          <Unbroken text={t("call", { number: phone.shown })} />
        </ButtonLink>
      ) : null}
      {text ? (
        <ButtonLink href={`sms:${text.digits}`}>
          <Unbroken
            text={keyword ? t("textKeyword", { keyword, number: text.shown }) : t("text", { number: text.shown })}
          />
        </ButtonLink>
      ) : null}
      {website ? (
        <ButtonLink
          href={website[locale]}
          rel="noreferrer"
          aria-label={`${site}: ${translations[locale].name}`}
          className="print:min-h-0 print:border-0 print:p-0 print:text-left"
        >
          {site}
        </ButtonLink>
      ) : null}
    </p>
  );
}
