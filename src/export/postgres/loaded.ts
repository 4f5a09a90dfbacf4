/** How many rows were changed. */
export interface Changed {
  inserted: number;
  updated: number;
  deleted: number;
}

/** What a load changed. */
export interface Loaded extends Changed {
  /** How many reports the archive has. */
  reports: number;
  /** How many of them were new or had a row changed. */
  changed: number;
  /** Reports that the archive no longer has: deleted, or kept and not counted. */
  gone: number;
}
