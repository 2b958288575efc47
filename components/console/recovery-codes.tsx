import { ButtonLink } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";

/** New recovery codes, which nobody can show again. */
export function RecoveryCodes({ codes }: { codes: string[] }) {
  return (
    <div className="grid max-w-[32rem] gap-4">
      <Notice tone="done" role="status" title="Keep these recovery codes">
        <p>
          Each of them signs you in once, in place of a code from the app, when your phone is lost or broken. They are
          shown only now: print this page, or copy them to where you keep important papers. Not into the mailbox that
          gets your links.
        </p>
      </Notice>
      <ul aria-label="Recovery codes" className="grid grid-cols-[repeat(auto-fill,minmax(11rem,1fr))] gap-2">
        {codes.map((code) => (
          <li key={code}>
            <code className="text-lg">{code}</code>
          </li>
        ))}
      </ul>
      <p>
        <ButtonLink href="/console">I have kept them: go on</ButtonLink>
      </p>
    </div>
  );
}
