import type { ReactNode } from "react";

import { Page } from "@/components/ui/container";
import { PageTitle } from "@/components/ui/page-title";
import { Panel } from "@/components/ui/panel";
import type { Messages } from "@/i18n/messages";

interface CheckYourEmailProps {
  texts: Messages["news"]["checkEmail"];
  backHref: string;
  /** One more way to go on, for people whose email did not arrive. */
  children?: ReactNode;
}

/** The page after every accepted form. It is the same for every email. */
export function CheckYourEmail({ texts, backHref, children }: CheckYourEmailProps) {
  return (
    <Page>
      <PageTitle lead={texts.lead}>{texts.title}</PageTitle>
      <ol className="max-w-measure list-decimal space-y-3 pl-6">
        {[texts.step1, texts.step2, texts.step3].map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ol>
      <Panel className="mt-12 max-w-2xl">
        <h2 className="text-lg">{texts.notThere}</h2>
        <ul className="mt-3 list-disc space-y-2 pl-6">
          {[texts.notThere1, texts.notThere2, texts.notThere3].map((way) => (
            <li key={way}>{way}</li>
          ))}
        </ul>
        {children}
      </Panel>
      <p className="mt-8">
        <a href={backHref} className="text-link">
          {texts.back}
        </a>
      </p>
    </Page>
  );
}
