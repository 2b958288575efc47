/** The site that is measured. */
export interface Site {
  /** The URL at which its server listens. */
  url: string;
  /** Its SITE_URL, which its pages and its checks of origins use. */
  siteUrl: string;
  postboxUrl: string;
  databaseUrl: string;
  /** The folder of its build. */
  distDir: string;
  starter: { pid?: number | undefined };
}
