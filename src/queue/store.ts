/** Where machines leave files for each other. A folder that all of them see; others can take its place. */
export interface Store {
  /** Tells this store from any other. */
  readonly id: string;
  putPdf(job: string, bytes: Uint8Array): Promise<void>;
  /** A file with the content; null where nobody wants its record any more. */
  pdfPath(job: string): Promise<string | null>;
  putSettings(name: string, text: string): Promise<void>;
  settings(name: string): Promise<string>;
  /** Whole or not at all, whoever else writes the same. */
  putResult(job: string, text: string): Promise<void>;
  hasResult(job: string): Promise<boolean>;
  /** Jobs that have one. */
  results(): Promise<string[]>;
  result(job: string): Promise<string>;
  /** Notes that a job is being worked on; the note stays where its writer is killed. */
  begin(job: string): Promise<() => Promise<void>>;
  /** How many such notes there are. */
  begun(job: string): Promise<number>;
  forgetBegun(job: string): Promise<void>;
  forgetResult(job: string): Promise<void>;
  /** Removes all of a job. */
  forget(job: string): Promise<void>;
}
