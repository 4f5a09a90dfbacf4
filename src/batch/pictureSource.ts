import { readFile } from "node:fs/promises";
import { FileError } from "../errors.js";
import { contentHash } from "../model/contentHash.js";
import type { PagePicture } from "../model/pagePicture.js";
import type { Report } from "../model/record.js";

/**
 * Draws pages of reports from their PDFs; nothing where a PDF is gone, or is another now.
 * @param pathOf where a report's PDF lies
 */
export const pictureSource =
  (pathOf: (report: Report) => string | null, passwords: readonly string[]) =>
  async (report: Report, pages: readonly number[]): Promise<PagePicture[]> => {
    const path = pathOf(report);
    const bytes = path === null ? null : await readFile(path).catch(() => null);
    if (!bytes || contentHash(bytes) !== report.source.sha256) return [];
    const { pagePictures } = await import("../read/pagePictures.js");
    try {
      return await pagePictures(bytes, passwords, pages);
    } catch (error) {
      if (error instanceof FileError) return [];
      throw error;
    }
  };
