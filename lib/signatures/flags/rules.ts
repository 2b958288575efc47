import { DAY } from "../../time";

// A class that signs in one lesson stays below it. A wave by a script does not.
export const SAME_SOURCE_FORMS_MIN = 50;
/** Forms of a network are counted this long before and after a form. */
export const SAME_SOURCE_MINUTES = 30;

/** How long it is known whether a domain takes mail. Who sets up a domain today is asked about again tomorrow. */
export const DOMAIN_KEPT_MILLISECONDS = DAY;
