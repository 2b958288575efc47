import { telUrl } from "@/lib/lawmakers/contact/rules";

/** A telephone number, as a link where it can be called. */
export function Phone({ phone }: { phone: string }) {
  const url = telUrl(phone);
  return url === null ? (
    phone
  ) : (
    <a href={url} className="inline-block py-1 text-link">
      {phone}
    </a>
  );
}
