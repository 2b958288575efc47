import { ConfirmFrame } from "./confirm-frame";
import type { Sender } from "./sender";
import { type Locale, texts } from "./texts/texts";

export interface ConfirmSignatureProps {
  locale: Locale;
  sender: Sender;
  title: string;
  confirmUrl: string;
  code: string;
  codeFormUrl: string;
}

/** Asks the owner of the mailbox to confirm a signature. */
export function ConfirmSignature(props: ConfirmSignatureProps) {
  return <ConfirmFrame {...props} messages={texts[props.locale].confirmSignature} />;
}
