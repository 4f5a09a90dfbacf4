import type { Disagreement, Series } from "../model/archive.js";
import type { Corrections } from "../model/corrections.js";
import type { Current } from "../model/current.js";
import type { PagePicture } from "../model/pagePicture.js";
import type { Diagnostic, Report } from "../model/record.js";

/** A batch as exporters see it: reports come one by one from the disk, so that thousands need no memory. */
export interface ArchiveSource {
  /** By month, then by file name. */
  reports: () => AsyncIterable<Report>;
  series: readonly Series[];
  disagreements: readonly Disagreement[];
  diagnostics: readonly Diagnostic[];
  /** Which records count. */
  current: Current;
  /** What a person said of the reports; nothing when left out. */
  corrections?: Corrections;
  /** Pictures of a report's pages; none when left out, and of pages that cannot be drawn. */
  pictures?: (report: Report, pages: readonly number[]) => Promise<PagePicture[]>;
}
