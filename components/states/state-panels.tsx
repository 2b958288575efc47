import { useLocale, useTranslations } from "next-intl";

import type { Followed } from "@/components/petition/live-data";
import { type NamedState, PetitionNumber } from "@/components/petition/petition-number";
import { PETITION_PATH } from "@/components/site/site-map";
import { Unbroken } from "@/components/site/unbroken";
import { ButtonLink } from "@/components/ui/button";
import { Panel } from "@/components/ui/panel";
import { localePath } from "@/lib/locale";
import type { Helpline } from "@/lib/content/schema";

type StateNumberProps = {
  code: string;
  state: NamedState;
  /** Null if the number cannot be read. */
  count: number | null;
  /** Signatures on paper, which are no part of the number. */
  paper: number;
  /** Of the state. */
  goal: number | null;
  /** The petition. Null if it cannot be read. */
  followed: Followed | null;
};

/** How many people signed in a state, and a link to sign there. */
export function StateNumber({ code, state, count, paper, goal, followed }: StateNumberProps) {
  const t = useTranslations("states.state");
  const locale = useLocale();
  const status = followed?.status ?? "away";
  const edition = localePath(locale, `${PETITION_PATH}/${code.toLowerCase()}`);
  return (
    <Panel as="section" aria-labelledby="number">
      <h2 id="number" className="mb-3 text-lg">
        {t("numberTitle", { state: state.inSentence })}
      </h2>
      <div data-follows="number">
        <PetitionNumber count={count} paper={paper} goal={goal} state={state} live={followed ?? undefined} />
      </div>
      <div className="mt-5 print:hidden" data-follows="to-petition">
        <ButtonLink
          href={status === "open" ? `${edition}#sign` : edition}
          variant={status === "open" ? "light" : "quiet"}
          className="w-full"
        >
          {status === "open" ? t("sign", { state: state.inSentence }) : t(status)}
        </ButtonLink>
      </div>
    </Panel>
  );
}

/** The nationwide helplines. */
export function StateHelp({ name, helplines }: { name: string; helplines: Helpline[] }) {
  const t = useTranslations("states.state");
  const home = useTranslations("shell.home");
  const locale = useLocale();
  const calls = helplines.flatMap(({ phone }) => phone ?? []);
  const texts = helplines.flatMap(({ text }) => text ?? []);
  return (
    <Panel as="section" aria-labelledby="help">
      <h2 id="help" className="text-lg">
        {t("helpTitle", { state: name })}
      </h2>
      <p className="mt-2">{t("help")}</p>
      <p className="mt-4 flex flex-wrap gap-3">
        {calls.map(({ digits, shown }) => (
          <ButtonLink key={digits} href={`tel:${digits}`}>
            <Unbroken text={home("call", { number: shown })} />
          </ButtonLink>
        ))}
        {texts.map(({ digits, shown }) => (
          <ButtonLink key={digits} href={`sms:${digits}`}>
            {home("text", { number: shown })}
          </ButtonLink>
        ))}
        <ButtonLink href={localePath(locale, "/get-help")}>{home("allHelp")}</ButtonLink>
      </p>
    </Panel>
  );
}
