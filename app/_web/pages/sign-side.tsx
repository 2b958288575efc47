import { ClosedNotice } from "@/components/petition/closed-notice";
import { UnavailablePage } from "@/components/petition/instead-of-petition";
import { SignForm } from "@/components/petition/sign-form";
import { SignPanel } from "@/components/petition/sign-panel";
import { messagesOf } from "@/i18n/messages";
import { type Locale, localePath } from "@/lib/locale";
import type { FormAction } from "@/lib/form-state";
import { findSwitches } from "@/lib/limits/queries";
import { GRACE_MILLISECONDS, phaseOf } from "@/lib/petitions/rules";
import type { Petition } from "@/lib/petitions/schema";
import { sourceField } from "@/lib/signatures/schema";
import { addMilliseconds } from "@/lib/time";
import { stateOptions } from "../forms/state-options";

interface SignSideProps {
  petition: Petition;
  locale: Locale;
  /** `signAction`, bound by the page to its slug and language. */
  action: FormAction;
  /** The English path of the page, such as `/petitions/safe-harbor`. */
  path: string;
  /** The query parameter that says where the visitor comes from. */
  from: string | string[] | undefined;
  count: number;
  /** The name within a sentence. */
  stateName?: string;
}

/** The sign form, or a notice in its place where the petition takes no signatures now. */
export async function SignSide({ petition, locale, action, path, from, count, stateName }: SignSideProps) {
  const phase = phaseOf(petition, new Date());
  const { signingPaused } = await findSwitches();
  const open = phase === "open" && !signingPaused;
  const reason = phase === "paused" || phase === "grace" || phase === "closed" ? phase : "signing-paused";
  return (
    <SignPanel open={open} {...(stateName && { state: stateName })}>
      {open ? (
        <SignFormFor locale={locale} action={action} path={path} from={from} />
      ) : (
        <ClosedNotice
          reason={reason}
          count={count}
          graceEndsAt={petition.closesAt && addMilliseconds(petition.closesAt, GRACE_MILLISECONDS)}
        />
      )}
    </SignPanel>
  );
}

/** While the database is away: the form without numbers. It keeps what was typed until the database is back. */
export function SignWhileAway(props: Pick<SignSideProps, "locale" | "action" | "path" | "from">) {
  return (
    <UnavailablePage signing>
      <div className="max-w-lg">
        <SignFormFor {...props} />
      </div>
    </UnavailablePage>
  );
}

/** The form with its texts and states. It needs no database. */
function SignFormFor({ locale, action, path, from }: Pick<SignSideProps, "locale" | "action" | "path" | "from">) {
  const { form, fieldErrors } = messagesOf(locale).petition;
  return (
    <SignForm
      action={action}
      permalink={localePath(locale, path)}
      texts={form}
      fieldErrors={fieldErrors}
      states={stateOptions(locale)}
      source={sourceField.parse(from ?? null)}
      privacyHref={localePath(locale, "/privacy")}
    />
  );
}
