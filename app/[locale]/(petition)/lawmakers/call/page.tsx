import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";

import { wordsFor } from "@/app/_web/pages/lawmaker-contact";
import { requestLocale } from "@/app/_web/pages/request-locale";
import { showContact } from "@/app/_web/pages/shown-contact";
import { Call } from "@/components/lawmakers/call";
import { InSpanish } from "@/components/lawmakers/in-spanish";
import { Phone } from "@/components/lawmakers/phone";

type Props = PageProps<"/[locale]/lawmakers/call">;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getTranslations({ locale: await requestLocale(params), namespace: "lawmakers" });
  return { title: t("call.titleOpen"), description: t("metaCall"), robots: { index: false } };
}

/** What to say in a call to one lawmaker, to a person and to voice mail. */
export default function CallPage(props: Props) {
  return showContact("call", props, async ({ contact, otherWay }) => {
    const t = await getTranslations("lawmakers.call");
    const phone = contact.lawmaker?.phone;
    return (
      <div className="max-w-measure">
        <h2 className="text-xl">{t("number")}</h2>
        <p className="mt-2 text-lg">{phone ? <Phone phone={phone} /> : t("noNumber")}</p>
        <h2 className="mt-8 text-xl">{t("tips")}</h2>
        <ul className="mt-2 list-disc space-y-1 pl-6">
          {[t("tip1"), t("tip2"), t("tip3"), t("tip4")].map((tip) => (
            <li key={tip}>{tip}</li>
          ))}
        </ul>
        <h2 className="mt-8 text-xl">{t("words")}</h2>
        <Call script={wordsFor(contact, "en").call} lang="en" />
        <InSpanish title={t("meaning")}>
          <Call script={wordsFor(contact, "es").call} lang="es" />
        </InSpanish>
        <div className="mt-8">{otherWay}</div>
      </div>
    );
  });
}
