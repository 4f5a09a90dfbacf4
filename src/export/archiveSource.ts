import type { Disagreement, Series } from "../model/archive.js";
import type { Corrections } from "../model/corrections.js";
import type { Current } from "../model/current.js";
import type { Downtime } from "../model/downtime.js";
import type { PagePicture } from "../model/pagePicture.js";
import type { Diagnostic, Report } from "../model/record.js";

/** What the reports of an archive say together. */
export interface Together {
  series: readonly Series[];
  disagreements: readonly Disagreement[];
  diagnostics: readonly Diagnostic[];
  /** Which records count. */
  current: Current;
  downtime: readonly Downtime[];
  /** Where a report's PDF lies, as a link from the output folder; null where that is not known. */
  pdfOf?: (report: Report) => string | null;
}

/** A batch as exporters see it: reports come one by one from the disk, so that thousands need no memory. */
export interface ArchiveSource extends Together {
  /** By month, then by file name. */
  reports: () => AsyncIterable<Report>;
  /** What a person said of the reports; nothing when left out. */
  corrections?: Corrections;
  /** Pictures of a report's pages; none when left out, and of pages that cannot be drawn. */
  pictures?: (report: Report, pages: readonly number[]) => Promise<PagePicture[]>;
}
