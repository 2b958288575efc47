import { type Env, LOCAL_MAIL_KEY } from "../env";

/**
 * Whether emails to many may leave: the law of many places demands a postal address in each of them. Those in the local postbox reach
 * nobody.
 */
export const mayWriteToMany = ({
  POSTAL_ADDRESS,
  RESEND_API_KEY,
}: Pick<Env, "POSTAL_ADDRESS" | "RESEND_API_KEY">): boolean =>
  POSTAL_ADDRESS !== "" || RESEND_API_KEY.startsWith(LOCAL_MAIL_KEY);
