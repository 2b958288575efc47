/** The site that is measured. */
export interface Site {
  /** Where its server listens. */
  url: string;
  /** What its pages and its checks of origins take for their own URL. */
  siteUrl: string;
  postboxUrl: string;
  databaseUrl: string;
  /** The folder of its build. */
  distDir: string;
  starter: { pid?: number | undefined };
}
