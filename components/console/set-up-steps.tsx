import { QrCode } from "@/components/petition/qr-code";

interface SetUpStepsProps {
  /** The link that the QR code contains. */
  uri: string;
  /** The secret in it, in base 32. */
  secret: string;
}

/** What to do with an app before its first code can be entered. */
export function SetUpSteps({ uri, secret }: SetUpStepsProps) {
  return (
    <ol className="grid max-w-[32rem] list-decimal gap-4 pl-5">
      <li>
        Open an authenticator app on your phone. The password app of your phone may be one; if not, install any app that
        makes six-digit codes, such as Aegis, 2FAS or Google Authenticator.
      </li>
      <li>
        <p>Let it scan this code.</p>
        <div className="my-2">
          <QrCode text={uri} label="QR code for an authenticator app" />
        </div>
        <p>
          On the phone itself,{" "}
          <a href={uri} className="text-link">
            open it in the app
          </a>
          . Or type this secret into the app:
        </p>
        <p className="mt-1">
          <code data-secret={secret} className="break-words text-lg">
            {secret.replaceAll(/(.{4})(?=.)/g, "$1 ")}
          </code>
        </p>
      </li>
      <li>Enter the six digits that the app shows now.</li>
    </ol>
  );
}
