import type { ReactNode } from "react";

import { ButtonLink } from "@/components/ui/button";
import type { FormAction } from "@/lib/form-state";
import { ActionButton } from "./action-button";
import type { Troubles } from "./use-form-response";

/** One right that people have over their data, under its own heading. */
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
  texts: Record<"downloadTitle" | "downloadText" | "download", string>;
  href: string;
}

export function DownloadRight({ texts, href }: DownloadRightProps) {
  return (
    <Right title={texts.downloadTitle} text={texts.downloadText}>
      <ButtonLink href={href} download>
        {texts.download}
      </ButtonLink>
    </Right>
  );
}

interface EraseRightProps {
  texts: Record<"eraseTitle" | "eraseText" | "eraseOpen" | "eraseSure" | "erase" | "eraseBusy", string>;
  action: FormAction;
  troubles: Troubles;
}

export function EraseRight({ texts, action, troubles }: EraseRightProps) {
  return (
    <Right title={texts.eraseTitle} text={texts.eraseText}>
      {/* Erasing cannot be undone, so a second press confirms it. `details` needs no JavaScript. */}
      <details>
        <summary className="site-summary inline-flex min-h-11 items-center py-2 text-error underline">
          {texts.eraseOpen}
        </summary>
        <p className="mt-3 mb-4 font-semibold">{texts.eraseSure}</p>
        <ActionButton action={action} busy={texts.eraseBusy} variant="danger" {...troubles}>
          {texts.erase}
        </ActionButton>
      </details>
    </Right>
  );
}
