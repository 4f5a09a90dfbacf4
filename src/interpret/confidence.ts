/** Why a record is less sure than its words, and what of its confidence stays; see docs/danish.md. */
export const REASONS = {
  "approximate-time": 0.9,
  "end-from-duration": 0.85,
  "start-from-duration": 0.8,
  "ambiguous-time": 0.85,
  "nonexistent-time": 0.7,
  "month-inferred": 0.9,
  "week-only": 0.8,
  "impossible-date": 0.4,
  "weekday-contradicts-date": 0.7,
  "night-over-day-range": 0.9,
  "end-before-start": 0.5,
  "end-from-another-sentence": 0.95,
  "outside-period": 0.7,
  "no-date": 0.5,
  "no-system": 0.6,
  "system-not-in-vocabulary": 0.98,
  "system-from-preposition": 0.85,
  "system-from-earlier-incident": 0.75,
  "system-from-platform": 0.8,
  "supposed-cause": 0.85,
  "cause-in-passing": 0.9,
  "cause-without-lead-in": 0.75,
  "remedy-without-lead-in": 0.9,
  "remedy-from-earlier-incident": 0.75,
  "cause-from-earlier-incident": 0.75,
  "impact-not-stated": 0.95,
  "no-word-of-fault": 0.6,
} as const;

export type Reason = keyof typeof REASONS;

/** The share of confidence that stays after all reasons, rounded to a hundredth. */
export const confidenceAfter = (reasons: Iterable<Reason>): number =>
  Math.round(100 * [...reasons].reduce((rest, reason) => rest * REASONS[reason], 1)) / 100;
