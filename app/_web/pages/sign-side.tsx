import type { ReactNode } from "react";

import { UnavailablePage } from "@/components/petition/instead-of-petition";
import { SignForm } from "@/components/petition/sign-form";
import { SourceField } from "@/components/petition/source-field";
import { SignPanel } from "@/components/petition/sign-panel";
import { DangerHelp } from "@/components/site/danger-help";
import { messagesOf } from "@/i18n/messages";
import { emergency, traffickingHotline } from "@/lib/content/helplines";
import { type Locale, localePath } from "@/lib/locale";
import type { FormAction } from "@/lib/form-state";
import { sourceField } from "@/lib/signatures/schema";
import { stateOptions } from "../forms/state-options";
import type { OpenedTemplate } from "../templates/open-template";

interface SignFormProps {
  locale: Locale;
  /** `signAction`, bound by the page to its slug and language. */
  action: FormAction;
  /** Of the petition. */
  slug: string;
  /** The English path of the page, such as `/petitions/safe-harbor`. */
  path: string;
  /** The hidden field with the share link that brought the signer. */
  source: ReactNode;
  /** Whether it is in a frame on another website. */
  framed?: boolean;
}

interface SignSideProps extends Omit<SignFormProps, "source"> {
  /** Whether the petition takes signatures now. */
  open: boolean;
  Slot: OpenedTemplate<unknown>["Slot"];
  /** What is signed, above the form. */
  what: ReactNode;
  /** The name within a sentence. */
  stateName?: string;
}

/** The sign form, or a notice in its place where the petition takes no signatures now. A pause is told above an open form. */
export function SignSide({ open, Slot, what, stateName, ...form }: SignSideProps) {
  return (
    <SignPanel
      notice={<Slot name="closed" className="not-empty:mb-6" follows />}
      what={what}
      {...(stateName && { state: stateName })}
    >
      {open ? <SignFormFor {...form} source={<Slot name="source" as="span" />} /> : null}
    </SignPanel>
  );
}

/** While the database is away: the form without numbers. It keeps what was typed until the database is back. */
export function SignWhileAway({ from, ...form }: Omit<SignFormProps, "source"> & { from: unknown }) {
  return (
    <UnavailablePage signing>
      <div className="max-w-lg">
        <SignFormFor {...form} source={<SourceField from={sourceField.parse(from ?? null)} />} />
      </div>
    </UnavailablePage>
  );
}

/** The form with its texts and states. It needs no database. */
export function SignFormFor({ locale, action, slug, path, source, framed = false }: SignFormProps) {
  const { form, danger, fieldErrors } = messagesOf(locale).petition;
  return (
    <SignForm
      action={action}
      slug={slug}
      permalink={localePath(locale, path)}
      texts={form}
      danger={danger}
      help={<DangerHelp emergency={emergency} hotline={traffickingHotline} />}
      fieldErrors={fieldErrors}
      states={stateOptions(locale)}
      source={source}
      privacyHref={localePath(locale, "/privacy")}
      framed={framed}
    />
  );
}
