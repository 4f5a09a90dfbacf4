/** A page as a picture, with its size in points. */
export interface PagePicture {
  /** Counts from 1. */
  page: number;
  width: number;
  height: number;
  webp: Uint8Array;
}
