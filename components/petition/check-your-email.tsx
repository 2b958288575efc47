import type { ReactNode } from "react";

import { Page } from "@/components/ui/container";
import { PageTitle } from "@/components/ui/page-title";
import { Panel } from "@/components/ui/panel";
import type { Messages } from "@/i18n/messages";

interface CheckYourEmailProps {
  words: Messages["news"]["checkEmail"];
  backHref: string;
  /** One more way on for those whose email has not come. */
  children?: ReactNode;
}

/** The same page after every accepted form, whoever the address belongs to. */
export function CheckYourEmail({ words, backHref, children }: CheckYourEmailProps) {
  return (
    <Page>
      <PageTitle lead={words.lead}>{words.title}</PageTitle>
      <ol className="max-w-measure list-decimal space-y-3 pl-6">
        {[words.step1, words.step2, words.step3].map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ol>
      <Panel className="mt-12 max-w-2xl">
        <h2 className="text-lg">{words.notThere}</h2>
        <ul className="mt-3 list-disc space-y-2 pl-6">
          {[words.notThere1, words.notThere2, words.notThere3].map((way) => (
            <li key={way}>{way}</li>
          ))}
        </ul>
        {children}
      </Panel>
      <p className="mt-8">
        <a href={backHref} className="text-link">
          {words.back}
        </a>
      </p>
    </Page>
  );
}
