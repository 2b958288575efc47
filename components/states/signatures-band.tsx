import { useLocale, useTranslations } from "next-intl";

import { type Followed, liveData } from "@/components/petition/live-data";
import { formatNumber } from "@/i18n/format";
import { Container } from "@/components/ui/container";
import type { Goals } from "@/lib/petitions/schema";
import type { Tally } from "@/lib/signatures/tally/schema";
import type { StateLight } from "./law-map";
import { SignatureMap } from "./signature-map";
import { SignatureTable } from "./signature-table";
import { StatesBand } from "./states-band";

type SignaturesBandProps = {
  states: StateLight[];
  /** Null if they cannot be read. */
  numbers: (Followed & Goals & { tally: Tally }) | null;
};

/** Where people have signed, as a map and as a table, or a notice that the tally cannot be read now. */
export function SignaturesBand({ numbers, states }: SignaturesBandProps) {
  const t = useTranslations("states.signatures");
  const map = useTranslations("states.map");
  const locale = useLocale();
  if (numbers === null) return <StatesBand id="signatures" title={t("title")} lead={t("away")} toTable={null} />;
  const { tally } = numbers;
  const { confirmed: count } = tally;
  return (
    <>
      <StatesBand
        id="signatures"
        title={t("title")}
        toTable={map("toTable")}
        lead={count === 0 ? t("lead0") : t("lead", { count, shown: formatNumber(locale, count) })}
      >
        <SignatureMap states={states} byState={tally.byState} />
      </StatesBand>
      <Container className="pt-10 sm:pt-16">
        <div id="signatures-table" className="max-w-[36rem]" {...liveData(numbers, count)}>
          <SignatureTable states={states} tally={tally} goals={numbers} />
        </div>
      </Container>
    </>
  );
}
