import { ConfirmFrame } from "./confirm-frame";
import type { ConfirmSignatureProps } from "./confirm-signature";
import { texts } from "./texts/texts";

/** Reminds the owner of a mailbox once that a signature is not confirmed. */
export function ConfirmReminder(props: ConfirmSignatureProps) {
  return <ConfirmFrame {...props} messages={texts[props.locale].confirmReminder} />;
}
