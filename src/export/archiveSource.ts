import type { Corrections } from "../model/corrections.js";
import type { PagePicture } from "../model/pagePicture.js";
import type { Report } from "../model/record.js";
import type { Together } from "./excel.js";

/** A batch as exporters see it: reports come one by one from the disk, so that thousands need no memory. */
export interface ArchiveSource extends Together {
  /** By month, then by file name. */
  reports: () => AsyncIterable<Report>;
  /** What a person said of the reports; nothing when left out. */
  corrections?: Corrections;
  /** Pictures of a report's pages; none when left out, and of pages that cannot be drawn. */
  pictures?: (report: Report, pages: readonly number[]) => Promise<PagePicture[]>;
}
