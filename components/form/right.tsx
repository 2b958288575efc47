import type { ReactNode } from "react";

import { ButtonLink } from "@/components/ui/button";
import type { FormAction } from "@/lib/form-state";
import { ActionButton } from "./action-button";
import type { Troubles } from "./use-form-response";

/** One thing people may do with what is kept about them, under its own heading. */
export function Right({ title, text, children }: { title: string; text?: string; children: ReactNode }) {
  return (
    <section className="border-t border-hairline pt-8">
      <h2 className="text-xl">{title}</h2>
      {text ? <p className="mt-2 max-w-measure">{text}</p> : null}
      <div className="mt-5">{children}</div>
    </section>
  );
}

interface DownloadRightProps {
  words: Record<"downloadTitle" | "downloadText" | "download", string>;
  href: string;
}

export function DownloadRight({ words, href }: DownloadRightProps) {
  return (
    <Right title={words.downloadTitle} text={words.downloadText}>
      <ButtonLink href={href} download>
        {words.download}
      </ButtonLink>
    </Right>
  );
}

interface EraseRightProps {
  words: Record<"eraseTitle" | "eraseText" | "eraseOpen" | "eraseSure" | "erase" | "eraseBusy", string>;
  action: FormAction;
  troubles: Troubles;
}

export function EraseRight({ words, action, troubles }: EraseRightProps) {
  return (
    <Right title={words.eraseTitle} text={words.eraseText}>
      {/* Opens without JavaScript too: the second thought before what cannot be undone. */}
      <details>
        <summary className="min-h-11 py-2 text-error underline">{words.eraseOpen}</summary>
        <p className="mt-3 mb-4 font-semibold">{words.eraseSure}</p>
        <ActionButton action={action} busy={words.eraseBusy} variant="danger" {...troubles}>
          {words.erase}
        </ActionButton>
      </details>
    </Right>
  );
}
