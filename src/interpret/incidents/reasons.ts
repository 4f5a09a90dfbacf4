/**
 * Why a field is less sure than its words, and what of its confidence stays. The shares are chosen by hand, after what
 * each reason leaves open; what was learnt and calibrated does not contain them.
 */
export const REASONS = {
  "approximate-time": 0.9,
  "end-from-duration": 0.9,
  "start-from-duration": 0.85,
  "ambiguous-time": 0.85,
  "nonexistent-time": 0.7,
  "month-inferred": 0.95,
  "week-only": 0.8,
  "impossible-date": 0.4,
  "weekday-contradicts-date": 0.7,
  "night-over-day-range": 0.9,
  "end-before-start": 0.5,
  "outside-period": 0.7,
  "no-date": 0.5,
  "no-system": 0.8,
  "supposed-cause": 0.9,
  "impact-not-stated": 1,
  "sentence-not-understood": 0.95,
} as const;

export type Reason = keyof typeof REASONS;

/** The share of a confidence that stays after all reasons. */
export const stayingShare = (reasons: Iterable<Reason>): number =>
  [...reasons].reduce((rest, reason) => rest * REASONS[reason], 1);
