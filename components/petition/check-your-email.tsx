import { useTranslations } from "next-intl";
import type { ReactNode } from "react";

import { Page } from "@/components/ui/container";
import { PageTitle } from "@/components/ui/page-title";
import { Panel } from "@/components/ui/panel";
import type { Messages } from "@/i18n/messages";
import { MailboxPlaces } from "./mailbox-places";

interface CheckYourEmailProps {
  texts: Messages["news"]["checkEmail"];
  /** How the email looks in the list of a mail program. */
  expected: { sender: string; subject: string };
  backHref: string;
  /** The email that was typed, as far as the tab knows it. */
  sentTo?: ReactNode;
  /** A form that sends the email again. It shows itself in the place of advice. */
  sendAgain?: ReactNode;
  /** One more way to go on, for people whose email did not arrive. */
  children?: ReactNode;
}

/** The page after every accepted form. It is the same for every email. */
export function CheckYourEmail({ texts, expected, backHref, sentTo, sendAgain, children }: CheckYourEmailProps) {
  const t = useTranslations("petition.mailbox");
  return (
    <Page>
      <PageTitle lead={texts.lead}>{texts.title}</PageTitle>
      <div className="gap-x-16 lg:grid lg:grid-cols-2">
        <div>
          {sentTo}
          <ol className="max-w-measure list-decimal space-y-3 pl-6">
            {[texts.step1, texts.step2, texts.step3].map((step) => (
              <li key={step}>{step}</li>
            ))}
          </ol>
          <div className="mt-8 max-w-measure border-y border-hairline py-4 [overflow-wrap:anywhere]">
            <dl>
              {(["sender", "subject"] as const).map((part) => (
                <div key={part}>
                  <dt className="inline text-muted">{t(part)} </dt>
                  <dd className="inline font-semibold">{expected[part]}</dd>
                </div>
              ))}
            </dl>
            <p className="mt-2 text-sm text-muted">{texts.otherSubject}</p>
          </div>
        </div>
        <Panel className="max-w-2xl max-lg:mt-10 lg:self-start">
          <h2 className="text-lg">{texts.notThere}</h2>
          <p className="mt-3">{t("look")}</p>
          <MailboxPlaces />
          {sendAgain}
          <ul data-not-sent="" className="mt-5 list-disc space-y-2 pl-6">
            {[texts.notThere1, texts.notThere2].map((way) => (
              <li key={way}>{way}</li>
            ))}
          </ul>
          {children}
        </Panel>
      </div>
      <p className="mt-8">
        <a href={backHref} className="text-link">
          {texts.back}
        </a>
      </p>
    </Page>
  );
}
