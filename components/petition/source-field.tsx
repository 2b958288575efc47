/** The share link that brought the signer, as the form sends it along. */
export function SourceField({ from }: { from: string | null }) {
  return <input type="hidden" name="source" value={from ?? ""} readOnly />;
}
