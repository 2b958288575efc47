import type { ReactNode } from "react";

import { UnavailablePage } from "@/components/petition/instead-of-petition";
import { SignForm } from "@/components/petition/sign-form";
import { SourceField } from "@/components/petition/source-field";
import { SignPanel } from "@/components/petition/sign-panel";
import { messagesOf } from "@/i18n/messages";
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

/** The sign form, or a notice in its place where the petition takes no signatures now. */
export function SignSide({ open, Slot, what, stateName, ...form }: SignSideProps) {
  return (
    <SignPanel open={open} what={what} {...(stateName && { state: stateName })}>
      {open ? <SignFormFor {...form} source={<Slot name="source" as="span" />} /> : <Slot name="closed" />}
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
function SignFormFor({ locale, action, slug, path, source }: SignFormProps) {
  const { form, fieldErrors } = messagesOf(locale).petition;
  return (
    <SignForm
      action={action}
      slug={slug}
      permalink={localePath(locale, path)}
      texts={form}
      fieldErrors={fieldErrors}
      states={stateOptions(locale)}
      source={source}
      privacyHref={localePath(locale, "/privacy")}
    />
  );
}
