interface SentToProps {
  text: string;
  /** How long the tab knows the email. */
  kept: string;
}

/**
 * The email that was typed in the sign form. The server does not know it: enhance/sent-form.ts fills it in from the storage of
 * the tab, and shows this. React leaves what is in the element alone when it hydrates the page.
 */
export function SentTo({ text, kept }: SentToProps) {
  return (
    <div data-sent-to="" hidden className="mb-6 max-w-measure">
      <p>
        {text}{" "}
        <strong
          data-sent-email=""
          className="[overflow-wrap:anywhere]"
          suppressHydrationWarning
          dangerouslySetInnerHTML={{ __html: "" }}
        />
      </p>
      <p className="text-sm text-muted">{kept}</p>
    </div>
  );
}
